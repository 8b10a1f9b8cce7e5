import { CallboardError, type ErrorCode } from '@callboard/session/protocol'
import { ACCESS_STATUSES, challengeOf } from '../http-failures.ts'
import { HEADERS } from './header-names.ts'

/** The statuses of what can be wrong with a request about a stream. */
export const STREAM_STATUSES: Partial<Record<ErrorCode, number>> = {
  ...ACCESS_STATUSES,
  'stream-name-invalid': 400,
  'stream-request-invalid': 400,
  'chunk-invalid': 400,
  'offset-invalid': 400,
  'producer-fenced': 403,
  'stream-not-found': 404,
  'stream-conflict': 409,
  'stream-closed': 409,
  'sequence-gap': 409,
  'stream-gone': 410,
  'append-too-large': 413,
  'stream-full': 413,
  'storage-unavailable': 503,
  'relay-stopping': 503,
}

/** A request that cannot be understood; `problem` is a clause, `remedy` a sentence. */
export function requestInvalid(problem: string, remedy: string): CallboardError {
  return new CallboardError({ code: 'stream-request-invalid', message: `${problem}, so the request was not carried out. ${remedy}` })
}

/** With what status and headers an error is answered. */
export function failureOf(error: CallboardError): { readonly status: number; readonly headers: Record<string, string> } {
  const status = STREAM_STATUSES[error.code] ?? 500
  const { epoch, expected, received, newEpoch } = (error.details ?? {}) as Readonly<Record<string, number | boolean | undefined>>
  if (error.code === 'producer-fenced') return { status, headers: { [HEADERS.producerEpoch]: String(epoch) } }
  if (error.code !== 'sequence-gap') return { status, headers: challengeOf(error) }
  const headers = { [HEADERS.expectedSeq]: String(expected), [HEADERS.receivedSeq]: String(received) }
  return { status: newEpoch === true ? 400 : status, headers }
}
