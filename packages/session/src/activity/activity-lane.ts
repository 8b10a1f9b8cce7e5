import type { DerivedStatus } from '../presence/derive-status.ts'
import type { TaskStatus } from '../schema/index.ts'
import type { ActivityActor, ActivityEntry } from './activity-entry.ts'

/** A stretch of time in a lane: a task, or how the agent was while it did not work. */
export interface ActivitySpan {
  readonly id: string
  readonly kind: 'task' | 'status'
  /** Of a task; absent for a status. */
  readonly title?: string | undefined
  /** The task's own status, or the agent's. `orphaned`: a task that left the record before it ended. */
  readonly status: TaskStatus | DerivedStatus | 'orphaned'
  readonly taskKey?: string | undefined
  /** Relay milliseconds. */
  readonly startedAt: number
  /** Relay milliseconds; absent while it goes on. */
  readonly endedAt?: number | undefined
}

/** What one agent or person did, for a swim lane. Immutable; a task's progress does not change it. */
export interface ActivityLane {
  /** `agent:<id>` or `person:<id>`. */
  readonly key: string
  readonly kind: ActivityActor['kind']
  readonly id: string
  readonly name: string
  /** By start. */
  readonly spans: readonly ActivitySpan[]
  /** What happened at one moment: milestones, questions, answers, choices; oldest first. */
  readonly marks: readonly ActivityEntry[]
}

/** Statuses that tell something that the agent's tasks do not. */
const TELLING: ReadonlySet<string> = new Set(['waiting', 'paused', 'stalled', 'failed', 'offline'])

/** Whether a lane shows a status as a span. */
export function isTelling(status: DerivedStatus): boolean {
  return TELLING.has(status)
}

/** Whether a lane shows an entry as a mark; tasks and statuses are spans. */
export function isMark({ kind }: ActivityEntry): boolean {
  return !kind.startsWith('task-') && !kind.startsWith('agent-')
}
