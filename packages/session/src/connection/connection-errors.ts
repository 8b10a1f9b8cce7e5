import { failure, type CallboardError } from '../protocol/callboard-error.ts'
import { isPermanentCloseCode, type CLOSE_CODES, type CloseReason, type ErrorCode } from '../protocol/index.ts'

/** By number, which spares pages the names; the type holds them against {@link CLOSE_CODES}. */
const byCloseCode: Readonly<Record<(typeof CLOSE_CODES)[CloseReason], ErrorCode>> = {
  4400: 'frame-malformed',
  4401: 'token-invalid',
  4403: 'session-forbidden',
  4404: 'session-name-invalid',
  4409: 'document-replaced',
  4410: 'agent-fenced',
  4413: 'frame-too-large',
  1012: 'relay-stopping',
  1013: 'relay-stopping',
}

/** The error the relay named in an extension message, which knows more than a close code. */
export function namedError(code: string, message: string, details?: Readonly<Record<string, unknown>>): CallboardError {
  // A newer relay may have codes that this version does not know; they are passed on as they are.
  return failure(code as ErrorCode, message.replace(/^callboard: /, ''), details)
}

/** What a close code says; `undefined` where it says nothing. */
export function closeCodeError(closeCode: number, reason: string): CallboardError | undefined {
  const code = (byCloseCode as Readonly<Record<number, ErrorCode>>)[closeCode]
  const final = isPermanentCloseCode(closeCode)
  if (!code && !final) return undefined
  const then = final ? 'for good' : 'it is tried again'
  const message = `The server closed the connection (${closeCode} ${reason}), ${then}.`
  return failure(code ?? 'connection-refused', message, { closeCode, reason })
}

/** Nothing can be sent now, and it is tried again. */
export function unsentError(code: ErrorCode, what: string, ask = '', cause?: unknown): CallboardError {
  return failure(code, `${what}, so nothing is sent; it is tried again.${ask}`, undefined, cause)
}
