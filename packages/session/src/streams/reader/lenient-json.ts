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
      if (!isClosed) return { head: `${text.slice(0, end)}"`, lastString, closers: closers.join('') }
      index = end
    } else {
      if (sign === '{') closers.unshift('}')
      else if (sign === '[') closers.unshift(']')
      else if (sign === '}' || sign === ']') closers.shift()
      index += 1
    }
  }
  return { head: text, lastString, closers: closers.join('') }
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
  const word = /[a-z]+$/.exec(text)?.[0]
  if (word === undefined) return text.replace(/[-+.eE]+$/, '')
  const whole = ['true', 'false', 'null'].find((literal) => literal.startsWith(word))
  return whole === undefined ? text.replace(/e$/, '') : text + whole.slice(word.length)
}

function withoutComma(text: string): string {
  return text.replace(/\s*,?\s*$/, '')
}
