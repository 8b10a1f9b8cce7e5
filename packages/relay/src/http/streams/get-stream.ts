import type { StreamLog, StreamSlice } from '../../streams/stream-log.ts'
import { nextCursor } from './cursor.ts'
import { sendEvents } from './event-stream.ts'
import { formatOffset, positionIn } from './offset-token.ts'
import { decodeBody } from './stream-body.ts'
import { requestInvalid } from './stream-failures.ts'
import { HEADERS } from './header-names.ts'
import { endHeaders, headerOf } from './stream-headers.ts'
import { streamOf, type StreamExchange } from './stream-exchange.ts'
import { streamNotFound } from '../../streams/stream-errors.ts'
import { endOf, TailWatch } from './tail-watch.ts'

/** GET: reads from an offset; at the end, waits for more if asked to. */
export async function getStream(exchange: StreamExchange): Promise<void> {
  const { query } = exchange
  const live = query.get('live')
  const offsets = query.getAll('offset')
  const [offset] = offsets
  if (offsets.length > 1) throw requestInvalid('More than one offset was given', 'Give one.')
  if (live !== null && live !== 'long-poll' && live !== 'sse') throw requestInvalid('live is neither long-poll nor sse', 'Give one of them, or leave it out.')
  if (live !== null && offset === undefined) throw requestInvalid('Live reading was asked for without an offset', 'Say offset=-1 for all, offset=now for what comes.')
  const log = await streamOf(exchange)
  const fromNow = offset === 'now'
  const from = fromNow ? log.tail : positionIn(log, offset ?? '-1')
  if (live === 'sse') return sendEvents(exchange, log, from)
  if (live === 'long-poll') return longPoll(exchange, log, from)
  if (fromNow) return sendEnd(exchange, log)
  const slice = await log.read({ from, maxBytes: exchange.options.streamChunkBytes })
  sendSlice(exchange, log, slice)
}

async function longPoll(exchange: StreamExchange, log: StreamLog, from: number): Promise<void> {
  const { response, query, options, stopping } = exchange
  const end = endOf(response, stopping)
  const watch = new TailWatch(log, end)
  const deadline = Date.now() + options.longPollMs
  log.touch()
  try {
    while (log.tail === from && log.closedAt === undefined && !watch.gone && !end.aborted && Date.now() < deadline) {
      await watch.next(deadline - Date.now())
    }
    if (watch.gone) throw streamNotFound(log.path)
    const cursor = { [HEADERS.cursor]: nextCursor(query.get('cursor')) }
    if (log.tail === from) {
      response.writeHead(204, { ...endHeaders(log), [HEADERS.upToDate]: 'true', 'cache-control': 'no-store', ...cursor }).end()
    } else {
      sendSlice(exchange, log, await log.read({ from, maxBytes: options.streamChunkBytes }), cursor)
    }
  } finally {
    watch.stop()
  }
}

/** The end of the stream and nothing of it. */
function sendEnd({ response }: StreamExchange, log: StreamLog): void {
  log.touch()
  response.writeHead(200, {
    'content-type': log.config.contentType,
    'cache-control': 'no-store',
    [HEADERS.upToDate]: 'true',
    ...endHeaders(log),
  })
  response.end(decodeBody(log, new Uint8Array()))
}

function sendSlice(exchange: StreamExchange, log: StreamLog, slice: StreamSlice, more: Record<string, string> = {}): void {
  const { request, response } = exchange
  const atEnd = slice.next === log.tail
  // It stands for what the headers say, too: that this is the end, and whether for good.
  const end = atEnd ? (log.closedAt === undefined ? ':e' : ':c') : ''
  const etag = `"${formatOffset(log, slice.position)}:${slice.next}${end}"`
  const headers = {
    etag,
    // What lies behind an offset never changes, but more can come at the end. It is a session's, so no one else's cache.
    'cache-control': atEnd && log.closedAt === undefined ? 'private, no-cache' : 'private, max-age=60, stale-while-revalidate=300',
    ...endHeaders(log, slice.next),
    ...(atEnd ? { [HEADERS.upToDate]: 'true' } : {}),
    ...more,
  }
  if (isUnchanged(headerOf(request, 'if-none-match'), etag)) {
    response.writeHead(304, headers).end()
    return
  }
  response.writeHead(200, { 'content-type': log.config.contentType, ...headers })
  response.end(decodeBody(log, slice.data))
}

function isUnchanged(given: string | undefined, etag: string): boolean {
  return given?.split(',').some((one) => one.trim().replace(/^W\//, '') === etag) ?? false
}
