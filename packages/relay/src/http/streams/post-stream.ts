import { assertMayWrite } from '../../identity/stream-rights.ts'
import { mediaTypeOf } from '../../streams/stream-config.ts'
import { streamConflict } from '../../streams/stream-errors.ts'
import type { Appended, Producer, StreamLog } from '../../streams/stream-log.ts'
import { assertAuthors } from './assert-authors.ts'
import { readBody } from './read-body.ts'
import { encodeBody } from './stream-body.ts'
import { requestInvalid } from './stream-failures.ts'
import { HEADERS } from './header-names.ts'
import { endHeaders, headerOf, readClosed, readContentType, readProducer } from './stream-headers.ts'
import { assertTimeLeft, charged, streamOf, type StreamExchange } from './stream-exchange.ts'

/** POST: appends, closes, or both at once. */
export async function postStream(exchange: StreamExchange): Promise<void> {
  const { request, response, identity, path } = exchange
  const producer = readProducer(request)
  const close = readClosed(request)
  assertMayWrite(identity, path, close ? 'rule' : 'append')
  const log = await streamOf(exchange)
  assertTimeLeft(exchange)
  const body = await readBody(exchange)
  if (body.byteLength === 0 && !close) throw requestInvalid('The body is empty', `Send something, or ${HEADERS.closed}: true.`)
  if (body.byteLength > 0) assertContentType(log, readContentType(request), headerOf(request, 'content-type'))
  const { data, appender } = charged(exchange, () => {
    const encoded = encodeBody({ path: log.path, contentType: log.config.contentType }, body)
    if (encoded.byteLength === 0 && body.byteLength > 0) throw requestInvalid('The array is empty', 'Send at least one message.')
    return { data: encoded, appender: assertAuthors(identity, path, encoded, producer) }
  })
  const streamSeq = headerOf(request, HEADERS.seq)
  try {
    const trace = headerOf(request, 'traceparent')
    const appended = await charged(exchange, () => log.append({ data, producer: appender, streamSeq, close, trace }))
    if (!appended.duplicate) log.heardWriter()
    response.writeHead(producer !== undefined && body.byteLength > 0 && !appended.duplicate ? 200 : 204, {
      ...endHeaders(log, appended.tail),
      ...producerHeaders(producer, appended),
    })
    response.end()
  } catch (error) {
    // Whoever finds it closed learns where it ends, whatever was wrong with the append.
    if (log.closedAt !== undefined) for (const [name, value] of Object.entries(endHeaders(log))) response.setHeader(name, value)
    throw error
  }
}

function producerHeaders(producer: Producer | undefined, { lastSeq }: Appended): Record<string, string> {
  if (producer === undefined) return {}
  return { [HEADERS.producerEpoch]: String(producer.epoch), [HEADERS.producerSeq]: String(lastSeq ?? producer.seq) }
}

function assertContentType(log: StreamLog, contentType: string | undefined, given: string | undefined): void {
  // What is closed says so first.
  if (log.closedAt !== undefined) return
  if (given === undefined || given.trim() === '') {
    throw requestInvalid('The request says no Content-Type', `Say ${log.config.contentType}, which the stream holds.`)
  }
  if (mediaTypeOf(contentType ?? given) !== mediaTypeOf(log.config.contentType)) {
    throw streamConflict(`The stream holds ${log.config.contentType}, not ${JSON.stringify(given.slice(0, 80))}`, 'Send what it holds.')
  }
}
