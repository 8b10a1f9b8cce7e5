import type { AgentRecord, TaskRecord } from '@callboard/session'

/** When the boards of stories and tests begin, as the manual clock does. */
export const STORY_START: number = Date.UTC(2026, 0, 1)

/** A running task begun at the start. */
export function runningTask(id: string, title: string, fields: Partial<TaskRecord> = {}): TaskRecord {
  return { id, title, status: 'running', startedAt: STORY_START, updatedAt: STORY_START, ...fields }
}

/** A task that has ended. */
export function doneTask(id: string, title: string, fields: Partial<TaskRecord> = {}): TaskRecord {
  return runningTask(id, title, { status: 'done', endedAt: STORY_START + 42_000, ...fields })
}

/** The four who plan a trip, in the middle of it. */
export const PLANNERS: Readonly<Record<'orchestrator' | 'flights' | 'hotels' | 'activities', Partial<AgentRecord>>> = {
  orchestrator: {
    name: 'Orchestrator',
    role: 'Plans the trip',
    status: 'working',
    activity: 'Putting together a weekend in Lisbon',
    tasks: [runningTask('trip', 'Plan a weekend in Lisbon', { phase: 'Collecting proposals' })],
  },
  flights: {
    name: 'Flights',
    role: 'Finds flights',
    status: 'working',
    activity: 'Comparing 214 flights from Berlin to Lisbon on Friday',
    tasks: [
      runningTask('compare', 'Compare flights', {
        parent: { agent: 'orchestrator', task: 'trip' },
        progress: { done: 133, total: 214, unit: 'flights' },
        phase: 'Berlin to Lisbon, Friday',
      }),
    ],
    usage: { inputTokens: 10_800, outputTokens: 1_640, cost: 0.08, currency: 'EUR' },
  },
  hotels: {
    name: 'Hotels',
    role: 'Finds a place to stay',
    status: 'working',
    activity: 'Reading reviews of 38 hotels near Alfama',
    tasks: [
      runningTask('search', 'Search hotels', {
        parent: { agent: 'orchestrator', task: 'trip' },
        progress: { done: 12, total: 38, unit: 'hotels' },
        phase: 'Reading reviews',
      }),
      doneTask('area', 'Choose an area', { parent: { agent: 'orchestrator', task: 'trip' } }),
    ],
  },
  activities: {
    name: 'Activities',
    role: 'Finds things to do',
    status: 'waiting',
    reason: 'waiting-for-person',
    activity: 'Would you rather see Sintra or the coast?',
    tasks: [
      runningTask('ideas', 'Collect ideas', {
        parent: { agent: 'orchestrator', task: 'trip' },
        status: 'waiting',
        progress: { fraction: 0.4 },
      }),
    ],
  },
}
