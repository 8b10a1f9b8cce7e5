import { decodeMessages, encodeMessages } from '@callboard/session/wire'
import { expect, test } from 'vitest'
import { GatedStorage } from '../testing/gated-storage.ts'
import { openStreams } from '../testing/open-streams.ts'
import type { StreamLog, StreamSlice } from './stream-log.ts'

const JSON_STREAM = { contentType: 'application/json' }
const BYTES = { contentType: 'application/octet-stream' }

const producer = (seq: number, epoch = 1, id = 'p') => ({ id, epoch, seq })
const numbers = (...values: number[]): Uint8Array => encodeMessages(values)

async function readAll(log: StreamLog, maxBytes = 1_000_000): Promise<unknown[]> {
  const all: unknown[] = []
  for (let from = 0; from < log.tail; ) {
    const slice = await log.read({ from, maxBytes })
    expect(slice.position).toBe(from)
    expect(slice.next).toBeGreaterThan(from)
    all.push(...decodeMessages(slice.data))
    from = slice.next
  }
  return all
}

test('what is appended is read back in order, from any position, in pieces of any size', async () => {
  const logs = openStreams()
  const log = await logs.ensure('board/numbers', JSON_STREAM)
  for (let value = 0; value < 20; value += 2) await log.append({ data: numbers(value, value + 1) })

  expect(log.tail).toBe(20)
  expect(await readAll(log)).toEqual(Array.from({ length: 20 }, (_, index) => index))
  expect(await readAll(log, 1)).toEqual(Array.from({ length: 20 }, (_, index) => index))
  expect(decodeMessages((await log.read({ from: 7, to: 9, maxBytes: 1_000 })).data)).toEqual([7, 8])
  await expect(log.read({ from: 21, maxBytes: 1 })).rejects.toMatchObject({ code: 'offset-invalid' })
})

test('appends during a commit are one segment, and nobody is told before it is on disk', async () => {
  const storage = new GatedStorage()
  const logs = openStreams(storage)
  const log = await logs.ensure('board/numbers', JSON_STREAM)
  const told: StreamSlice[] = []
  log.watch({ onAppended: (slice) => void told.push(slice), onState: () => {}, onGone: () => {} })
  storage.hold()

  const appends = [1, 2, 3, 4].map((value) => log.append({ data: numbers(value) }))
  const later = new Promise((resolve) => setImmediate(resolve)).then(() => Promise.all([5, 6].map((value) => log.append({ data: numbers(value) }))))
  await new Promise((resolve) => setImmediate(resolve))
  expect([told.length, log.tail]).toEqual([0, 0])
  storage.release()

  expect((await Promise.all(appends)).map(({ tail }) => tail)).toEqual([1, 2, 3, 4])
  await later
  expect(told.map(({ position, next }) => [position, next])).toEqual([[0, 4], [4, 6]])
})

test('a producer\'s append is added once, in order, and an older epoch is fenced', async () => {
  const log = await openStreams().ensure('board/numbers', JSON_STREAM)
  expect(await log.append({ data: numbers(1), producer: producer(0) })).toEqual({ tail: 1, duplicate: false, lastSeq: 0 })
  const [again, next] = await Promise.all([
    log.append({ data: numbers(1), producer: producer(0) }),
    log.append({ data: numbers(2), producer: producer(1) }),
  ])
  expect(again).toMatchObject({ duplicate: true })
  expect(next).toEqual({ tail: 2, duplicate: false, lastSeq: 1 })
  await expect(log.append({ data: numbers(9), producer: producer(3) })).rejects.toMatchObject({ code: 'sequence-gap', details: { expected: 2, received: 3 } })
  await log.append({ data: numbers(3), producer: producer(0, 2) })
  await expect(log.append({ data: numbers(9), producer: producer(2) })).rejects.toMatchObject({ code: 'producer-fenced', details: { epoch: 2 } })
  expect(log.lastSeq({ id: 'p', epoch: 2 })).toBe(0)
  expect(log.lastSeq({ id: 'p', epoch: 1 })).toBeUndefined()
  expect(await readAll(log)).toEqual([1, 2, 3])
})

test('when storage fails, nothing was added and the same appends are taken later', async () => {
  const storage = new GatedStorage()
  const log = await openStreams(storage).ensure('board/numbers', JSON_STREAM)
  await log.append({ data: numbers(1), producer: producer(0) })
  storage.fail(true)
  const failed = await Promise.allSettled([
    log.append({ data: numbers(2), producer: producer(1) }),
    log.append({ data: numbers(3), producer: producer(2), close: true }),
    log.append({ data: numbers(2), producer: producer(1) }),
  ])
  expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(log.lastSeq({ id: 'p', epoch: 1 })).toBe(0)
  storage.fail(false)
  await log.append({ data: numbers(2), producer: producer(1) })
  await log.append({ data: numbers(3), producer: producer(2), close: true })
  expect(await readAll(log)).toEqual([1, 2, 3])
  expect(log.closedAt).toBeTypeOf('number')
})

test('what is closed takes no more, but knows the appends that it has', async () => {
  const log = await openStreams().ensure('board/bytes', BYTES)
  await log.append({ data: new Uint8Array([1]), producer: producer(0) })
  await log.append({ data: new Uint8Array([2]), producer: producer(1), close: true })
  expect(await log.append({ data: new Uint8Array([2]), producer: producer(1), close: true })).toMatchObject({ duplicate: true, tail: 2 })
  expect(await log.append({ data: new Uint8Array([1]), producer: producer(0) })).toMatchObject({ duplicate: true })
  for (const append of [{ data: new Uint8Array([3]) }, { data: new Uint8Array([3]), producer: producer(2) }, { data: new Uint8Array(), close: true, producer: producer(0, 2) }]) {
    await expect(log.append(append)).rejects.toMatchObject({ code: 'stream-closed', details: { tail: 2 } })
  }
})

test('an append over the limit and one that overfills the stream are refused, and the stream goes on', async () => {
  const log = await openStreams(undefined, { appendBytes: 4, streamBytes: 10 }).ensure('bytes', BYTES)
  await expect(log.append({ data: new Uint8Array(5) })).rejects.toMatchObject({ code: 'append-too-large' })
  await log.append({ data: new Uint8Array(4) })
  await log.append({ data: new Uint8Array(4) })
  await expect(log.append({ data: new Uint8Array(4) })).rejects.toMatchObject({ code: 'stream-full' })
  await log.append({ data: new Uint8Array(2) })
  expect(log.tail).toBe(10)
})
