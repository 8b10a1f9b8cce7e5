import { once } from 'node:events'
import type { StreamLog, StreamSlice } from '../../streams/stream-log.ts'
import { mediaTypeOf } from '../../streams/stream-config.ts'
import { nextCursor } from './cursor.ts'
import { formatOffset } from './offset-token.ts'
import { decodeBody } from './stream-body.ts'
import { HEADERS } from './header-names.ts'
import type { StreamExchange } from './stream-exchange.ts'
import { endOf, TailWatch } from './tail-watch.ts'

/** How a stream's content is written into events. */
type Encoding = 'json' | 'text' | 'base64'

/**
 * Sends what there is from a position on, and then what comes, as server-sent events. A client that does not read is
 * waited for: no more than one slice is in memory for it, and when its time is over it is cut off.
 */
export async function sendEvents(exchange: StreamExchange, log: StreamLog, from: number): Promise<void> {
  const { response, options, stopping, query } = exchange
  const encoding = encodingOf(log)
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-cache',
    ...(encoding === 'base64' ? { [HEADERS.eventEncoding]: 'base64' } : {}),
  })
  const timeIsUp = AbortSignal.timeout(options.eventStreamMs)
  const end = endOf(response, stopping, timeIsUp)
  const watch = new TailWatch(log, end)
  let position = from
  let due = true
  try {
    log.touch()
    while (!end.aborted && !watch.gone) {
      const slice = position < log.tail ? await readSlice(log, position, options.streamChunkBytes, encoding) : undefined
      const moved = slice !== undefined && slice.next > position
      if (moved) position = slice.next
      const closed = log.closedAt !== undefined && position === log.tail
      if (moved || due || closed) {
        const data = moved ? event('data', payload(log, slice, encoding)) : ''
        const control = event('control', JSON.stringify(controlOf(log, position, closed, query.get('cursor'))))
        if (!response.write(data + control)) await drained(response, end)
      }
      if (closed) break
      due = false
      if (moved && position < log.tail) continue
      const waitedSince = Date.now()
      await watch.next(options.longPollMs)
      due = Date.now() - waitedSince >= options.longPollMs
    }
  } finally {
    watch.stop()
  }
  if (response.writableNeedDrain) response.destroy()
  else response.end()
}

function encodingOf(log: StreamLog): Encoding {
  if (log.isJson) return 'json'
  return mediaTypeOf(log.config.contentType).startsWith('text/') ? 'text' : 'base64'
}

/** Text is cut between characters; of one that is not whole yet, nothing is sent before the rest has come. */
async function readSlice(log: StreamLog, from: number, maxBytes: number, encoding: Encoding): Promise<StreamSlice> {
  const slice = await log.read({ from, maxBytes: Math.max(maxBytes, LONGEST_CHARACTER) })
  if (encoding !== 'text' || (log.closedAt !== undefined && slice.next === log.tail)) return slice
  const missing = bytesOfCutCharacter(slice.data)
  return missing === 0 ? slice : { ...slice, next: slice.next - missing, data: slice.data.subarray(0, -missing) }
}

/** Of a character in UTF-8. */
const LONGEST_CHARACTER = 4

function bytesOfCutCharacter(data: Uint8Array): number {
  for (let back = 1; back < LONGEST_CHARACTER && back <= data.byteLength; back++) {
    const byte = data[data.byteLength - back] ?? 0
    if (byte < 0x80) return 0
    if (byte < 0xc0) continue
    const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
    return length > back ? back : 0
  }
  return 0
}

function payload(log: StreamLog, slice: StreamSlice, encoding: Encoding): string {
  if (encoding === 'base64') return Buffer.from(slice.data).toString('base64')
  return Buffer.from(decodeBody(log, slice.data)).toString('utf8')
}

function controlOf(log: StreamLog, position: number, closed: boolean, cursor: string | null): Record<string, unknown> {
  const streamNextOffset = formatOffset(log, position)
  if (closed) return { streamNextOffset, streamClosed: true }
  return { streamNextOffset, streamCursor: nextCursor(cursor), ...(position === log.tail ? { upToDate: true } : {}) }
}

/** A line that begins with a space gets another, because the reader takes one away. */
function event(type: string, data: string): string {
  const lines = data.split(/\r\n|\r|\n/).map((line) => `data:${line.startsWith(' ') ? ' ' : ''}${line}\n`)
  return `event: ${type}\n${lines.join('')}\n`
}

async function drained(response: StreamExchange['response'], end: AbortSignal): Promise<void> {
  await once(response, 'drain', { signal: end }).catch(() => {})
}
