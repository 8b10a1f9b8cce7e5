import { expect, test } from 'vitest'
import { IdempotentProducer, DurableStream, stream } from '@durable-streams/client'
import { connect } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { MemoryStorage } from '../../storage/memory-storage.ts'
import { startRelay, temporaryDirectory } from '../../testing/start-relay.ts'
import { GatedStorage } from '../../testing/gated-storage.ts'
import { until } from '../../testing/until.ts'
import type { RelayOptions } from '../../relay/relay-options.ts'

async function start(options: RelayOptions = {}): Promise<{ base: string; relay: Awaited<ReturnType<typeof startRelay>> }> {
  const relay = await startRelay(options)
  return { relay, base: `${relay.url.replace('ws:', 'http:')}/v1/stream` }
}

const JSON_TYPE = { 'content-type': 'application/json' }
const TEXT_TYPE = { 'content-type': 'text/plain' }

async function call(url: string, method: string, headers: Record<string, string> = {}, body?: BodyInit): Promise<Response> {
  return fetch(url, { method, headers, body: body ?? null })
}

async function codeOf(response: Response): Promise<string> {
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
  const { error } = (await response.json()) as { error: { code: string; message: string } }
  expect(error.message).toMatch(/^callboard: .+\. .+\.$/s)
  return `${response.status} ${error.code}`
}

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** What buffers hold that somebody still has: without what only waits to be collected. */
function heldBytes(): number {
  collectGarbage()
  return process.memoryUsage().arrayBuffers
}

const offsetOf = (response: Response): string => response.headers.get('stream-next-offset') ?? ''

test('the unmodified client appends, reads and tails', async () => {
  const { base } = await start({ timing: { longPollMs: 500 } })
  const handle = await DurableStream.create({ url: `${base}/board/notes`, contentType: 'application/json' })
  await handle.append(JSON.stringify({ n: 1 }))
  for (const live of ['long-poll', 'sse'] as const) {
    const reading = await stream<{ n: number }>({ url: `${base}/board/notes`, offset: '-1', live })
    const seen: number[] = []
    reading.subscribeJson(async ({ items }) => void seen.push(...items.map(({ n }) => n)))
    await until('the stored one is read', () => seen.includes(1))
    await handle.append(JSON.stringify({ n: live.length }))
    await until('the new one is read', () => seen.includes(live.length))
    reading.cancel()
  }
  await handle.close()
  const rest = await stream<{ n: number }>({ url: `${base}/board/notes`, offset: '-1', live: false })
  expect(await rest.json()).toEqual([{ n: 1 }, { n: 9 }, { n: 3 }])
})

test('the client\'s idempotent producer writes an agent\'s stream, and bad chunks are refused', async () => {
  const { base } = await start()
  const url = `${base}/board/agents/flights/answer`
  const handle = await DurableStream.create({ url, contentType: 'application/json' })
  const errors: unknown[] = []
  const producer = new IdempotentProducer(handle, 'python-agent', { onError: (error) => void errors.push(error) })
  for (let index = 0; index < 100; index++) producer.append(JSON.stringify({ type: 'text-delta', id: 't', delta: `${index} ` }))
  await producer.flush()
  await producer.detach()
  expect(errors).toEqual([])
  const chunks = (await (await fetch(url)).json()) as { delta: string }[]
  expect(chunks.map(({ delta }) => delta).join('')).toBe(Array.from({ length: 100 }, (_, index) => `${index} `).join(''))

  expect(await codeOf(await call(url, 'POST', JSON_TYPE, '[{"type":"text-delta","id":"t","delta":"x"},{"type":"text-delta"}]'))).toBe('400 chunk-invalid')
  expect(await codeOf(await call(`${base}/board/conversation`, 'PUT', JSON_TYPE, '[{"id":"1"}]'))).toBe('400 chunk-invalid')
  expect(await codeOf(await call(`${base}/board/agents/flights/other`, 'PUT', TEXT_TYPE))).toBe('409 stream-conflict')
  expect(await (await fetch(url)).json()).toHaveLength(100)
})

test('JSON is kept to the letter: large numbers, order of keys, spaces and repeated keys', async () => {
  const { base } = await start()
  const url = `${base}/letters`
  const messages = ['{"b":12345678901234567890, "a" : [1e400,"],[\\"{"]}', '"\\\\"', '-0.10', '{"a":1,"a":2}', '[]', 'null']
  await call(url, 'PUT', JSON_TYPE, `[${messages.slice(0, 3).join(' , ')}]`)
  for (const message of messages.slice(3)) await call(url, 'POST', JSON_TYPE, ` [${message}]\n`)
  expect(await (await fetch(url)).text()).toBe(`[${messages.join(',')}]`)
})

test('offsets of another stream, of another life of the path and beyond the end are refused', async () => {
  const { base } = await start()
  const one = await call(`${base}/one`, 'PUT', TEXT_TYPE, 'one')
  const two = await call(`${base}/two`, 'PUT', TEXT_TYPE, 'two!')
  const read = async (name: string, offset: string): Promise<Response> => fetch(`${base}/${name}?offset=${offset}`)
  expect(await codeOf(await read('one', offsetOf(two)))).toBe('400 offset-invalid')
  expect(await codeOf(await read('one', offsetOf(one).replace('3_', '9_')))).toBe('400 offset-invalid')
  expect(await codeOf(await read('one', '3'))).toBe('400 offset-invalid')
  expect(await codeOf(await call(`${base}/fork`, 'PUT', { 'stream-forked-from': '/v1/stream/one', 'stream-fork-offset': offsetOf(two) }))).toBe('400 offset-invalid')
  await call(`${base}/one`, 'DELETE')
  await call(`${base}/one`, 'PUT', TEXT_TYPE, 'anew')
  expect(await codeOf(await read('one', offsetOf(one)))).toBe('400 offset-invalid')
})

test('an offset of the source holds in its fork as far as the fork goes back', async () => {
  const { base } = await start()
  const first = await call(`${base}/source`, 'PUT', TEXT_TYPE, 'abc')
  const fork = await call(`${base}/fork`, 'PUT', { 'stream-forked-from': '/v1/stream/source' }, undefined)
  const later = await call(`${base}/source`, 'POST', TEXT_TYPE, 'def')
  await call(`${base}/fork`, 'POST', TEXT_TYPE, 'XYZ')
  expect(await (await fetch(`${base}/fork?offset=${offsetOf(first)}`)).text()).toBe('XYZ')
  expect(await (await fetch(`${base}/fork?offset=${offsetOf(fork)}`)).text()).toBe('XYZ')
  expect(await codeOf(await fetch(`${base}/fork?offset=${offsetOf(later)}`))).toBe('400 offset-invalid')
  expect(await codeOf(await fetch(`${base}/source?offset=${offsetOf(fork)}`))).toBe('400 offset-invalid')
})

test('what is wrong is one sentence with a code', async () => {
  const { base } = await start({ limits: { streamBytes: 10 } })
  await call(`${base}/text`, 'PUT', TEXT_TYPE)
  await call(`${base}/json`, 'PUT', JSON_TYPE)
  const producer = (epoch: number, seq: number) => ({ ...TEXT_TYPE, 'producer-id': 'p', 'producer-epoch': String(epoch), 'producer-seq': String(seq) })
  await call(`${base}/text`, 'POST', producer(2, 0), 'x')
  const cases: [string, Promise<Response>][] = [
    ['404 stream-not-found', fetch(`${base}/never`)],
    ['404 stream-not-found', call(`${base}/never`, 'POST', TEXT_TYPE, 'x')],
    ['400 stream-name-invalid', fetch(`${base}/a//b`)],
    ['400 stream-name-invalid', fetch(`${base}/${'x'.repeat(600)}`)],
    ['405 not-found', call(`${base}/text`, 'PATCH')],
    ['409 stream-conflict', call(`${base}/text`, 'PUT', JSON_TYPE)],
    ['409 stream-conflict', call(`${base}/text`, 'POST', JSON_TYPE, '1')],
    ['400 stream-request-invalid', call(`${base}/text`, 'POST', TEXT_TYPE)],
    ['400 stream-request-invalid', call(`${base}/json`, 'POST', JSON_TYPE, '{')],
    ['400 stream-request-invalid', call(`${base}/json`, 'POST', JSON_TYPE, '[]')],
    ['400 stream-request-invalid', call(`${base}/new`, 'PUT', { 'stream-ttl': '01' })],
    ['400 stream-request-invalid', call(`${base}/text`, 'POST', { ...TEXT_TYPE, 'producer-id': 'p' }, 'x')],
    ['400 stream-request-invalid', fetch(`${base}/text?live=sse`)],
    ['400 stream-request-invalid', fetch(`${base}/text?offset=-1&live=often`)],
    ['403 producer-fenced', call(`${base}/text`, 'POST', producer(1, 0), 'x')],
    ['409 sequence-gap', call(`${base}/text`, 'POST', producer(2, 2), 'x')],
    ['400 sequence-gap', call(`${base}/text`, 'POST', producer(3, 2), 'x')],
    ['413 stream-full', call(`${base}/text`, 'POST', TEXT_TYPE, 'x'.repeat(10))],
  ]
  for (const [expected, response] of cases) expect(await codeOf(await response), expected).toBe(expected)
  await call(`${base}/text`, 'POST', { 'stream-closed': 'true' })
  const closed = await call(`${base}/text`, 'POST', TEXT_TYPE, 'x')
  expect([closed.headers.get('stream-closed'), offsetOf(closed)]).toEqual(['true', offsetOf(await call(`${base}/text`, 'HEAD'))])
  expect(await codeOf(closed)).toBe('409 stream-closed')
})

test('a page of another origin may do it all if all are served, and reads what it needs', async () => {
  const { base } = await start({ origins: ['*'] })
  const preflight = await call(`${base}/any`, 'OPTIONS')
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, HEAD, PUT, POST, DELETE, OPTIONS')
  for (const name of ['Content-Type', 'Producer-Epoch', 'Stream-Fork-Sub-Offset']) expect(preflight.headers.get('access-control-allow-headers')).toContain(name)
  const created = await call(`${base}/any`, 'PUT', TEXT_TYPE)
  for (const response of [created, await fetch(`${base}/any`), await fetch(`${base}/never`)]) {
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-expose-headers')).toContain('Stream-Next-Offset')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  }
})

test('an append of 100 MB is refused without being taken in, and the relay goes on', async () => {
  const { base } = await start()
  await call(`${base}/large`, 'PUT', TEXT_TYPE)
  const before = heldBytes()
  const chunk = new Uint8Array(1024 * 1024)
  let sent = 0
  let most = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1
      if (sent % 5 === 0) most = Math.max(most, heldBytes() - before)
      if (sent > 100) controller.close()
      else controller.enqueue(chunk)
    },
  })
  const streamed = await fetch(`${base}/large`, { method: 'POST', headers: TEXT_TYPE, body, duplex: 'half' } as RequestInit)
  expect(await codeOf(streamed)).toBe('413 append-too-large')
  // The client is in this process too: what is held is the limit and a few buffers, not a hundred megabytes.
  expect(most).toBeLessThan(40 * 1024 * 1024)
  const { port, hostname } = new URL(base)
  const socket = connect(Number(port), hostname)
  socket.write('POST /v1/stream/large HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\nContent-Length: 104857600\r\n\r\n')
  let answer = ''
  socket.on('data', (data: Buffer) => (answer += data.toString()))
  await until('it is refused before any of it was sent', () => answer.includes('append-too-large'))
  expect(answer).toMatch(/^HTTP\/1\.1 413 /)
  socket.destroy()
  expect((await call(`${base}/large`, 'POST', TEXT_TYPE, 'small')).status).toBe(204)
  expect(await (await fetch(`${base}/large`)).text()).toBe('small')
})

test('a client that never reads its events costs one slice, and is cut off when its time is over', async () => {
  const storage = new MemoryStorage()
  const read = storage.streams.read.bind(storage.streams)
  let bytesRead = 0
  storage.streams.read = async (id, range) => {
    const segments = await read(id, range)
    for (const { data } of segments) bytesRead += data.byteLength
    return segments
  }
  const { base } = await start({ storage, timing: { eventStreamMs: 2_000 } })
  const url = `${base}/flood`
  await call(url, 'PUT', TEXT_TYPE)
  const { port, hostname } = new URL(base)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => {})
  socket.write('GET /v1/stream/flood?offset=-1&live=sse HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n')
  await new Promise((resolve) => socket.once('data', resolve))
  socket.pause()
  const part = 'x'.repeat(4 * 1024 * 1024)
  for (let count = 0; count < 12; count++) await call(url, 'POST', TEXT_TYPE, part)
  // Another reader, that came later, is served meanwhile; when its time is over, so is that of the first.
  expect((await (await fetch(`${url}?offset=-1`)).text()).length).toBe(256 * 1024)
  await (await fetch(`${url}?offset=now&live=sse`)).text()

  // The buffers of the system take some megabytes, of the 48 that were there to be read.
  expect(bytesRead).toBeLessThan(16 * 1024 * 1024)
  const closed = new Promise((resolve) => socket.once('close', resolve))
  socket.resume()
  await closed
})

test('events carry text whole: lines, spaces, and characters of which only a part has come', async () => {
  const { base } = await start()
  const url = `${base}/text`
  await call(url, 'PUT', TEXT_TYPE, '  one\n\ntwo ')
  const euro = new TextEncoder().encode('€')
  await call(url, 'POST', TEXT_TYPE, euro.slice(0, 1))
  const reader = (await fetch(`${url}?offset=-1&live=sse`)).body?.pipeThrough(new TextDecoderStream()).getReader()
  let received = ''
  const more = async (what: string): Promise<void> => {
    while (!received.includes(what)) received += (await reader?.read())?.value ?? ''
  }
  await more('streamCursor')
  expect(received).toMatch(/^event: data\ndata:   one\ndata:\ndata:two \n\nevent: control\n/)
  await call(url, 'POST', { ...TEXT_TYPE, 'stream-closed': 'true' }, new Uint8Array([...euro.slice(1), 33]))
  await more('streamClosed')
  expect(received).toContain('event: data\ndata:€!\n\n')
})

test('nothing is answered before it is on disk, and who waits is let go when the relay stops', async () => {
  const storage = new GatedStorage()
  const { base, relay } = await start({ storage })
  const url = `${base}/board/notes`
  await call(url, 'PUT', JSON_TYPE)
  const polling = fetch(`${url}?offset=now&live=long-poll`)
  storage.hold()
  let answered = false
  const appending = call(url, 'POST', JSON_TYPE, '1').finally(() => (answered = true))
  expect(await (await fetch(url)).text()).toBe('[]')
  expect(answered).toBe(false)
  storage.release()
  expect((await appending).status).toBe(204)
  expect(await (await polling).text()).toBe('[1]')

  const waiting = fetch(`${url}?offset=now&live=long-poll`)
  const events = await fetch(`${url}?offset=now&live=sse`)
  const text = events.text()
  await fetch(url)
  const closing = relay.close()
  expect((await waiting).status).toBe(204)
  expect(await text).toContain('upToDate')
  await closing
})

test('when the disk is full the append is refused with 503, and taken when there is room again', async () => {
  const storage = new GatedStorage()
  const { base } = await start({ storage })
  const url = `${base}/board/notes`
  const headers = { ...JSON_TYPE, 'producer-id': 'p', 'producer-epoch': '0', 'producer-seq': '0' }
  await call(url, 'PUT', JSON_TYPE)
  storage.fail(true)
  expect(await codeOf(await call(url, 'POST', headers, '1'))).toBe('503 storage-unavailable')
  storage.fail(false)
  expect((await call(url, 'POST', headers, '1')).status).toBe(200)
  expect(await (await fetch(url)).text()).toBe('[1]')
})

test('an answer can be cached as long as it holds: not at the open end, but behind it', async () => {
  const { base } = await start({ limits: { streamChunkBytes: 4 } })
  const url = `${base}/cached`
  await call(url, 'PUT', TEXT_TYPE, '12345678')
  const part = await fetch(url)
  expect([part.headers.get('cache-control'), part.headers.get('stream-up-to-date')]).toEqual(['private, max-age=60, stale-while-revalidate=300', null])
  expect(await part.text()).toBe('1234')
  const end = await fetch(`${url}?offset=${offsetOf(part)}`)
  expect([end.headers.get('cache-control'), end.headers.get('stream-up-to-date')]).toEqual(['private, no-cache', 'true'])
  const same = { 'if-none-match': `W/"other", ${end.headers.get('etag')}` }
  expect((await call(`${url}?offset=${offsetOf(part)}`, 'GET', same)).status).toBe(304)
  await call(url, 'POST', { 'stream-closed': 'true' })
  const closed = await call(`${url}?offset=${offsetOf(part)}`, 'GET', same)
  expect([closed.status, closed.headers.get('stream-closed')]).toEqual([200, 'true'])
})

test('what is the end no longer is not taken from a cache as the end', async () => {
  const { base } = await start({ limits: { streamChunkBytes: 4 } })
  const url = `${base}/cached`
  await call(url, 'PUT', TEXT_TYPE, '1234')
  const end = await fetch(url)
  await call(url, 'POST', TEXT_TYPE, '5678')
  const later = await call(url, 'GET', { 'if-none-match': end.headers.get('etag') ?? '' })
  expect([later.status, later.headers.get('stream-up-to-date'), await later.text()]).toEqual([200, null, '1234'])
})

test('a stream with the longest time to live is there after a restart', async () => {
  const data = await temporaryDirectory()
  const first = await start({ data })
  expect((await call(`${first.base}/board/conversation`, 'PUT', { ...JSON_TYPE, 'stream-ttl': String(Number.MAX_SAFE_INTEGER) })).status).toBe(201)
  await first.relay.close()
  const { base } = await start({ data })
  expect((await fetch(`${base}/board/conversation`)).status).toBe(200)
})

test('an append to a stream that is deleted meanwhile finds it gone, and no fault of the disk', async () => {
  const storage = new GatedStorage()
  const errors: unknown[] = []
  const logger = { info: () => {}, warn: () => {}, error: (fields: object) => void errors.push(fields) }
  const { base } = await start({ storage, logger })
  await call(`${base}/short`, 'PUT', TEXT_TYPE)
  storage.hold()
  const appends = storage.streams.append.bind(storage.streams)
  let isUnderWay = false
  storage.streams.append = (id, change) => {
    isUnderWay = true
    return appends(id, change)
  }
  const appending = call(`${base}/short`, 'POST', TEXT_TYPE, 'x')
  await until('the append is under way', () => isUnderWay)
  expect((await call(`${base}/short`, 'DELETE')).status).toBe(204)
  storage.release()
  expect(await codeOf(await appending)).toBe('404 stream-not-found')
  expect(errors).toEqual([])
})
