import type { AgentRecord } from '@callboard/session'

/** So many ticks of a second the relay has, and each agent's writes of a tick leave together. */
export const TICK_MS = 16

/** One update in so many changes the status too. */
const STATUS_EVERY = 100

export function agentIds(agents: number): readonly string[] {
  return Array.from({ length: agents }, (_, index) => `agent-${String(index).padStart(4, '0')}`)
}

/** What an agent says that it does, after so many updates. */
export function activityAfter(updates: number): string {
  return `Comparing fare ${updates} with those of the other airlines`
}

/** Updates until its task begins anew. */
export const DONE_AT = 200

/** How far its task is, of {@link DONE_AT}. */
export function doneAfter(updates: number): number {
  return updates % DONE_AT
}

/** An agent's record after so many updates. */
export function recordAfter(id: string, updates: number, start: number): AgentRecord {
  const now = Date.now()
  const task = { id: 'search', title: 'Find a flight', status: 'running', startedAt: start, updatedAt: now } as const
  return {
    id,
    epoch: 1,
    name: `Agent ${Number(id.slice(-4)) + 1}`,
    role: ['Finds flights', 'Finds hotels', 'Reads reviews'][Number(id.slice(-1)) % 3],
    status: Math.floor((updates + Number(id.slice(-4))) / STATUS_EVERY) % 2 === 0 ? 'working' : 'waiting',
    since: start,
    activity: activityAfter(updates),
    updatedAt: now,
    reportsWithinMs: 600_000,
    tasks: [{ ...task, progress: { done: doneAfter(updates), total: DONE_AT, unit: 'fares' } }],
    acks: {},
  }
}
