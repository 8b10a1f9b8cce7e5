import type { Duplex } from 'node:stream'
import type { CallboardError, ErrorCode } from '@callboard/session/protocol'
import { STATUS_CODES } from '../http/node-http.ts'

/** The statuses of what can be wrong with a handshake. */
export const HANDSHAKE_STATUSES: Partial<Record<ErrorCode, number>> = {
  'frame-malformed': 400,
  'token-invalid': 400,
  'origin-forbidden': 403,
  'rate-limited': 403,
  'relay-full': 503,
  'relay-stopping': 503,
}

/** Without a word of its own, an error asks to come back after this. Milliseconds. */
const RETRY_MS = 1_000

/** Answers an upgrade request with a status, and ends its socket. */
export function answerHandshake(socket: Duplex, { code, message, details = {} }: CallboardError): void {
  const { retryInMs = RETRY_MS, status = HANDSHAKE_STATUSES[code] ?? 500 } = details as { retryInMs?: number; status?: number }
  const body = `${JSON.stringify({ error: { code, message } })}\n`
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(code === 'rate-limited' || status === 503 ? [`Retry-After: ${Math.ceil(retryInMs / 1_000)}`] : []),
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
