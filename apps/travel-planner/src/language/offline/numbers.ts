const words: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  single: 1,
  two: 2,
  couple: 2,
  both: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fourteen: 14,
}

/** A pattern that matches a number in figures or words, for use inside a larger one; parse it with {@link toNumber}. */
export const NUMBER =
  '(?:\\d{1,2}|an?|one|a couple(?: of)?|couple(?: of)?|two|three|four|five|six|seven|eight|nine|ten' +
  '|eleven|twelve|fourteen)'

/** The number that a match of {@link NUMBER} stands for. */
export function toNumber(text: string): number {
  const word = text.replace(/^a couple.*|^couple.*/, 'couple').trim()
  return words[word] ?? Number.parseInt(word, 10)
}
