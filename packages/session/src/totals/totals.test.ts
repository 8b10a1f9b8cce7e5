import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createMemoryRelay } from '../connection/memory-relay.ts'
import { taskRecord } from '../fixtures/open-board.ts'
import { AGENT_STATUSES, TASK_STATUSES, type TaskRecord } from '../schema/index.ts'
import { createSession } from '../session/create-session.ts'
import type { Session } from '../session/session.ts'
import { createManualClock } from '../testing/manual-clock.ts'
import { createSeededRandom, type SeededRandom } from '../testing/seeded-random.ts'
import { agentRecord } from '../testing/agent-record.ts'

const SEEDS = process.env['CALLBOARD_SEEDS']?.split(',').map(Number) ?? [1, 2, 3, 20, 99, 2026]
const STEPS = 150
const AGENTS = ['a', 'b', 'c', 'd'] as const
const TASKS = ['t0', 't1', 't2', 't3'] as const

function observer(doc?: Y.Doc): Session {
  // Nothing is ever delivered: the document is fed by hand, so that two readers hold the same at the same moment.
  const connection = createMemoryRelay({ clock: createManualClock(), latencyMs: 1_000 }).connect('s')
  const session = createSession({ connection, identity: { kind: 'observer' }, clock: createManualClock() })
  if (doc !== undefined) Y.applyUpdate(session.doc, Y.encodeStateAsUpdate(doc))
  return session
}

/** A task whose parent may be missing, itself, or part of a ring. */
function randomTask(random: SeededRandom, id: string): TaskRecord {
  const parent = random.chance(0.6) ? { agent: random.pick(AGENTS), task: random.pick(TASKS) } : undefined
  const progress = random.pick([
    undefined,
    { fraction: random.next() },
    { done: random.int(0, 9), total: random.int(0, 9) },
    { done: 3 },
  ])
  return taskRecord(id, { parent, progress, status: random.pick(TASK_STATUSES), startedAt: random.int(1, 50) })
}

function randomStep(random: SeededRandom, session: Session): void {
  const agents = session.doc.getMap('agents')
  const id = random.pick(AGENTS)
  if (random.chance(0.1)) return agents.delete(id)
  if (random.chance(0.05)) return void agents.set(id, { id, broken: true })
  const tasks = TASKS.filter(() => random.chance(0.6)).map((task) => randomTask(random, task))
  agents.set(id, agentRecord(id, { status: random.pick(AGENT_STATUSES), tasks }))
  if (random.chance(0.3)) {
    const kind = random.pick(['agent', 'agent', 'person'] as const)
    const clientId = session.doc.clientID
    const callboard = { kind, id: random.pick(AGENTS), name: 'x', joinedAt: 1 }
    if (random.chance(0.7)) session.awareness.setLocalState({ callboard })
    else if (session.awareness.getStates().has(clientId)) session.awareness.setLocalState(null)
  }
}

/** All that is derived over the whole board. */
function everything(session: Session): unknown {
  const tasks = session.tasks.ids.getSnapshot()
  return {
    totals: session.totals.getSnapshot(),
    all: session.progress.all.getSnapshot(),
    roots: session.rootTasks.getSnapshot(),
    agents: session.agents.ids.getSnapshot().map((id) => [id, session.progress.agent(id).getSnapshot()]),
    tasks: tasks.map((key) => [session.tasks.get(key).getSnapshot(), session.progress.task(key).getSnapshot()]),
  }
}

test.each(SEEDS)(
  'what is kept up equals what is computed from scratch, in the random history of seed %i',
  async (seed) => {
    const random = createSeededRandom(seed)
    const session = observer()
    // Watched stores are kept up, unwatched ones computed at each read: both must agree.
    for (const id of AGENTS) session.progress.agent(id).subscribe(() => {})
    for (const id of AGENTS) for (const task of TASKS) session.progress.task(`${id}/${task}`).subscribe(() => {})
    session.progress.all.subscribe(() => {})
    session.totals.subscribe(() => {})
    for (let step = 0; step < STEPS; step += 1) {
      session.doc.transact(() => {
        for (let change = random.int(1, 3); change > 0; change -= 1) randomStep(random, session)
      })
      const fresh = observer(session.doc)
      const presence = session.awareness.getLocalState()
      fresh.awareness.setLocalState(presence)
      expectSound(session)
      expectSound(fresh)
      expect(everything(session), `seed ${seed}, step ${step}`).toEqual(everything(fresh))
      await fresh.close()
    }
    await session.close()
  },
)

/** What must hold whatever the history: every task hangs in one place, and the counts are those of a recount. */
function expectSound(session: Session): void {
  const views = session.tasks.ids.getSnapshot().map((key) => session.tasks.get(key).getSnapshot())
  const held = [...session.rootTasks.getSnapshot(), ...views.flatMap((view) => view?.children ?? [])]
  expect(held.toSorted()).toEqual(session.tasks.ids.getSnapshot())
  const count = (...statuses: readonly unknown[]): number =>
    views.filter((view) => statuses.includes(view?.status)).length
  expect(session.totals.getSnapshot().tasks).toEqual({
    running: count('running'),
    done: count('done'),
    failed: count('failed'),
    total: views.length,
  })
  const agents = session.agents.ids.getSnapshot().map((id) => session.agents.get(id).getSnapshot())
  const { byStatus, online } = session.totals.getSnapshot()
  expect(online).toBe(agents.filter((agent) => agent?.online).length)
  for (const [status, number] of Object.entries(byStatus)) {
    expect(number).toBe(agents.filter((agent) => agent?.status === status).length)
  }
}
