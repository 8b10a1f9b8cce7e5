/** A regular expression as a tree, as far as its cost depends on it. */
export type PatternNode =
  /** One character, of those that `source` matches. */
  | { readonly kind: 'atom'; readonly source: string }
  /** Matches between characters. */
  | { readonly kind: 'position' }
  | { readonly kind: 'group' | 'look'; readonly options: readonly PatternSequence[] }

export interface PatternItem {
  readonly node: PatternNode
  readonly min: number
  readonly max: number
}

export type PatternSequence = readonly PatternItem[]

/** One character, escaped or in a class; `\p{…}` and `\u{…}` count as one. */
const ATOM = /\\(?:[pPu]\{[^}]*\}|u[0-9a-f]{4}|x[0-9a-f]{2}|c[a-z]|[^])|\[(?:\\[^]|[^\]\\])*\]|[^]/iuy
const QUANTIFIER = /(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/y
const GROUP = /\((?:\?(?::|<[a-z]\w*>|([=!])))?/iy

/**
 * Reads a regular expression with the flag `u`. Throws a `SyntaxError` when it is none, and a string that says what is
 * not taken, as the end of a sentence that begins with "The pattern".
 */
export function parsePattern(pattern: string): readonly PatternSequence[] {
  // The engine's own parser is the judge; what comes after can rely on it.
  const { source } = new RegExp(pattern, 'u')
  return new PatternReader(source === '(?:)' ? '' : pattern).readOptions(false)
}

class PatternReader {
  readonly #pattern: string
  #at = 0

  constructor(pattern: string) {
    this.#pattern = pattern
  }

  readOptions(isGroup: boolean): readonly PatternSequence[] {
    const options: PatternItem[][] = [[]]
    while (this.#at < this.#pattern.length) {
      const next = this.#pattern[this.#at]
      if (next === ')' && isGroup) {
        this.#at += 1
        return options
      }
      if (next === '|') {
        this.#at += 1
        options.push([])
      } else {
        options.at(-1)?.push(this.#readItem())
      }
    }
    return options
  }

  #readItem(): PatternItem {
    const node = this.#readNode()
    const [text, sign, least, comma, most] = this.#match(QUANTIFIER) ?? []
    if (text === undefined) return { node, min: 1, max: 1 }
    if (sign !== undefined) return { node, min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : Infinity }
    const min = Number(least)
    return {
      node,
      min,
      max:
        comma === undefined ? min
        : most === '' ? Infinity
        : Number(most),
    }
  }

  #readNode(): PatternNode {
    const next = this.#pattern[this.#at]
    if (next === '(') return this.#readGroup()
    const [source = ''] = this.#match(ATOM) ?? []
    if (source === '^' || source === '$' || /^\\b$/i.test(source)) return { kind: 'position' }
    if (/^\\[1-9k]/.test(source)) throw 'refers back to what it has matched'
    return { kind: 'atom', source }
  }

  #readGroup(): PatternNode {
    const [head = '', look] = this.#match(GROUP) ?? []
    if (this.#pattern[this.#at] === '?' && head === '(') throw 'has a kind of group that is not taken'
    return { kind: look === undefined ? 'group' : 'look', options: this.readOptions(true) }
  }

  #match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.#at
    const found = expression.exec(this.#pattern)
    this.#at += found?.[0].length ?? 0
    return found
  }
}
