import { CallboardError } from '@callboard/session/protocol'

/** Whose messages are the system's own words: of files, sockets, SQLite, and of WebSocket frames. */
const PLAIN = /^(E[A-Z0-9]+|ERR_SQLITE_ERROR|SQLITE_\w+|WS_ERR_\w+)$/

/**
 * What a log may say of an error. Messages of most errors quote what they are about (`JSON.parse` quotes what it cannot read), and
 * that may be content or a token; so of those the log says what kind it is and where it was thrown, and nothing else.
 */
export function describeError(error: unknown): string {
  if (CallboardError.is(error)) return describeKnown(error)
  if (!(error instanceof Error)) return `a thrown ${typeof error}`
  const { code } = error as { code?: unknown }
  if (typeof code === 'string' && PLAIN.test(code)) return `${code}: ${error.message}`
  const what = typeof code === 'string' && /^\w+$/.test(code) ? `${error.name} ${code}` : error.name
  const place = placeOf(error)
  return place === undefined ? what : `${what} at ${place}`
}

function describeKnown({ code, message, cause }: CallboardError): string {
  // What is wrong with the disk is for whoever reads the log, and quotes nobody.
  if (code === 'storage-unavailable') return message
  return cause === undefined ? code : `${code}: ${describeError(cause)}`
}

/** The first line of the stack, which begins behind the message, whatever that holds. */
function placeOf({ name, message, stack = '' }: Error): string | undefined {
  const head = stack.indexOf(message)
  const lines = head < 0 || message === '' ? stack.slice(name.length) : stack.slice(head + message.length)
  return /^\s+at (.+)$/m.exec(lines)?.[1]
}
