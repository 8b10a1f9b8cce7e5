import { decodeMessages, encodeMessages } from '@callboard/session/wire'
import { expect, test } from 'vitest'
import { MemoryStorage } from '../storage/memory-storage.ts'
import type { SessionStorage } from '../storage/session-storage.ts'
import { SqliteStorage } from '../storage/sqlite-storage.ts'
import { openStreams } from '../testing/open-streams.ts'
import { temporaryDirectory } from '../testing/start-relay.ts'
import { until } from '../testing/until.ts'
import type { StreamLog } from './stream-log.ts'

const JSON_STREAM = { contentType: 'application/json' }
const TEXT = { contentType: 'text/plain' }
const bytes = (text: string): Uint8Array => Buffer.from(text)

async function textOf(log: StreamLog, maxBytes = 1_000): Promise<string> {
  let text = ''
  for (let from = 0; from < log.tail; ) {
    const slice = await log.read({ from, maxBytes })
    text += Buffer.from(slice.data).toString()
    from = slice.next
  }
  return text
}

async function segmentsOf(storage: SessionStorage, log: StreamLog): Promise<number> {
  return (await storage.streams.read(log.id, { from: 0, to: Infinity, maxBytes: Infinity })).length
}

const stores = {
  memory: async () => new MemoryStorage(),
  SQLite: async () => SqliteStorage.open(await temporaryDirectory()),
}

test.for(Object.entries(stores))('a closed stream is kept in few segments, and reads as before (%s)', async ([, make]) => {
  const storage = await make()
  const logs = openStreams(storage)
  const log = await logs.ensure('board/agents/flights/answer', JSON_STREAM)
  const chunks = Array.from({ length: 40 }, (_, index) => ({ type: 'text-delta', id: 't', delta: `${index} ` }))
  for (const chunk of chunks) await log.append({ data: encodeMessages([chunk]) })
  expect(await segmentsOf(storage, log)).toBe(40)
  await log.append({ data: encodeMessages([{ type: 'finish' }]), close: true })
  await until('it is compacted', async () => (await segmentsOf(storage, log)) === 1)
  await logs.close()

  const again = await openStreams(storage).find('board/agents/flights/answer')
  expect(again).toMatchObject({ tail: 41, id: log.id })
  const whole = await again?.read({ from: 0, maxBytes: 100_000 })
  expect(decodeMessages(whole?.data ?? new Uint8Array())).toEqual([...chunks, { type: 'finish' }])
  const part = await again?.read({ from: 7, to: 9, maxBytes: 100_000 })
  expect(decodeMessages(part?.data ?? new Uint8Array())).toEqual(chunks.slice(7, 9))
  await storage.close()
})

test.for(Object.entries(stores))('a stream that is closed after a restart is kept in few segments too (%s)', async ([, make]) => {
  const storage = await make()
  const logs = openStreams(storage)
  const log = await logs.ensure('board/notes', JSON_STREAM)
  for (let index = 0; index < 40; index++) await log.append({ data: encodeMessages([index]) })
  await logs.close()
  const again = await openStreams(storage).find('board/notes')
  await again?.append({ data: new Uint8Array(), close: true })
  await until('it is compacted', async () => (await segmentsOf(storage, log)) === 1)
  await storage.close()
})

test('an append of very many messages is cut into segments, each whole messages, and reads as it was given', async () => {
  const storage = new MemoryStorage()
  const log = await openStreams(storage).ensure('many', JSON_STREAM)
  const messages = Array.from({ length: 200_000 }, (_, index) => (index % 20_000 === 7 ? 'x'.repeat(30_000) : index))
  await log.append({ data: encodeMessages(messages.slice(0, 60_000)) })
  await log.append({ data: encodeMessages(messages.slice(60_000, 140_000)) })
  await log.append({ data: encodeMessages(messages.slice(140_000)) })
  const segments = await storage.streams.read(log.id, { from: 0, to: Infinity, maxBytes: Infinity })
  expect(segments.length).toBeGreaterThan(3)
  let next = 0
  for (const { position, count, data } of segments) {
    expect([position, decodeMessages(data).length]).toEqual([next, count])
    expect(data.byteLength).toBeLessThanOrEqual(256 * 1024)
    next += count
  }
  const read: unknown[] = []
  while (read.length < log.tail) read.push(...decodeMessages((await log.read({ from: read.length, maxBytes: 64 * 1024 })).data))
  expect(read).toEqual(messages)
})

test('a long stream is compacted while it is written', async () => {
  const storage = new MemoryStorage()
  const log = await openStreams(storage).ensure('long', TEXT)
  for (let index = 0; index < 600; index++) await log.append({ data: bytes(`${index},`) })
  expect(await segmentsOf(storage, log)).toBeLessThan(300)
  expect(await textOf(log, 100)).toBe(Array.from({ length: 600 }, (_, index) => `${index},`).join(''))
})

test('a large append can be read in parts without reading all of it', async () => {
  const storage = new MemoryStorage()
  const logs = openStreams(storage, { appendBytes: 4_000_000 })
  const log = await logs.ensure('large', TEXT)
  await log.append({ data: bytes('0123456789'.repeat(100_000)) })
  expect(await segmentsOf(storage, log)).toBeGreaterThan(3)
  expect((await textOf(log, 64_000)).length).toBe(1_000_000)
})

test('a fork reads on from its source, in one piece, and neither changes the other', async () => {
  const storage = new MemoryStorage()
  const logs = openStreams(storage)
  const source = await logs.ensure('source', TEXT)
  await source.append({ data: bytes('abcdef') })
  const { log: fork } = await logs.create({ path: 'fork', config: {}, fork: { path: 'source', offset: { position: 2, id: source.id }, more: 1 } })
  const { log: second } = await logs.create({ path: 'second', config: {}, fork: { path: 'fork', offset: { position: 2 } }, data: () => bytes('!') })
  await source.append({ data: bytes('ghi') })
  await fork.append({ data: bytes('XY') })

  expect([await textOf(source), await textOf(fork), await textOf(second)]).toEqual(['abcdefghi', 'abcXY', 'ab!'])
  expect(Buffer.from((await fork.read({ from: 0, maxBytes: 100 })).data).toString()).toBe('abcXY')
  expect(await textOf(fork, 1)).toBe('abcXY')
  expect([fork.knows(source.id, 3), fork.knows(source.id, 4), fork.knows(second.id, 0)]).toEqual([true, false, false])
  await expect(logs.create({ path: 'other', config: {}, fork: { path: 'source', offset: { position: 0, id: second.id } } })).rejects.toMatchObject({ code: 'offset-invalid' })
  await expect(logs.create({ path: 'other', config: {}, fork: { path: 'source', offset: { position: 10 } } })).rejects.toMatchObject({ code: 'offset-invalid' })
  await expect(logs.create({ path: 'other', config: {}, fork: { path: 'never' } })).rejects.toMatchObject({ code: 'stream-not-found' })

  await logs.remove('source')
  await logs.remove('fork')
  await expect(logs.find('source')).rejects.toMatchObject({ code: 'stream-gone' })
  await expect(logs.remove('source')).rejects.toMatchObject({ code: 'stream-gone' })
  await expect(logs.ensure('source', TEXT)).rejects.toMatchObject({ code: 'stream-gone' })
  await expect(logs.create({ path: 'source', config: TEXT })).rejects.toMatchObject({ code: 'stream-conflict' })
  expect(await textOf(second)).toBe('ab!')
  await logs.remove('second')
  expect(await logs.find('source')).toBeUndefined()
  expect((await logs.ensure('source', TEXT)).tail).toBe(0)
})

test('what a session keeps rules for is neither made as something else nor forked from what was not checked', async () => {
  const logs = openStreams()
  const path = 'board/agents/flights/answer'
  await logs.create({ path: 'junk', config: JSON_STREAM, data: () => encodeMessages(['no chunk']) })
  await expect(logs.create({ path, config: TEXT })).rejects.toMatchObject({ code: 'stream-conflict' })
  await expect(logs.create({ path, config: {}, fork: { path: 'junk' } })).rejects.toMatchObject({ code: 'stream-conflict' })
  await expect(logs.create({ path, config: JSON_STREAM, data: () => encodeMessages(['no chunk']) })).rejects.toMatchObject({ code: 'chunk-invalid' })
  expect(await logs.find(path)).toBeUndefined()
})

test('a stream expires when it was not used for its time to live, or at its time, and who watches is told', async () => {
  const clock = { now: 1_000_000 }
  const storage = new MemoryStorage()
  const logs = openStreams(storage, { now: () => clock.now })
  const at = new Date(1_009_000).toISOString()
  const [used, unused, dated] = [
    await logs.ensure('used', { ...TEXT, ttlSeconds: 5 }),
    await logs.ensure('unused', { ...TEXT, ttlSeconds: 5 }),
    await logs.ensure('dated', { ...TEXT, expiresAt: at }),
  ]
  let gone = 0
  dated.watch({ onAppended: () => {}, onState: () => {}, onGone: () => void (gone += 1) })
  clock.now += 4_000
  await used.append({ data: bytes('x') })
  await dated.append({ data: bytes('x') })
  clock.now += 2_000
  expect(await logs.find('unused')).toBeUndefined()
  await expect(unused.append({ data: bytes('x') })).rejects.toMatchObject({ code: 'stream-not-found' })
  expect(await logs.find('used')).toBe(used)
  clock.now += 3_000
  await until('the watcher is told', () => gone === 1)
  expect(await storage.streams.load('dated')).toBeUndefined()
  clock.now += 1_000
  expect(await logs.find('used')).toBeUndefined()
})

test('expiry and the age of closed streams hold over restarts', async () => {
  const clock = { now: 1_000_000 }
  const storage = new MemoryStorage()
  const first = openStreams(storage, { now: () => clock.now })
  await first.ensure('short', { ...TEXT, ttlSeconds: 5 })
  await first.create({ path: 'closed', config: TEXT, close: true })
  await first.create({ path: 'open', config: TEXT })
  await first.close()
  clock.now += 10_000

  const second = openStreams(storage, { now: () => clock.now, closedStreamMs: 5_000 })
  await until('what is due is gone', async () => (await storage.streams.load('short')) === undefined && (await storage.streams.load('closed')) === undefined)
  expect(await second.find('open')).toBeDefined()
})

test('whoever writes is live, then gone for a reason; an open stream found after a start gets a moment', async () => {
  const storage = new MemoryStorage()
  const first = openStreams(storage, { writerSilenceMs: 20 })
  const log = await first.ensure('stream', TEXT)
  const states: string[] = []
  log.watch({ onAppended: () => {}, onState: () => void states.push(`${log.writer.state} ${log.writer.reason ?? ''}`.trim()), onGone: () => {} })
  const [one, two] = [log.attachWriter(), log.attachWriter()]
  one('connection-lost')
  expect(log.writer.state).toBe('live')
  two('left')
  log.heardWriter()
  await until('the silence is noticed', () => log.writer.state === 'gone')
  expect(states).toEqual(['live', 'gone left', 'live', 'gone silent'])
  await first.close()

  const soon = await openStreams(storage, { livenessTimeoutMs: 50 }).find('stream')
  expect(soon?.writer.state).toBe('none')
  await until('it is given up', () => soon?.writer.state === 'gone')
  expect(soon?.writer.reason).toBe('relay-restarted')
  const late = await openStreams(storage, { livenessTimeoutMs: 0 }).find('stream')
  expect(late?.writer).toMatchObject({ state: 'gone', reason: 'connection-lost' })
  await late?.append({ data: new Uint8Array(), close: true })
  expect(late?.writer.state).toBe('none')
})
