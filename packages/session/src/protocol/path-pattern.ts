import { isReservedRoot } from '../document/roots.ts'

/**
 * A place in the document: the name of a root, then the keys of maps below it. What is below a list or a text has the path of
 * that. A key may be any text: slashes in it are no separators.
 */
export type DocumentPath = readonly string[]

/** The pattern of every root that is the app's own: all but those that Callboard keeps. */
export const APP_ROOTS = '~*'

/**
 * Whether a path is at or below what a pattern names. A pattern is written like a JSON Pointer without its first slash (RFC 6901:
 * `~1` is a slash within a key, `~0` a tilde, and, of ours, `~2` an asterisk); a part that ends in `*` stands for all keys that begin so, and `*` alone for every one.
 * {@link APP_ROOTS} is a pattern of its own.
 *
 * @example
 * matchesPath('people/ada~1*', ['people', 'ada/laptop', 'proposals']) // true
 * matchesPath('selections/*', ['selections']) // false: the root itself is not below it
 */
export function matchesPath(pattern: string, path: DocumentPath): boolean {
  if (pattern === APP_ROOTS) return path[0] !== undefined && !isReservedRoot(path[0])
  const parts = pattern.split('/')
  return parts.length <= path.length && parts.every((part, index) => matchesKey(part, path[index] ?? ''))
}

/** What stands for these is a tilde and their place. */
const ESCAPED = '~/*'

/** Writes a key as a part of a pattern that stands for this key alone. */
export function patternPart(key: string): string {
  return key.replace(/[~/*]/g, (character) => `~${ESCAPED.indexOf(character)}`)
}

/** A path in words, for messages and logs: keys as parts of a pattern, between slashes. */
export function formatPath(path: DocumentPath): string {
  return path.map(patternPart).join('/')
}

function matchesKey(part: string, key: string): boolean {
  const isPrefix = part.endsWith('*')
  const text = (isPrefix ? part.slice(0, -1) : part).replace(/~[012]/g, ([, digit]) => ESCAPED[Number(digit)] ?? '')
  return isPrefix ? key.startsWith(text) : key === text
}
