/** Up to two letters for a name: of its first and last word. Whole characters as people see them, in any script. */
export function initials(name: string): string {
  const words = name.trim().split(/[\s\-_./]+/u).filter(Boolean)
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words
  return chosen.map((word) => firstCharacter(word ?? '')).join('').toLocaleUpperCase()
}

function firstCharacter(word: string): string {
  const [first] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(word)
  return first?.segment ?? ''
}

/** A number from 0 to `count - 1` that stays the same for the same text. */
export function stableIndex(text: string, count: number): number {
  let hash = 0
  for (const character of text) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0
  return hash % count
}
