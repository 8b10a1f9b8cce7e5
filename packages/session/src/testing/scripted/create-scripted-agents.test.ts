import { expect, onTestFinished, test } from 'vitest'
import { agentStreamName } from '../../protocol/index.ts'
import type { Session } from '../../session/session.ts'
import { readStream } from '../../streams/read-stream.ts'
import type { StreamView } from '../../streams/stream-view.ts'
import { createTestSession, type TestSession } from '../create-test-session.ts'
import { createScriptedAgents } from './create-scripted-agents.ts'
import type { Scenario } from './scenario.ts'

async function play(scenario: Scenario, seed = 1): Promise<TestSession & { ids: readonly string[] }> {
  const made = createTestSession()
  const { session, relay, clock } = made
  const agents = createScriptedAgents(relay, 'test', scenario, { seed, clock })
  await session.whenSynced()
  await agents.start()
  onTestFinished(async () => {
    await agents.stop()
    await session.close()
  })
  return { ...made, ids: agents.ids }
}

const statuses = (session: Session): Record<string, string | undefined> =>
  Object.fromEntries(session.agents.ids.getSnapshot().map((id) => [id, session.agents.get(id).getSnapshot()?.status]))

test('a calm team works on one plan until it is done, every record valid', async () => {
  const { session, clock, ids } = await play('calm')
  await clock.advance(12_000)
  const [root] = session.rootTasks.getSnapshot()
  const plan = session.tasks.get(root ?? '').getSnapshot()
  expect(plan).toMatchObject({ title: 'Weekend in Lisbon for two', status: 'running' })
  expect(plan?.children).toHaveLength(3)
  expect(session.totals.getSnapshot()).toMatchObject({ agents: 4, online: 4 })
  await clock.advance(120_000)
  expect(ids.map((id) => session.agents.get(id).getSnapshot()?.valid)).toEqual([true, true, true, true])
  expect(session.totals.getSnapshot().tasks.done).toBeGreaterThan(4)
})

test('the same seed plays the same piece, another seed another', async () => {
  const boards = await Promise.all(
    [3, 3, 4].map(async (seed) => {
      const { session, clock } = await play('busy', seed)
      await clock.advance(5_000)
      return session.doc.getMap('agents').toJSON()
    }),
  )
  expect(boards[0]).toEqual(boards[1])
  expect(boards[0]).not.toEqual(boards[2])
})

test('in a busy team one job fails, and everybody has work', async () => {
  const { session, clock } = await play('busy')
  await clock.advance(15_000)
  expect(session.totals.getSnapshot().tasks.failed).toBe(1)
  expect(session.totals.getSnapshot().byStatus.working).toBeGreaterThan(3)
})

test('some fall silent and read as stalled', async () => {
  const { session, clock } = await play('stalls')
  await clock.advance(12_000)
  expect(statuses(session)).toMatchObject({ planner: 'working', flights: 'stalled', hotels: 'working' })
})

test('some crash, read as offline with their progress kept, and one comes back in a new life', async () => {
  const { session, clock } = await play('crash')
  await clock.advance(3_000)
  await clock.advance(3_000)
  const hotels = session.agents.get('hotels').getSnapshot()
  expect(hotels).toMatchObject({ status: 'offline', reason: 'connection-lost', record: { status: 'working' } })
  expect(session.agents.get('flights').getSnapshot()).toMatchObject({ epoch: 1 })
  await clock.advance(20_000)
  expect(session.agents.get('flights').getSnapshot()).toMatchObject({ online: true, epoch: 2 })
  expect(session.agents.get('hotels').getSnapshot()).toMatchObject({ online: false, epoch: 1 })
})

test('a flood of a hundred agents changes the board many times a second', async () => {
  const { session, clock } = await play('flood')
  let updates = 0
  session.doc.on('update', () => (updates += 1))
  await clock.advance(1_000)
  expect(session.totals.getSnapshot().online).toBe(100)
  expect(updates).toBeGreaterThan(150)
})

test('one of a crowd answers a message, and all come back after the relay was away', async () => {
  const { session, relay, clock } = await play('flood')
  const question = session.sendCommand({ kind: 'message', to: 'hotels-7', text: 'Anything near the river?' })
  await clock.advance(500)
  expect(session.commands.get(question).getSnapshot()?.state).toBe('done')
  relay.stop()
  await clock.advance(500)
  relay.start()
  await clock.advance(5_000)
  expect(session.totals.getSnapshot()).toMatchObject({ agents: 100, online: 100 })
  expect(session.agents.get('hotels-7').getSnapshot()).toMatchObject({ epoch: 1, valid: true })
})

test('an offline team has left records and nobody behind them', async () => {
  const { session, clock } = await play('offline')
  await clock.advance(1_000)
  expect(session.totals.getSnapshot()).toMatchObject({ agents: 5, online: 0 })
  const reasons = session.agents.ids.getSnapshot().map((id) => session.agents.get(id).getSnapshot()?.reason)
  expect(new Set(reasons)).toEqual(new Set(['connection-lost', 'left']))
})

test('agents say in streams what they do: thoughts, a search, a source and an answer', async () => {
  const { session, clock } = await play('calm')
  const view = (agentId: string): StreamView | undefined => {
    const { streams = [] } = session.agents.get(agentId).getSnapshot()?.record ?? {}
    const store = streams[0] && readStream(session, agentStreamName(agentId, streams[0].id))
    if (store !== undefined) onTestFinished(store.subscribe(() => {}))
    return store?.getSnapshot()
  }
  await clock.advance(3_000)
  expect(view('planner')).toMatchObject({ status: 'waiting' })
  await clock.advance(1_000)
  const early = view('planner')
  expect(early).toMatchObject({ status: 'streaming', parts: [{ type: 'reasoning' }] })
  await clock.advance(30_000)
  const late = view('planner')
  expect(late?.status).toBe('done')
  expect(late?.parts.map(({ type }) => type)).toEqual(['reasoning', 'dynamic-tool', 'source-url', 'data-found', 'text'])
  expect(late?.reasoning.startsWith(early?.reasoning ?? '?')).toBe(true)
  expect(late).toMatchObject({ text: expect.stringContaining('The plan stands.'), skipped: 0 })
})

test.for(['crash', 'flood'] as const)(
  'what is said in a %s can be read, and stays where a writer died',
  async (scenario) => {
    const { session, clock, ids } = await play(scenario)
    await clock.advance(scenario === 'crash' ? 5_500 : 4_000)
    const names = ids.flatMap((id) =>
      (session.agents.get(id).getSnapshot()?.record?.streams ?? []).map((stream) => agentStreamName(id, stream.id)),
    )
    const stores = names.map((name) => readStream(session, name))
    for (const store of stores) onTestFinished(store.subscribe(() => {}))
    await clock.advance(10)
    const views = stores.map((store) => store.getSnapshot())
    expect(views.length).toBeGreaterThan(4)
    expect(views.every(({ parts, error }) => parts.length > 0 && error === undefined)).toBe(true)
    const interrupted = views.filter(({ status }) => status === 'interrupted')
    expect(interrupted.length > 0).toBe(scenario === 'crash')
    expect(interrupted.every(({ reason }) => reason === 'connection-lost')).toBe(true)
  },
)

test('in a race all write the same few choices, and the last one stands', async () => {
  const { session, clock } = await play('race')
  const seen = new Set<string>()
  session.selections.get('flight').subscribe(() => {
    const chosen = session.selections.get('flight').getSnapshot()?.value as { detail: string } | undefined
    seen.add(chosen?.detail.split(',')[0] ?? '')
  })
  await clock.advance(12_000)
  expect(session.selections.ids.getSnapshot()).toEqual(['activity/evening', 'flight', 'hotel'])
  expect(seen.size).toBeGreaterThan(2)
})

test('an empty team is nobody', async () => {
  const { session, clock } = await play('empty')
  await clock.advance(1_000)
  expect(session.agents.ids.getSnapshot()).toEqual([])
})

test('a scripted agent answers a message and obeys a cancel', async () => {
  const { session, clock } = await play('calm')
  await clock.advance(10_000)
  const message = session.sendCommand({ kind: 'message', to: 'hotels', text: 'No stairs, please' })
  const cancel = session.sendCommand({ kind: 'cancel', to: 'flights' })
  await clock.advance(500)
  expect(session.commands.get(message).getSnapshot()?.state).toBe('done')
  expect(session.commands.get(cancel).getSnapshot()?.state).toBe('done')
  expect(
    session.agents
      .get('flights')
      .getSnapshot()
      ?.record?.tasks.map(({ status }) => status),
  ).toContain('cancelled')
})
