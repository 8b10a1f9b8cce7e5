/**
 * The texts of a writer's tokens, the same for everyone in a run: words as a model says them, four to five bytes on
 * average, without any randomness, so that each process can tell for itself what should have arrived.
 */
const SENTENCE = 'the a flight to Lisbon leaves at nine and costs less than you had in mind so it fits your plan'
const WORDS = SENTENCE.split(' ')

/** A paragraph is that long: some three hundred characters, as in answers of models. */
const PARAGRAPH_TOKENS = 60

/** The token number `index` of a writer. */
export function tokenText(writer: number, index: number): string {
  const word = WORDS[(writer * 7 + index * 3 + Math.floor(index / WORDS.length)) % WORDS.length] ?? ''
  if (index % PARAGRAPH_TOKENS === PARAGRAPH_TOKENS - 1) return `${word}.\n\n`
  return index % 12 === 11 ? `${word}. ` : `${word} `
}

/** All that a writer says. */
export function wholeText(writer: number, tokens: number): string {
  let text = ''
  for (let index = 0; index < tokens; index += 1) text += tokenText(writer, index)
  return text
}
