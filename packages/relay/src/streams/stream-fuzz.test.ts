import { decodeMessages, encodeMessages } from '@callboard/session/wire'
import { expect, test } from 'vitest'
import { MemoryStorage } from '../storage/memory-storage.ts'
import type { SessionStorage } from '../storage/session-storage.ts'
import { SqliteStorage } from '../storage/sqlite-storage.ts'
import { openStreams } from '../testing/open-streams.ts'
import { makeRandom } from '../testing/seeded-random.ts'
import { temporaryDirectory } from '../testing/start-relay.ts'
import type { DurableStreamLogs } from './durable-stream-logs.ts'
import type { StreamLog } from './stream-log.ts'

const STEPS = 300

/** What a stream should hold, kept as plainly as can be. */
interface Model {
  readonly items: unknown[]
  readonly json: boolean
  closed: boolean
  seq: number
}

async function contentOf(log: StreamLog, maxBytes: number): Promise<unknown[]> {
  const items: unknown[] = []
  for (let from = 0; from < log.tail; ) {
    const slice = await log.read({ from, maxBytes })
    items.push(...(log.isJson ? decodeMessages(slice.data) : slice.data))
    expect(slice.next - slice.position).toBeGreaterThan(0)
    expect(items.length).toBe(slice.next)
    from = slice.next
  }
  return items
}

const stores: Record<string, () => Promise<() => Promise<SessionStorage>>> = {
  memory: async () => {
    const storage = new MemoryStorage()
    return async () => storage
  },
  SQLite: async () => {
    const directory = await temporaryDirectory()
    return () => SqliteStorage.open(directory)
  },
}

const runs = Object.keys(stores).flatMap((store) => [1, 2, 3].map((seed) => [store, seed] as const))

test.for(runs)('appends, forks, closings, deletions and restarts in any order leave what they should (%s, seed %i)', async ([store, seed]) => {
  const random = makeRandom(seed)
  const pick = (count: number): number => Math.floor(random() * count)
  const open = await (stores[store] ?? stores['memory'])?.()
  if (open === undefined) throw new Error('there is no such store')
  let storage = await open()
  let logs: DurableStreamLogs = openStreams(storage)
  const models = new Map<string, Model>()
  const gone = new Set<string>()
  const items = (json: boolean): { items: unknown[]; data: Uint8Array } => {
    const numbers = Array.from({ length: 1 + pick(5) }, () => pick(256))
    return { items: numbers, data: json ? encodeMessages(numbers) : new Uint8Array(numbers) }
  }

  for (let step = 0; step < STEPS; step++) {
    const name = `stream-${pick(8)}`
    const model = models.get(name)
    const action = pick(20)
    if (model === undefined) {
      const source = [...models.keys()][pick(models.size + 2)]
      const origin = source === undefined ? undefined : models.get(source)
      const json = origin?.json ?? pick(2) === 0
      const position = pick((origin?.items.length ?? 0) + 1)
      const creating = logs.create({
        path: name,
        config: origin === undefined ? { contentType: json ? 'application/json' : 'text/plain' } : {},
        fork: source === undefined ? undefined : { path: source, offset: { position } },
      })
      const outcome = await creating.then(() => 'made', (error: { code: string }) => error.code)
      // A path is taken as long as a fork of what was there is left.
      if (!gone.has(name)) expect(outcome).toBe('made')
      if (outcome === 'made') models.set(name, { items: origin?.items.slice(0, position) ?? [], json, closed: false, seq: 0 })
      else expect(outcome).toBe('stream-conflict')
    } else if (action < 12) {
      const log = await logs.find(name)
      const batch = Array.from({ length: 1 + pick(3) }, () => items(model.json))
      const close = action === 11
      const appends = batch.map(({ data }, index) => {
        const producer = { id: 'p', epoch: 1, seq: model.seq + index }
        return log?.append({ data, producer, close: close && index === batch.length - 1 })
      })
      const results = await Promise.allSettled(appends)
      expect(results.map(({ status }) => status)).toEqual(batch.map(() => (model.closed ? 'rejected' : 'fulfilled')))
      if (model.closed) continue
      for (const part of batch) model.items.push(...part.items)
      model.seq += batch.length
      model.closed = close
      const again = await log?.append({ data: batch[0]?.data ?? new Uint8Array(), producer: { id: 'p', epoch: 1, seq: model.seq - 1 } })
      expect(again).toMatchObject({ duplicate: true, tail: model.items.length })
    } else if (action === 12) {
      await logs.remove(name)
      models.delete(name)
      gone.add(name)
    } else if (action === 13) {
      await logs.close()
      if (store === 'SQLite') {
        await storage.close()
        storage = await open()
      }
      logs = openStreams(storage)
    } else {
      const log = await logs.find(name)
      expect(log?.closedAt !== undefined).toBe(model.closed)
      if (log !== undefined) expect(await contentOf(log, 1 + pick(40))).toEqual(model.items)
    }
  }
  for (const [name, model] of models) {
    const log = await logs.find(name)
    if (log !== undefined) expect(await contentOf(log, 1_000)).toEqual(model.items)
  }
  await logs.close()
  await storage.close()
})
