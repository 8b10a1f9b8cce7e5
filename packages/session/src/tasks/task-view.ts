import type { Milestone, Progress, TaskRecord, TaskStatus } from '../schema/index.ts'

/** A task's own status, or what became of a running one: `stalled` with its agent, `orphaned` by one that is gone. */
export type DerivedTaskStatus = TaskStatus | 'stalled' | 'orphaned'

/** What is shown of a task. Immutable; the same object until something of it changed. */
export interface TaskView {
  /** See {@link taskKey}. */
  readonly key: string
  readonly id: string
  readonly agentId: string
  /** The key of the task it is part of; absent while that task is not on the board. */
  readonly parent?: string | undefined
  /** The keys of its parts, by start. */
  readonly children: readonly string[]
  readonly title: string
  readonly status: DerivedTaskStatus
  /** As reported by the agent. */
  readonly progress?: Progress | undefined
  /** From 0 to 1, of the task itself without its parts; absent while unknown. */
  readonly fraction?: number | undefined
  /** What is being done now. */
  readonly phase?: string | undefined
  readonly milestones: readonly Milestone[]
  /** Relay milliseconds, as are the other times. */
  readonly startedAt: number
  readonly updatedAt: number
  readonly endedAt?: number | undefined
  readonly error?: TaskRecord['error']
}

/** How the agent of a task fares: only a live one's running task runs. */
export type AgentHealth = 'live' | 'stalled' | 'gone'

/** What a task comes to, given how its agent fares. */
export function taskStatus(record: TaskRecord, health: AgentHealth): DerivedTaskStatus {
  if (record.status !== 'running' || health === 'live') return record.status
  return health === 'stalled' ? 'stalled' : 'orphaned'
}

/** Whether a task, as a record or a view, has come to its end. */
export function isEnded({ status }: { readonly status: DerivedTaskStatus }): boolean {
  return status === 'done' || status === 'failed' || status === 'cancelled'
}

/** How far the task itself is, from 0 to 1, or `undefined`. */
export function ownFraction(record: TaskRecord): number | undefined {
  const { status, progress } = record
  if (status === 'done') return 1
  if (progress === undefined) return undefined
  const { fraction, done = 0, total = 0 } = progress as { fraction?: number; done?: number; total?: number }
  return fraction ?? (total > 0 ? Math.min(1, done / total) : undefined)
}

const none: readonly never[] = []

/** Makes the view of a task, with the fields of its record that this version does not know. */
export function viewTask(
  record: TaskRecord,
  place: Pick<TaskView, 'key' | 'agentId' | 'parent' | 'children' | 'status'>,
): TaskView {
  const { parent: _, milestones = none, ...own } = record
  return { ...own, milestones, fraction: ownFraction(record), ...place }
}
