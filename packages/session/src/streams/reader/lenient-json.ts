/**
 * What JSON text that has only come in part amounts to so far: what is open is closed where it ends, and a key that has
 * no value yet is left out. `undefined` while there is nothing yet, and for text that does not begin like JSON.
 */
export function parseLeniently(text: string): unknown {
  const { head, lastString, closers } = scan(text)
  const token = wholeToken(head)
  const candidates = [head, token, withoutComma(token), withoutComma(head.slice(0, lastString))]
  for (const candidate of candidates) {
    try {
      return JSON.parse(candidate + closers) as unknown
    } catch {
      // The next one leaves out more.
    }
  }
  return undefined
}

interface Scan {
  /** The text, with its last string closed. */
  readonly head: string
  /** Where its last string begins. */
  readonly lastString: number
  /** What closes all that is open. */
  readonly closers: string
}

function scan(text: string): Scan {
  const closers: string[] = []
  let lastString = 0
  let index = 0
  while (index < text.length) {
    const sign = text.charAt(index)
    if (sign === '"') {
      lastString = index
      const { end, isClosed } = endOfString(text, index + 1)
      if (!isClosed) return { head: `${text.slice(0, end)}"`, lastString, closers: closers.reverse().join('') }
      index = end
    } else {
      if (sign === '{') closers.push('}')
      else if (sign === '[') closers.push(']')
      else if (sign === '}' || sign === ']') closers.pop()
      index += 1
    }
  }
  return { head: text, lastString, closers: closers.reverse().join('') }
}

/** Behind the quote that closes a string or, when none does, behind its last whole character. */
function endOfString(text: string, start: number): { readonly end: number; readonly isClosed: boolean } {
  let index = start
  while (index < text.length) {
    const sign = text.charAt(index)
    if (sign === '"') return { end: index + 1, isClosed: true }
    const width = sign !== '\\' ? 1 : text.charAt(index + 1) === 'u' ? 6 : 2
    if (index + width > text.length) break
    index += width
  }
  return { end: index, isClosed: false }
}

/** Makes a word at the end whole, and leaves out what a number cannot end with. */
function wholeToken(text: string): string {
  const word = text.slice(withoutEnd(text, (sign) => sign >= 'a' && sign <= 'z').length)
  const whole = word && ['true', 'false', 'null'].find((literal) => literal.startsWith(word))
  return whole ? text + whole.slice(word.length) : withoutEnd(text, (sign) => '-+.eE'.includes(sign))
}

function withoutComma(text: string): string {
  const end = text.trimEnd()
  return (end.endsWith(',') ? end.slice(0, -1) : end).trimEnd()
}

/** Looks from the end on: an expression would begin anew at every sign of a long run. */
function withoutEnd(text: string, isPart: (sign: string) => boolean): string {
  let end = text.length
  while (end > 0 && isPart(text.charAt(end - 1))) end -= 1
  return text.slice(0, end)
}
