import { expect, onTestFinished, test } from 'vitest'
import { createMemoryRelay, type MemoryConnection, type MemoryRelay } from '../connection/memory-relay.ts'
import { interruptsOf } from '../interrupts/interrupts-of.ts'
import type { PersonRecord } from '../schema/index.ts'
import { createSession } from '../session/create-session.ts'
import type { Session } from '../session/session.ts'
import { createManualClock, type ManualClock } from '../testing/manual-clock.ts'
import { writeAgentRecord } from '../verbs/write-agent-record.ts'
import { keepOwnRecord, type RecordStorage } from './keep-own-record.ts'
import { agentRecord } from '../testing/agent-record.ts'

/** A storage of a browser's origin, in memory. */
class FakeStorage implements RecordStorage {
  readonly items = new Map<string, string>()
  isFull = false

  get length(): number {
    return this.items.size
  }

  key(index: number): string | null {
    return [...this.items.keys()][index] ?? null
  }

  getItem(key: string): string | null {
    return this.items.get(key) ?? null
  }

  setItem(key: string, value: string): void {
    if (this.isFull) throw new DOMException('Full', 'QuotaExceededError')
    this.items.set(key, value)
  }

  removeItem(key: string): void {
    this.items.delete(key)
  }
}

interface Page {
  readonly session: Session
  readonly link: MemoryConnection
  /** The page is gone, with all that it had in memory. */
  close(): Promise<void>
}

interface World {
  readonly relay: MemoryRelay
  readonly clock: ManualClock
  readonly storage: FakeStorage
  readonly agent: Session
  /** Opens a page of Ada's; the device is that of its tab. */
  open(device?: string, options?: { readonly person?: string; readonly room?: string }): Promise<Page>
  /** What stands at the relay for the agent to see. */
  standing(): readonly unknown[]
}

const BOOK = { id: 'book', kind: 'approval', title: 'Book it?', askedAt: 1 } as const
const KEY = 'planner/book'

async function createWorld(): Promise<World> {
  const clock = createManualClock(1_750_000_000_000)
  const relay = createMemoryRelay({ clock })
  const storage = new FakeStorage()
  const agent = createSession({ connection: relay.connect('board'), identity: { kind: 'agent', id: 'planner', name: 'Planner' }, clock })
  onTestFinished(() => agent.close())
  await agent.whenSynced()
  writeAgentRecord(agent, agentRecord('planner', { interrupts: [BOOK] }))
  await clock.advance(100)
  return {
    relay,
    clock,
    storage,
    agent,
    open: async (device = 'tab', { person = 'ada', room = 'board' } = {}) => {
      const link = relay.connect(room)
      const connection = Object.assign(link, { address: `memory://${room}` })
      const session = createSession({ connection, identity: { kind: 'person', id: person, name: person, device }, clock })
      onTestFinished(() => session.close())
      keepOwnRecord(session, storage)
      interruptsOf(session)
      await clock.advance(1_000)
      return { session, link, close: () => session.close() }
    },
    standing: () => {
      const people = relay.doc('board').getMap<PersonRecord>('people').toJSON() as Record<string, PersonRecord>
      return Object.values(people).flatMap(({ commands, proposals }) => [...commands, ...((proposals as unknown[]) ?? [])])
    },
  }
}

const ownOf = ({ session }: Page): unknown => interruptsOf(session).views.get(KEY).getSnapshot()?.own

test('what is asked and answered offline is asked once the page is back, after a reload', async () => {
  const world = await createWorld()
  const page = await world.open()
  page.link.freeze()
  const proposal = interruptsOf(page.session).answer(KEY, { type: 'accept' })
  const at = page.session.now()
  const command = page.session.sendCommand({ kind: 'cancel', to: 'planner' })
  await world.clock.advance(60_000)
  await page.close()
  expect(world.standing()).toEqual([])

  const again = await world.open()
  expect(world.standing()).toMatchObject([
    { id: command, kind: 'cancel', at },
    { id: proposal, kind: 'answer', answer: { type: 'accept' }, at },
  ])
  expect(ownOf(again)).toMatchObject({ proposal, state: 'proposed' })
  expect(again.session.commands.get(command).getSnapshot()).toMatchObject({ state: 'requested' })
  expect([...world.storage.items], 'the relay has it').toEqual([])
})

test('the page after that finds nothing to do', async () => {
  const world = await createWorld()
  const page = await world.open()
  interruptsOf(page.session).answer(KEY, { type: 'accept' })
  await world.clock.advance(100)
  expect([...world.storage.items]).toEqual([])
  const before = world.standing()
  await page.close()
  await world.open()
  expect(world.standing()).toEqual(before)
})

test('a tab that was closed leaves it to the next one of the same person and session, and to nobody else', async () => {
  const world = await createWorld()
  const page = await world.open('first-tab')
  page.link.freeze()
  interruptsOf(page.session).answer(KEY, { type: 'accept' })
  await page.close()

  await world.open('another', { person: 'grace' })
  await world.open('elsewhere', { room: 'other' })
  expect(world.standing()).toEqual([])
  await world.open('second-tab')
  expect(world.standing()).toMatchObject([{ answer: { type: 'accept' } }])
})

test('of an answer that was changed offline the last one is kept', async () => {
  const world = await createWorld()
  const page = await world.open()
  page.link.freeze()
  interruptsOf(page.session).answer(KEY, { type: 'accept' })
  interruptsOf(page.session).answer(KEY, { type: 'reject' })
  await page.close()
  expect(world.storage.items.size).toBe(1)
  await world.open()
  expect(world.standing()).toMatchObject([{ answer: { type: 'reject' } }])
})

test('an older answer that another tab had to leave behind does not come beside a newer one', async () => {
  const world = await createWorld()
  const [away, page] = [await world.open('away'), await world.open()]
  away.link.freeze()
  interruptsOf(away.session).answer(KEY, { type: 'accept' })
  await world.clock.advance(1_000)
  const newer = interruptsOf(page.session).answer(KEY, { type: 'reject' })
  await world.clock.advance(1_000)
  await away.close()
  await page.close()

  await world.open()
  expect(world.standing()).toMatchObject([{ id: newer, answer: { type: 'reject' } }])
})

test('an answer that arrived, and whose acknowledgement did not, is not asked twice', async () => {
  const world = await createWorld()
  const page = await world.open()
  interruptsOf(page.session).answer(KEY, { type: 'accept' })
  // The page dies while its answer is on the way.
  const kept = [...world.storage.items]
  expect(kept).toHaveLength(1)
  await world.clock.advance(100)
  await page.close()
  for (const [key, value] of kept) world.storage.items.set(key, value)
  await world.open('new-tab')
  expect(world.standing()).toHaveLength(1)
  expect([...world.storage.items]).toEqual([])
})

test('who was offline for long is told that somebody else had answered', async () => {
  const world = await createWorld()
  const page = await world.open()
  page.link.freeze()
  interruptsOf(page.session).answer(KEY, { type: 'accept' })
  await page.close()
  const resolution = { state: 'answered', at: 5, by: { person: 'grace' }, proposal: 'p9', answer: { type: 'reject' } }
  writeAgentRecord(world.agent, agentRecord('planner', { interrupts: [{ ...BOOK, resolution }] }))
  await world.clock.advance(100)

  const again = await world.open()
  expect(ownOf(again)).toMatchObject({ state: 'lost' })
  expect(world.standing()).toEqual([])
  expect([...world.storage.items]).toEqual([])
})

test('what was asked before the first sync outlives what the sync puts in its place', async () => {
  const world = await createWorld()
  const before = await world.open()
  // Of two writes that know nothing of each other, Yjs takes that of the higher client.
  before.session.doc.clientID = 2 ** 31
  before.session.sendCommand({ id: 'old', kind: 'pause', to: 'planner' })
  await world.clock.advance(100)
  await before.close()

  world.relay.stop()
  const page = await world.open()
  page.session.doc.clientID = 1
  page.session.sendCommand({ id: 'new', kind: 'resume', to: 'planner' })
  world.relay.start()
  await world.clock.advance(60_000)
  expect(world.standing()).toMatchObject([{ id: 'old' }, { id: 'new' }])
})

test('what was asked before a first sync that never came is asked by the next page', async () => {
  const world = await createWorld()
  const before = await world.open()
  before.session.sendCommand({ id: 'old', kind: 'pause', to: 'planner' })
  await world.clock.advance(100)
  await before.close()

  world.relay.stop()
  const page = await world.open()
  page.session.sendCommand({ id: 'new', kind: 'resume', to: 'planner' })
  await page.close()
  world.relay.start()
  await world.open()
  expect(world.standing()).toMatchObject([{ id: 'old' }, { id: 'new' }])
})

test('what has expired or is long past is forgotten, what cannot be read is left out, and a full storage hurts nobody', async () => {
  const world = await createWorld()
  const page = await world.open()
  page.link.freeze()
  page.session.sendCommand({ kind: 'pause', to: 'planner', expiresInMs: 1_000 })
  await page.close()
  await world.clock.advance(2_000)
  const [key = ''] = [...world.storage.items.keys()]
  world.storage.items.set(`${key}1`, '{"part":"commands","entry":{"id":"x","at":1}}')
  world.storage.items.set(`${key}2`, 'nonsense')

  const again = await world.open()
  expect(world.standing()).toEqual([])
  expect([...world.storage.items.keys()]).not.toContain(key)

  world.storage.isFull = true
  again.session.sendCommand({ id: 'all-the-same', kind: 'pause', to: 'planner' })
  await world.clock.advance(100)
  expect(world.standing()).toMatchObject([{ id: 'all-the-same' }])
})

test('of a week ago nothing is sent', async () => {
  const world = await createWorld()
  const page = await world.open()
  page.link.freeze()
  interruptsOf(page.session).answer(KEY, { type: 'accept' })
  await page.close()
  await world.clock.advance(8 * 24 * 60 * 60_000)
  await world.open()
  expect(world.standing()).toEqual([])
  expect([...world.storage.items]).toEqual([])
})
