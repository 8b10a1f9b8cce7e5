import type { AgentView } from '../agents/agent-view.ts'
import type { Batch } from '../store/batch.ts'
import { createKeyedStore, type WritableKeyedStore } from '../store/keyed-store.ts'
import { taskKey } from '../tasks/task-key.ts'
import { isEnded } from '../tasks/task-view.ts'
import type { TaskRecord } from '../schema/index.ts'
import type { ActivityEntry } from './activity-entry.ts'
import { isMark, isTelling, type ActivityLane, type ActivitySpan } from './activity-lane.ts'

/** How many spans and how many marks a lane keeps. */
const KEPT = 250

/** Swim lanes, kept up from views of agents and from entries. */
export class Lanes {
  readonly views: WritableKeyedStore<ActivityLane>
  readonly #spans = new Map<string, Map<string, ActivitySpan>>()

  constructor(batch: Batch) {
    this.views = createKeyedStore<ActivityLane>(batch)
  }

  /** An agent has changed. `now` is the end of what went away without one. */
  onAgent(before: AgentView | undefined, after: AgentView | undefined, now: number): void {
    const id = after?.id ?? before?.id ?? ''
    const key = `agent:${id}`
    if (after === undefined) {
      this.#spans.delete(key)
      this.views.set(key, undefined)
      return
    }
    const spans = this.#spans.get(key) ?? new Map<string, ActivitySpan>()
    this.#spans.set(key, spans)
    const hasTasks = after.record !== undefined && after.record.tasks !== before?.record?.tasks
    const isOther = hasTasks && putTasks(spans, id, after.record?.tasks ?? [], now)
    const hasStatus = before?.status !== after.status || before.since !== after.since
    if (hasStatus) putStatus(spans, after, now)
    const lane = this.views.read(key)
    if (!isOther && !hasStatus && lane?.name === after.name) return
    this.#show({ key, kind: 'agent', id, name: after.name, marks: lane?.marks ?? [], spans: bounded(spans) })
  }

  /** Something happened, or is known better. */
  onEntry(entry: ActivityEntry): void {
    const { actor } = entry
    if (actor === undefined || !isMark(entry)) return
    const key = `${actor.kind}:${actor.id}`
    const lane = this.views.read(key)
    const marks = lane?.marks.filter(({ id }) => id !== entry.id) ?? []
    let index = marks.length
    while (index > 0 && (marks[index - 1]?.at ?? 0) > entry.at) index -= 1
    const { kind, id, name } = actor
    const next = marks.toSpliced(index, 0, entry).slice(-KEPT)
    this.#show({ key, kind, id, name: lane?.name ?? name, spans: lane?.spans ?? [], marks: next })
  }

  #show(lane: ActivityLane): void {
    this.views.set(lane.key, lane)
  }
}

/** Takes over an agent's tasks; tells whether a span has changed. */
function putTasks(spans: Map<string, ActivitySpan>, agentId: string, tasks: readonly TaskRecord[], now: number): boolean {
  let hasChanged = false
  const standing = new Set<string>()
  for (const task of tasks) {
    if (task.status === 'queued') continue
    const span = taskSpan(agentId, task, now)
    standing.add(span.id)
    hasChanged = put(spans, span) || hasChanged
  }
  for (const span of spans.values()) {
    if (span.kind !== 'task' || span.endedAt !== undefined || standing.has(span.id)) continue
    hasChanged = put(spans, { ...span, status: 'orphaned', endedAt: now }) || hasChanged
  }
  return hasChanged
}

function taskSpan(agentId: string, task: TaskRecord, now: number): ActivitySpan {
  const key = taskKey(agentId, task.id)
  const { title, status, updatedAt } = task
  const startedAt = Math.min(task.startedAt, now)
  const endedAt = isEnded(task) ? Math.max(startedAt, Math.min(task.endedAt ?? updatedAt, now)) : undefined
  return { id: `task:${key}:${task.startedAt}`, kind: 'task', title, status, taskKey: key, startedAt, endedAt }
}

/** Ends the status that went on, and begins the one that does if a lane shows it. */
function putStatus(spans: Map<string, ActivitySpan>, { status, since }: AgentView, now: number): void {
  const startedAt = since > 0 ? Math.min(since, now) : now
  for (const span of spans.values()) {
    if (span.kind === 'status' && span.endedAt === undefined) {
      put(spans, { ...span, endedAt: Math.max(span.startedAt, span.status === 'offline' ? now : startedAt) })
    }
  }
  if (isTelling(status)) put(spans, { id: `status:${status}:${startedAt}`, kind: 'status', status, startedAt })
}

function put(spans: Map<string, ActivitySpan>, span: ActivitySpan): boolean {
  const before = spans.get(span.id)
  const isSame = before?.title === span.title && before?.status === span.status && before.endedAt === span.endedAt
  if (!isSame) spans.set(span.id, span)
  return !isSame
}

/** The newest spans by start; those that had to go are forgotten. */
function bounded(spans: Map<string, ActivitySpan>): readonly ActivitySpan[] {
  const sorted = [...spans.values()].sort((left, right) => left.startedAt - right.startedAt)
  for (const old of sorted.slice(0, -KEPT)) spans.delete(old.id)
  return sorted.slice(-KEPT)
}
