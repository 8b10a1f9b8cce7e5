import { beforeEach, describe, expect, test } from 'vitest'
import type { SessionStorage } from '../storage/session-storage.ts'
import type { NewStream, StreamSegment, StreamStorage } from '../storage/stream-storage.ts'

const segment = (position: number, ...data: number[]): StreamSegment => ({ position, count: data.length, data: new Uint8Array(data) })
const stream = (id: string, more: Partial<NewStream> = {}): NewStream => ({ id, path: `board/${id}`, contentType: 'text/plain', ...more })
const forkOf = (source: string, end: number): Pick<NewStream, 'fork'> => ({
  fork: { path: `board/${source}`, ancestors: [{ id: source, end }] },
})

/** A storage that is open during each test. */
interface OpenStorage {
  readonly storage: SessionStorage
  readonly streams: StreamStorage
  /** Segments as position, count and bytes. */
  read(id: string, from?: number, to?: number, maxBytes?: number): Promise<(readonly [number, number, number[]])[]>
}

/** What every storage owes the relay's streams. `make` gives a new, empty one. */
export function describeStreamStorage(name: string, make: () => Promise<SessionStorage>): void {
  describe(`${name}, content of streams`, () => describeContent(openForEach(make)))
  describe(`${name}, life of streams`, () => describeLife(openForEach(make)))
}

function openForEach(make: () => Promise<SessionStorage>): OpenStorage {
  let storage: SessionStorage | undefined
  beforeEach(async () => {
    const opened = await make()
    storage = opened
    return () => opened.close()
  })
  return {
    get storage() {
      if (storage === undefined) throw new Error('it is open only in tests')
      return storage
    },
    get streams() {
      return this.storage.streams
    },
    async read(id, from = 0, to = Infinity, maxBytes = Infinity) {
      const segments = await this.streams.read(id, { from, to, maxBytes })
      return segments.map(({ position, count, data }) => [position, count, [...data]] as const)
    },
  }
}

function describeContent(at: OpenStorage): void {
  test('knows nothing of a stream that was never stored', async () => {
    expect(await at.streams.load('never')).toBeUndefined()
    expect(await at.streams.due(Date.now(), Infinity, 10)).toEqual([])
  })

  test('gives back what a stream was made with', async () => {
    const made = stream('a', { contentType: 'application/json', ttlSeconds: 60, expiresAt: '2030-01-01T00:00:00Z' })
    await at.streams.create(made, { segments: [segment(0, 1, 2)], closing: { at: 5 }, endsAt: 7 })

    expect(await at.streams.load('board/a')).toMatchObject({
      ...made, tail: 2, bytes: 2, producers: [], closing: { at: 5 }, endsAt: 7, deleted: false,
    })
    expect(await at.read('a')).toEqual([[0, 2, [1, 2]]])
  })

  test('counts what the streams of one maker hold, without those to which others add', async () => {
    const maker = { key: 'user:ada', limit: 9 }
    for (const path of ['trip/one', 'trip/agents/a/log', 'trip/conversation', 'trip/log', 'loose']) {
      await at.streams.create(stream(path, { path }), { segments: [segment(0, 1, 2)] }, maker)
    }
    await at.streams.create(stream('other'), { segments: [segment(0, 1)] }, { key: 'user:ben', limit: 9 })

    expect(await at.streams.bytesMadeBy('user:ada')).toBe(6)
    expect(await at.streams.bytesMadeBy('user:eve')).toBe(0)
    expect((await at.streams.load('trip/one'))?.madeBy).toBe('user:ada')
  })

  test('counts whose streams there are, and makes none beyond the limit until one is removed', async () => {
    const maker = { key: 'user:ada', limit: 2 }
    for (const id of ['a', 'b']) expect(await at.streams.create(stream(id), {}, maker)).toBe(true)
    expect(await at.streams.create(stream('c'), {}, maker)).toBe(false)
    expect(await at.streams.load('board/c')).toBeUndefined()
    expect(await at.streams.create(stream('d'), {}, { key: 'user:ben', limit: 2 })).toBe(true)

    await at.streams.remove('a')

    expect(await at.streams.create(stream('c'), {}, maker)).toBe(true)
  })

  test('commits segments, producers, closing and expiry of one append together', async () => {
    await at.streams.create(stream('a'), {})
    const by = { id: 'p', epoch: 2, seq: 1 }
    await at.streams.append('a', { segments: [segment(0, 1)], producers: [{ ...by, seq: 0 }, { id: 'q', epoch: 0, seq: 0 }] })
    await at.streams.append('a', { segments: [segment(1, 2), segment(2, 3)], producers: [by], streamSeq: 'b', closing: { at: 9, by }, endsAt: 11 })

    const loaded = await at.streams.load('board/a')
    expect(loaded).toMatchObject({ tail: 3, bytes: 3, streamSeq: 'b', closing: { at: 9, by }, endsAt: 11 })
    expect([...(loaded?.producers ?? [])].sort((a, b) => a.id.localeCompare(b.id))).toEqual([by, { id: 'q', epoch: 0, seq: 0 }])
    expect(await at.read('a')).toEqual([[0, 1, [1]], [1, 1, [2]], [2, 1, [3]]])
  })

  test('reads from the segment that holds a position, as far as is asked, and never less than one', async () => {
    await at.streams.create(stream('a'), { segments: [segment(0, 1, 2, 3), segment(3, 4, 5), segment(5, 6)] })

    expect((await at.read('a', 2)).map(([position]) => position)).toEqual([0, 3, 5])
    expect((await at.read('a', 3, 5)).map(([position]) => position)).toEqual([3])
    expect((await at.read('a', 4, Infinity, 1)).map(([position]) => position)).toEqual([3])
    expect((await at.read('a', 0, Infinity, 4)).map(([position]) => position)).toEqual([0, 3])
    expect(await at.read('a', 6)).toEqual([])
  })

  test('joins segments without changing what is read, and says where to go on', async () => {
    await at.streams.create(stream('a'), {})
    for (let position = 0; position < 10; position++) await at.streams.append('a', { segments: [segment(position, position)] })

    const next = await at.streams.compact('a', 0, 4)
    expect(await at.read('a')).toEqual([[0, 4, [0, 1, 2, 3]], [4, 4, [4, 5, 6, 7]], [8, 2, [8, 9]]])
    expect(next).toBe(8)
    await at.streams.append('a', { segments: [segment(10, 10, 11, 12)] })
    expect(await at.streams.compact('a', next, 5)).toBe(8)
    expect(await at.read('a', 8)).toEqual([[8, 5, [8, 9, 10, 11, 12]]])
    expect(await at.streams.load('board/a')).toMatchObject({ tail: 13, bytes: 13 })
    expect(await at.streams.compact('a', 8, 5)).toBe(8)
  })

  test('leaves a segment alone that is too large already', async () => {
    await at.streams.create(stream('a'), { segments: [segment(0, 1), segment(1, 2, 3, 4), segment(4, 5), segment(5, 6)] })
    await at.streams.compact('a', 0, 2)
    expect((await at.read('a')).map(([position, count]) => [position, count])).toEqual([[0, 1], [1, 3], [4, 2]])
  })
}

function describeLife(at: OpenStorage): void {
  test('begins a fork where it was forked, and keeps the source until the last fork is gone', async () => {
    await at.streams.create(stream('a'), { segments: [segment(0, 1, 2, 3)] })
    await at.streams.create(stream('b', forkOf('a', 2)), {})
    await at.streams.create(stream('c', forkOf('b', 2)), { segments: [segment(2, 9)] })
    expect(await at.streams.load('board/b')).toMatchObject({ tail: 2, bytes: 0, ...forkOf('a', 2) })

    expect(await at.streams.remove('a')).toEqual([])
    expect(await at.streams.remove('b')).toEqual([])
    expect(await at.streams.load('board/a')).toMatchObject({ deleted: true })
    expect(await at.read('a')).toEqual([[0, 3, [1, 2, 3]]])
    expect([...(await at.streams.remove('c'))].sort()).toEqual(['board/a', 'board/b', 'board/c'])
    expect(await at.streams.load('board/a')).toBeUndefined()
    await at.streams.create(stream('d', { path: 'board/a' }), {})
    expect(await at.streams.load('board/a')).toMatchObject({ id: 'd', tail: 0, deleted: false })
  })

  test('takes nothing else for a stream that went with its last fork', async () => {
    await at.streams.create(stream('a'), { segments: [segment(0, 1)] })
    await at.streams.create(stream('b', forkOf('a', 1)), {})
    await at.streams.remove('a')
    expect(await at.read('a')).toEqual([[0, 1, [1]]])
    await at.streams.remove('b')
    await at.streams.create(stream('c'), { segments: [segment(0, 9)] })
    await at.streams.create(stream('d'), { segments: [segment(0, 9)] })
    await expect(at.read('a')).rejects.toThrow()
    await expect(at.streams.append('a', { segments: [segment(1, 2)] })).rejects.toThrow()
  })

  test('names what has expired and what was closed too long ago, but not what was deleted', async () => {
    await at.streams.create(stream('expired'), { endsAt: 10 })
    await at.streams.create(stream('later'), { endsAt: 30 })
    await at.streams.create(stream('closed'), { closing: { at: 10 } })
    await at.streams.create(stream('open'), {})
    await at.streams.create(stream('kept'), { endsAt: 10 })
    await at.streams.create(stream('fork', forkOf('kept', 0)), {})
    await at.streams.remove('kept')

    expect([...(await at.streams.due(20, 15, 10))].sort()).toEqual(['board/closed', 'board/expired'])
    expect(await at.streams.due(20, -Infinity, 10)).toEqual(['board/expired'])
    expect(await at.streams.due(20, 15, 1)).toHaveLength(1)
  })

  test('does not share memory with its callers', async () => {
    const shared = segment(0, 1, 2)
    await at.streams.create(stream('a'), { segments: [shared] })
    shared.data.fill(0)
    expect(await at.read('a')).toEqual([[0, 2, [1, 2]]])
  })

  test('refuses what does not follow from what is stored, and leaves nothing of it behind', async () => {
    await at.streams.create(stream('a'), { segments: [segment(0, 1)] })
    await expect(at.streams.append('never', { segments: [segment(0, 1)] })).rejects.toThrow()
    await expect(at.streams.create(stream('fork', forkOf('never', 0)), {})).rejects.toThrow()
    expect(await at.streams.load('board/fork')).toBeUndefined()
    expect(await at.streams.load('board/a')).toMatchObject({ tail: 1 })
  })

  test('refuses calls once it is closed, by name', async () => {
    await at.storage.close()
    await expect(at.streams.load('board/a')).rejects.toMatchObject({ code: 'storage-unavailable' })
    await expect(at.streams.append('a', {})).rejects.toMatchObject({ code: 'storage-unavailable' })
  })
}
