/** What ends a sentence in the scripts that have something for it, also inside of quotes, brackets or isolates. */
const ENDS = /[.!?…。！？．؟।][\p{Pe}\p{Pf}\p{Cf}"'”’]*$/u

/** A text as a sentence: with a full stop, unless it ends with something already. */
export function asSentence(text: string): string {
  return text === '' || ENDS.test(text.trimEnd()) ? text : `${text}.`
}

/** Texts one after the other, each a sentence but for the last, which stays as it is. */
export function inSentences(texts: readonly string[]): string {
  return texts.map((text, index) => (index === texts.length - 1 ? text : asSentence(text.trimEnd()))).join(' ')
}
