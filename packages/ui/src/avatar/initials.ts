/** Characters that nobody sees; not those that join others to one. */
const UNSEEN = /[\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu

/** Up to two letters for a name: of its first and last word. Whole characters as people see them, in any script. */
export function initials(name: string): string {
  const words = name.replaceAll(UNSEEN, '').trim().split(/[\s\-–—_./]+/u).map(withoutBrackets).filter(Boolean)
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words
  return chosen.map((word) => firstCharacter(word ?? '')).join('').toLocaleUpperCase()
}

/** Brackets and quotes around a word are none of its letters. */
function withoutBrackets(word: string): string {
  return word.replaceAll(/^[\p{Ps}\p{Pi}"']+/gu, '')
}

/** Made with the first name: to make one takes longer than to use it, and a long list uses it in each frame. */
let segmenter: Intl.Segmenter | undefined

function firstCharacter(word: string): string {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  const [first] = segmenter.segment(word)
  return first?.segment ?? ''
}

/** A number from 0 to `count - 1` that stays the same for the same text. */
export function stableIndex(text: string, count: number): number {
  let hash = 0
  for (const character of text) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0
  return hash % count
}
