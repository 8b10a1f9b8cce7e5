import { encodeMessages } from '@callboard/session/wire'
import { expect, test } from 'vitest'
import { MemoryStorage } from '../storage/memory-storage.ts'
import { openStreams } from '../testing/open-streams.ts'
import { ProducerBook } from './producer-book.ts'
import type { Producer } from './stream-log.ts'

const JSON_STREAM = { contentType: 'application/json' }
const put = (key: number): { data: Uint8Array; producer: Producer } => ({ data: encodeMessages([key]), producer: { id: `key:${key}`, epoch: 0, seq: 0 } })

test('of thousands of producers each is known again after a restart, however many come at once', async () => {
  const storage = new MemoryStorage()
  const first = await openStreams(storage).ensure('board/notes', JSON_STREAM)
  const keys = Array.from({ length: 3_000 }, (_, key) => key)
  await Promise.all(keys.map((key) => first.append(put(key))))

  const second = await openStreams(storage).ensure('board/notes', JSON_STREAM)
  const again = await Promise.all([...keys, ...keys].map((key) => second.append(put(key))))
  const added = await Promise.all([3_000, 3_001, 3_000].map((key) => second.append(put(key))))

  expect(again.every(({ duplicate }) => duplicate)).toBe(true)
  expect(added.map(({ duplicate }) => duplicate)).toEqual([false, false, true])
  expect(second.tail).toBe(3_002)
})

test('appends that one producer sends without waiting keep their order while it is read from disk', async () => {
  const storage = new MemoryStorage()
  const first = await openStreams(storage).ensure('board/notes', JSON_STREAM)
  await Promise.all(Array.from({ length: 500 }, (_, key) => first.append(put(key))))
  const late = { id: 'zz', epoch: 1 }
  await first.append({ data: encodeMessages(['a']), producer: { ...late, seq: 0 } })

  const second = await openStreams(storage).ensure('board/notes', JSON_STREAM)
  const appended = await Promise.all([0, 1, 2, 3].map((seq) => second.append({ data: encodeMessages([seq]), producer: { ...late, seq } })))

  expect(appended.map(({ duplicate }) => duplicate)).toEqual([true, false, false, false])
  await second.recall('zz')
  expect(second.lastSeq(late)).toBe(3)
})

test('as many as it may are in memory, and those whose appends are not on disk yet beside them', async () => {
  const disk = new Map<string, Producer>()
  const book = new ProducerBook({ stored: [], hasMore: false, read: async (id) => disk.get(id), capacity: 10 })
  const producers = Array.from({ length: 50 }, (_, index) => ({ id: `p${index}`, epoch: 0, seq: 0 }))
  for (const producer of producers) book.accept(producer)
  expect(book.size).toBe(50)

  for (const producer of producers) {
    disk.set(producer.id, producer)
    book.committed(producer)
  }

  expect(book.size).toBe(10)
  expect(book.get('p0')).toBeUndefined()
  await Promise.all(producers.map(({ id }) => book.recall(id)))
  expect(producers.every((producer) => book.get(producer.id) !== undefined)).toBe(true)
  await new Promise((resolve) => setImmediate(resolve))
  expect(book.size).toBe(10)
})
