import type { CallboardError } from '@callboard/session/protocol'
import { expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import { MemoryStorage } from '../storage/memory-storage.ts'
import type { SessionStorage } from '../storage/session-storage.ts'
import { noGuard, openGuard, sent } from '../testing/open-guard.ts'
import { GatedStorage } from '../testing/gated-storage.ts'
import { UNAPPLICABLE_UPDATE } from '../testing/unapplicable-update.ts'
import { until } from '../testing/until.ts'
import { Pace } from '../pace/pace.ts'
import type { Guard } from './apply-batch.ts'
import { DurableDocument, type CommittedBatch } from './durable-document.ts'

interface Harness {
  readonly document: DurableDocument<string>
  readonly committed: CommittedBatch<string>[]
  readonly refused: { readonly source: string; readonly error: CallboardError }[]
  readonly broken: unknown[]
  readonly fenced: Set<string>
  /** The committed value of a key of the map `board`. */
  read(key: string): Promise<unknown>
}

async function open(
  storage: SessionStorage,
  { thresholds = { logBytes: 1e9, logRecords: 1e9 }, guard = openGuard<string>() as Guard<string> } = {},
): Promise<Harness> {
  const committed: Harness['committed'] = []
  const refused: Harness['refused'] = []
  const broken: unknown[] = []
  const fenced = new Set<string>()
  const document = new DurableDocument<string>({
    session: 'board',
    storage,
    thresholds,
    pace: new Pace(),
    documentBytes: Infinity,
    migrate: () => {},
    guard,
    quarantine: { bytes: 64 * 1024, updates: 16, ms: 100 },
    observer: {
      accepts: (source) => !fenced.has(source),
      onCommitted: (batch) => committed.push(batch),
      onRefused: (source, error) => refused.push({ source, error }),
      onBroken: (error) => broken.push(error),
      onCompactionFailed: (error) => broken.push(error),
    },
  })
  await document.load()
  onTestFinished(() => document.destroy())
  const read = (key: string): Promise<unknown> =>
    new Promise((resolve) => document.read((doc) => resolve(doc.getMap('board').get(key))))
  return { document, committed, refused, broken, fenced, read }
}

/** One update that sets a key of the map `board`. */
function setting(key: string, value: unknown): Uint8Array {
  const doc = new Y.Doc()
  doc.getMap('board').set(key, value)
  return Y.encodeStateAsUpdate(doc)
}

/** The updates, one each, of a client that sets `key` to 1, 2, … */
function counting(key: string, to: number): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let value = 1; value <= to; value++) doc.getMap('board').set(key, value)
  return updates
}

test('nobody is told and nothing is read before the commit', async () => {
  const storage = new GatedStorage()
  const { document, committed, read } = await open(storage)
  storage.hold()

  document.submit({ source: 'anna', ...sent(setting('city', 'Lisbon')) })
  await until('the commit is under way', () => storage.appends === 1)
  const reading = read('city')
  expect(committed).toEqual([])
  expect(await Promise.race([reading, Promise.resolve('waits')])).toBe('waits')

  storage.release()
  expect(await reading).toBe('Lisbon')
  expect(committed).toHaveLength(1)
})

test('what arrives during a commit forms the next batch, one record for all of it', async () => {
  const storage = new GatedStorage()
  const { document, committed } = await open(storage)
  storage.hold()
  document.submit({ source: 'anna', ...sent(setting('first', 1)) })
  await until('the first commit is under way', () => storage.appends === 1)

  counting('count', 100).forEach((update, index) => document.submit({ source: `client-${index % 3}`, ...sent(update) }))
  storage.release()
  await document.settled()

  expect(storage.appends).toBe(2)
  expect(storage.appendedUpdates).toBe(2)
  expect(committed.map(({ sources }) => sources.length)).toEqual([1, 100])
  // A hundred overwrites of one key are one change.
  expect(committed[1]?.change?.byteLength).toBeLessThan(60)
})

test('a change of one client alone names it, a mixed one names nobody', async () => {
  const { document, committed } = await open(new MemoryStorage())

  document.submit({ source: 'anna', ...sent(setting('a', 1)) })
  await document.settled()
  document.submit({ source: 'anna', ...sent(setting('b', 1)) })
  document.submit({ source: 'ben', ...sent(setting('c', 1)) })
  await document.settled()

  expect(committed.map(({ author }) => author)).toEqual(['anna', undefined])
})

test('an update that changes nothing is answered without a record', async () => {
  const storage = new GatedStorage()
  const { document, committed } = await open(storage)
  const update = setting('a', 1)
  document.submit({ source: 'anna', ...sent(update) })
  await document.settled()

  document.submit({ source: 'ben', ...sent(update) })
  await document.settled()

  expect(committed[1]).toMatchObject({ change: undefined, sources: ['ben'] })
  expect(storage.appends).toBe(1)
})

test('an update that throws while it is applied is refused, and the rest of its batch is kept', async () => {
  const storage = new MemoryStorage()
  const { document, committed, refused, read } = await open(storage, { guard: noGuard() })
  document.submit({ source: 'anna', ...sent(setting('before', 1)) })
  await document.settled()

  document.submit({ source: 'anna', ...sent(setting('with', 1)) })
  document.submit({ source: 'mallory', ...sent(UNAPPLICABLE_UPDATE) })
  document.submit({ source: 'ben', ...sent(setting('after', 1)) })
  await document.settled()

  expect(refused).toMatchObject([{ source: 'mallory', error: { code: 'document-invalid' } }])
  expect(await Promise.all(['before', 'with', 'after'].map(read))).toEqual([1, 1, 1])
  expect(committed.flatMap(({ sources }) => sources)).toEqual(['anna', 'anna', 'ben'])
  const again = await open(storage)
  expect(await Promise.all(['before', 'with', 'after'].map(again.read))).toEqual([1, 1, 1])
})

test('what a fenced client sent earlier is not applied', async () => {
  const { document, committed, fenced, read } = await open(new MemoryStorage())

  document.submit({ source: 'old', ...sent(setting('who', 'old')) })
  document.submit({ source: 'new', ...sent(setting('other', 'new')) })
  fenced.add('old')
  await document.settled()

  expect(await read('who')).toBeUndefined()
  expect(committed.flatMap(({ sources }) => sources)).toEqual(['new'])
})

test('an update that waits for another is kept out of the document, asked about, and applied and acknowledged when the other comes', async () => {
  const storage = new GatedStorage()
  const [first, second] = counting('count', 2)
  if (first === undefined || second === undefined) throw new Error('two updates')
  const { document, committed, read } = await open(storage)

  document.submit({ source: 'anna', ...sent(second) })
  document.submit({ source: 'anna', ...sent(setting('other', 1)) })
  await document.settled()
  expect(committed).toMatchObject([{ sources: [], incomplete: ['anna'] }])
  expect(await Promise.all([read('count'), read('other')])).toEqual([undefined, 1])
  document.read((doc) => expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null]))

  document.submit({ source: 'ben', ...sent(first) })
  await document.settled()
  expect(await read('count')).toBe(2)
  expect(committed[1]).toMatchObject({ author: undefined, incomplete: [] })
  expect(committed[1]?.sources.toSorted()).toEqual(['anna', 'anna', 'ben'])
})

test('an update that waits in vain is dropped, and its source sent away', async () => {
  const [, second] = counting('count', 2)
  if (second === undefined) throw new Error('two updates')
  const { document, committed, refused } = await open(new MemoryStorage())

  document.submit({ source: 'anna', ...sent(second) })

  await until('it is refused', () => refused.length > 0)
  expect(refused).toMatchObject([{ source: 'anna', error: { code: 'document-incomplete' } }])
  document.submit({ source: 'anna', ...sent(setting('a', 1)) })
  await document.settled()
  expect(committed.flatMap(({ sources }) => sources)).toEqual(['anna'])
})

test('as many updates as are allowed wait, and one more sends their source away', async () => {
  const updates = counting('count', 18).slice(1)
  const { document, refused } = await open(new MemoryStorage())

  for (const update of updates.slice(0, 16)) document.submit({ source: 'anna', ...sent(update) })
  await document.settled()
  expect(refused).toEqual([])
  document.submit({ source: 'anna', ...sent(updates[16] ?? new Uint8Array()) })
  await document.settled()

  expect(refused).toMatchObject([{ source: 'anna', error: { code: 'document-incomplete' } }])
})

test('who has taken more than its share of time waits, in order, and nobody else does', async () => {
  const guard = openGuard<string>()
  let waits = true
  vi.spyOn(guard, 'waitMs').mockImplementation((source) => (source === 'eve' && waits ? 20 : 0))
  const { document, committed, read } = await open(new MemoryStorage(), { guard })
  const updates = counting('count', 3)

  for (const update of updates) document.submit({ source: 'eve', ...sent(update) })
  document.submit({ source: 'anna', ...sent(setting('a', 1)) })
  await document.settled()
  expect(committed.flatMap(({ sources }) => sources)).toEqual(['anna'])

  waits = false
  await until('it is taken', () => committed.length > 1)
  expect(committed[1]?.sources).toEqual(['eve', 'eve', 'eve'])
  expect(await read('count')).toBe(3)
})

test('a commit that fails tells nobody and breaks the document', async () => {
  const storage = new GatedStorage()
  const { document, committed, broken } = await open(storage)
  storage.fail(true)

  document.submit({ source: 'anna', ...sent(setting('a', 1)) })
  await document.settled()

  expect(committed).toEqual([])
  expect(broken).toMatchObject([{ code: 'storage-unavailable' }])
})

test('repeated overwrites fold: the log is compacted and what is stored stays small', async () => {
  const storage = new GatedStorage()
  const { document } = await open(storage, { thresholds: { logBytes: 4_000, logRecords: 100 } })

  for (const update of counting('count', 5_000)) {
    document.submit({ source: 'agent', ...sent(update) })
    await document.settled()
  }
  await document.compact()

  const stored = await storage.load('board')
  expect(storage.compactions).toBeGreaterThan(10)
  expect(stored?.updates).toEqual([])
  expect(stored?.snapshot?.byteLength).toBeLessThan(100)
  expect(await (await open(storage)).read('count')).toBe(5_000)
})

test('what is written while the log is compacted is kept', async () => {
  const storage = new GatedStorage()
  const { document } = await open(storage)
  document.submit({ source: 'anna', ...sent(setting('a', 1)) })
  await document.settled()

  const compacting = document.compact()
  document.submit({ source: 'anna', ...sent(setting('b', 2)) })
  await Promise.all([compacting, document.settled()])

  const again = await open(storage)
  expect(await Promise.all(['a', 'b'].map(again.read))).toEqual([1, 2])
})

test('what is read in one piece need not be encoded, until something changes', async () => {
  const storage = new MemoryStorage()
  const first = await open(storage)
  for (const update of counting('count', 20)) first.document.submit({ source: 'anna', ...sent(update) })
  await first.document.settled()
  expect((await open(storage)).document.whole).toBeUndefined()
  await first.document.compact()

  const { document, committed } = await open(storage)
  const joined = new Y.Doc()
  Y.applyUpdate(joined, document.whole ?? new Uint8Array())
  expect(joined.getMap('board').get('count')).toBe(20)
  document.submit({ source: 'anna', ...sent(setting('city', 'Lisbon')) })
  await document.settled()
  expect(committed).toHaveLength(1)
  expect(document.whole).toBeUndefined()
})

test('a log is folded when the document rests, if it is long beside what is folded', async () => {
  const storage = new MemoryStorage()
  const { document } = await open(storage, { thresholds: { logBytes: 1_000, logRecords: 1e9 } })
  document.submit({ source: 'anna', ...sent(setting('large', 'x'.repeat(10_000))) })
  document.submit({ source: 'ben', ...sent(setting('small', 'x'.repeat(500))) })
  await document.settled()
  document.submit({ source: 'cleo', ...sent(setting('some', 'x'.repeat(2_000))) })
  await document.settled()
  await until('it is folded', async () => (await storage.load('board'))?.updates.length === 0)
})
