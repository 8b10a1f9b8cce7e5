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
  if (code === undefined && !final) return undefined
  const then = final ? 'for good' : 'it is tried again'
  const message = `The server closed the connection (${closeCode} ${reason}), ${then}.`
  return failure(code ?? 'connection-refused', message, { closeCode, reason })
}

/** The relay greets with another generation of the document than the one that is held. */
export function replacedError(): CallboardError {
  const message = 'The relay has begun a new document, so this copy is closed. Make a new session.'
  return failure('document-replaced', message)
}

/** The server could not be reached. */
export function unreachableError(url: string): CallboardError {
  const message = `${url} cannot be reached, so nothing is sent; it is tried again. Does the relay run?`
  return failure('connection-refused', message)
}

/** The page, or the platform, does not allow the connection at all. */
export function forbiddenError(url: string, cause: unknown): CallboardError {
  const message = `This page may not connect to ${url}, so nothing is sent. From https use wss.`
  return failure('option-invalid', message, undefined, cause)
}

/** No token could be had. */
export function tokenError(cause: unknown): CallboardError {
  return failure('token-missing', 'No token was given, so nothing is sent; it is tried again.', undefined, cause)
}

/** The server sent what is not the protocol. */
export function malformedError(cause: unknown): CallboardError {
  const message = 'The server does not speak y-websocket, so nothing is sent; it is tried again. Is it a relay?'
  return failure('frame-malformed', message, undefined, cause)
}

/** The server went silent. */
export function silentError(): CallboardError {
  return failure('connection-refused', 'The server went silent, so nothing is sent; it is tried again.')
}
