import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Producer, StreamConfigRequest, StreamForkRequest, StreamLog } from '../../streams/stream-log.ts'
import { HEADERS } from './header-names.ts'
import { formatOffset, parseOffset } from './offset-token.ts'
import { requestInvalid } from './stream-failures.ts'
import { STREAM_PREFIX, streamFromTarget } from './stream-path.ts'

/** What a page of another origin may read, and what keeps a browser from taking content for something else. */
const COMMON = {
  'access-control-expose-headers': [
    ...Object.values(HEADERS).filter((name) => name !== HEADERS.seq && name !== HEADERS.producerId),
    'ETag', 'Location', 'Content-Type', 'Allow',
  ].join(', '),
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'cross-origin',
} as const

export const STREAM_METHODS = 'GET, HEAD, PUT, POST, DELETE, OPTIONS'

/** What the answer to a preflight says. */
export const PREFLIGHT = {
  'access-control-allow-methods': STREAM_METHODS,
  'access-control-allow-headers': [
    'Content-Type', 'Authorization', 'If-None-Match', 'Cache-Control', 'Last-Event-ID', 'Traceparent',
    HEADERS.seq, HEADERS.ttl, HEADERS.expiresAt, HEADERS.closed, HEADERS.forkedFrom, HEADERS.forkOffset, HEADERS.forkSubOffset,
    HEADERS.producerId, HEADERS.producerEpoch, HEADERS.producerSeq,
  ].join(', '),
  'access-control-max-age': '600',
} as const

const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+\s*(;.*)?$/
const WHOLE_NUMBER = /^(0|[1-9]\d*)$/
const RFC_3339 = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/

/** Sets what every answer about streams says. */
export function setCommonHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(COMMON)) response.setHeader(name, value)
}

/** One header, by its name in any case. */
export function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name.toLowerCase()]
  return Array.isArray(value) ? value.join(', ') : value
}

/** The content type in lower case; `undefined` when there is none, or what is there is none. */
export function readContentType(request: IncomingMessage): string | undefined {
  const given = headerOf(request, 'content-type')?.trim().toLowerCase()
  return given !== undefined && MEDIA_TYPE.test(given) ? given : undefined
}

/** Whether the request closes the stream. */
export function readClosed(request: IncomingMessage): boolean {
  return headerOf(request, HEADERS.closed)?.toLowerCase() === 'true'
}

/** What a new stream is to be. Throws `stream-request-invalid`. */
export function readConfig(request: IncomingMessage): StreamConfigRequest {
  const ttl = headerOf(request, HEADERS.ttl)
  const expiresAt = headerOf(request, HEADERS.expiresAt)
  if (ttl !== undefined && expiresAt !== undefined) {
    throw requestInvalid(`${HEADERS.ttl} and ${HEADERS.expiresAt} were both given`, 'Give one of them.')
  }
  if (expiresAt !== undefined && !(RFC_3339.test(expiresAt) && Number.isFinite(Date.parse(expiresAt)))) {
    throw requestInvalid(`${HEADERS.expiresAt} is no RFC 3339 timestamp`, 'Give one, as 2030-01-31T12:00:00Z.')
  }
  return {
    contentType: readContentType(request),
    ttlSeconds: ttl === undefined ? undefined : readNumber(HEADERS.ttl, ttl),
    expiresAt,
  }
}

/** From what the stream is to be forked, if it is. Throws `stream-request-invalid` or `offset-invalid`. */
export function readFork(request: IncomingMessage): StreamForkRequest | undefined {
  const from = headerOf(request, HEADERS.forkedFrom)
  const offset = headerOf(request, HEADERS.forkOffset)
  const more = headerOf(request, HEADERS.forkSubOffset)
  if (from === undefined) {
    if (offset === undefined && more === undefined) return undefined
    throw requestInvalid(`${HEADERS.forkOffset} was given without ${HEADERS.forkedFrom}`, 'Say which stream to fork.')
  }
  const source = streamFromTarget(from)
  if (!from.startsWith(STREAM_PREFIX) || !source.ok) {
    throw requestInvalid(`${HEADERS.forkedFrom} names no stream`, `Give the path of its URL, beginning with ${STREAM_PREFIX}.`)
  }
  return {
    path: source.name,
    offset: offset === undefined ? undefined : parseOffset(offset),
    more: more === undefined ? undefined : readNumber(HEADERS.forkSubOffset, more),
  }
}

/** Who appends, if that was said. Throws `stream-request-invalid`. */
export function readProducer(request: IncomingMessage): Producer | undefined {
  const [id, epoch, seq] = [HEADERS.producerId, HEADERS.producerEpoch, HEADERS.producerSeq].map((name) => headerOf(request, name))
  if (id === undefined && epoch === undefined && seq === undefined) return undefined
  if (id === undefined || id === '' || epoch === undefined || seq === undefined) {
    const names = `${HEADERS.producerId}, ${HEADERS.producerEpoch} and ${HEADERS.producerSeq}`
    throw requestInvalid('A producer was named in part', `Give ${names} together, or none of them.`)
  }
  return { id, epoch: readNumber(HEADERS.producerEpoch, epoch), seq: readNumber(HEADERS.producerSeq, seq) }
}

/** Where a stream ends, and whether it is closed. */
export function endHeaders(log: StreamLog, position: number = log.tail): Record<string, string> {
  const closed = log.closedAt !== undefined && position === log.tail
  return { [HEADERS.nextOffset]: formatOffset(log, position), ...(closed ? { [HEADERS.closed]: 'true' } : {}) }
}

function readNumber(name: string, text: string): number {
  const number = WHOLE_NUMBER.test(text) ? Number(text) : Number.NaN
  if (Number.isSafeInteger(number)) return number
  throw requestInvalid(`${name} is no whole number from 0 to 2^53-1`, 'Give it in digits, without sign or leading zeros.')
}
