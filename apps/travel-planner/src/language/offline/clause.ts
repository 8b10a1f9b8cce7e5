/** Stands for words that were understood, so that what is left and right of them is not read as one phrase. */
export const READ = 'xreadx'

/** A piece of a message, consumed bit by bit: what was read is taken out, so that it is not read twice. */
export interface Clause {
  /** As written, without what was read. */
  readonly text: string
  /** The match of a pattern in what is left, which is taken out of it; `undefined` when there is none. */
  take(pattern: RegExp): RegExpExecArray | undefined
  /** Takes out the characters from `start` to `end` of `text`. */
  takeRange(start: number, end: number): void
  /** Writes those characters another way. */
  replaceRange(start: number, end: number, replacement: string): void
  /** Whether the pattern is in what is left. */
  has(pattern: RegExp): boolean
}

/** Makes a {@link Clause}. Patterns are matched without regard to case. */
export function createClause(message: string): Clause {
  let text = message
  const clause: Clause = {
    get text() {
      return text
    },
    take: (pattern) => {
      const match = insensitive(pattern).exec(text)
      if (match === null) return undefined
      clause.takeRange(match.index, match.index + match[0].length)
      return match
    },
    takeRange: (start, end) => {
      text = `${text.slice(0, start)} ${READ} ${text.slice(end)}`
    },
    replaceRange: (start, end, replacement) => {
      text = `${text.slice(0, start)}${replacement}${text.slice(end)}`
    },
    has: (pattern) => insensitive(pattern).test(text),
  }
  return clause
}

const cache = new Map<RegExp, RegExp>()

function insensitive(pattern: RegExp): RegExp {
  let found = cache.get(pattern)
  if (found === undefined) {
    found = new RegExp(pattern.source, 'iu')
    cache.set(pattern, found)
  }
  return found
}

/**
 * The message in plain characters: straight quotes and dashes, single spaces, contractions as they are. A new line is a
 * new sentence.
 */
export function tidy(message: string): string {
  return message
    .replace(/[’‘`´]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/→|⇒|=>|->/g, ' to ')
    .replace(/[–—]/g, '-')
    .replace(/\s(?:&|\+)\s|(?<=\p{L}{3})\/(?=\p{L}{3})/gu, ' and ')
    .replace(/(?<=[\p{L}\d€$£)])[^\S\n]*\n+\s*(?:[-*•]\s+)?/gu, '. ')
    // Contractions that are written without their apostrophe.
    .replace(/\b(what|where|when|how|who|that|there|let)s\b/gi, "$1's")
    .replace(/\b(do|does|did|is|are|was|ca|could|would|should|wo)nt\b/gi, "$1n't")
    .replace(/\bi(m|ve)\b/gi, "i'$1")
    .replace(/\s+/g, ' ')
    .trim()
}
