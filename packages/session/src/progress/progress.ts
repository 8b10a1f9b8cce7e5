import type { Batch } from '../store/batch.ts'
import { createDerived, createDerivedByKey } from '../store/derived-store.ts'
import type { Store } from '../store/store.ts'
import type { TaskForest, TaskNode } from '../tasks/task-forest.ts'
import { addSums, noSums, WHOLE, type TaskSums } from '../tasks/task-sums.ts'
import { isEnded, taskStatus } from '../tasks/task-view.ts'
import { NO_PROGRESS, type ProgressView } from './progress-view.ts'

/** Progress by what it is of. Kept up along the path that changed, never by looking at everything. */
export interface ProgressStores {
  /** Of everything that goes on; once nothing does, of what there was. */
  readonly all: Store<ProgressView>
  /** Of an agent: of its tasks that go on, with what it delegated; once none does, of those it had. */
  agent(id: string): Store<ProgressView>
  /** Of a task with its parts. */
  task(key: string): Store<ProgressView>
}

/** Progress, and the two ways to say that it changed. */
export interface ProgressKeeper extends ProgressStores {
  onSums(node: TaskNode): void
  onAgent(id: string): void
}

/** Keeps progress over a forest of tasks. `tasksOf` gives the keys of an agent's tasks. */
export function createProgress(
  batch: Batch,
  forest: () => TaskForest,
  tasksOf: (agentId: string) => readonly string[],
): ProgressKeeper {
  const all = createDerived(batch, () => progressOfAll(forest()))
  const byTask = createDerivedByKey(batch, (key) => progressOfTask(forest().node(key)))
  const byAgent = createDerivedByKey(batch, (id) => progressOfAgent(forest(), tasksOf(id)))
  return {
    all,
    agent: byAgent.get,
    task: byTask.get,
    onSums: (node) => {
      all.invalidate()
      byTask.invalidate(node.key)
      byAgent.invalidate(node.agentId)
    },
    onAgent: byAgent.invalidate,
  }
}

function progressOfTask(node: TaskNode | undefined): ProgressView {
  if (node === undefined) return NO_PROGRESS
  const { record, below, added } = node
  const status = taskStatus(record, node.health)
  const own = record.progress
  const isCounted = own !== undefined && 'done' in own && typeof own.done === 'number'
  const counted = isCounted ? (own as { done: number; total?: number; unit?: string }) : undefined
  const parts = below.count === 0 ? { done: isEnded(record) ? 1 : 0, total: 1 } : directParts(node)
  return {
    done: counted?.done ?? parts.done,
    total: counted === undefined ? parts.total : (counted.total ?? 0),
    fraction: added.known === 0 ? undefined : added.fraction / WHOLE,
    unit: counted?.unit,
    running: added.running,
    failed: added.failed,
    ended: added.ended,
    state:
      status === 'failed' ? 'failed'
      : isEnded(record) ? 'done'
      : status === 'stalled' || status === 'orphaned' ? 'stalled'
      : 'running',
  }
}

function directParts(node: TaskNode): { readonly done: number; readonly total: number } {
  let done = 0
  for (const child of node.children) if (isEnded(child.record)) done += 1
  return { done, total: node.children.size }
}

function progressOfAgent(forest: TaskForest, keys: readonly string[]): ProgressView {
  const tops = keys
    .map((key) => forest.node(key))
    .filter((node) => node !== undefined && node.parent?.agentId !== node.agentId) as TaskNode[]
  const active = tops.filter((node) => !isEnded(node.record))
  const [only] = active
  if (only !== undefined && active.length === 1) return progressOfTask(only)
  const sums = noSums()
  for (const node of active.length > 0 ? active : tops) addSums(sums, node.added)
  return progressOfSums(sums, active.length > 0, () => latest(tops))
}

function progressOfAll(forest: TaskForest): ProgressView {
  const isActive = forest.active.count > 0
  return progressOfSums(isActive ? forest.active : forest.ended, isActive, () => latest(forest.rootNodes()))
}

function progressOfSums(sums: TaskSums, isActive: boolean, last: () => TaskNode | undefined): ProgressView {
  if (sums.count === 0) return NO_PROGRESS
  return {
    done: sums.ended,
    total: sums.total,
    fraction: sums.known === 0 ? undefined : Math.round(sums.fraction / sums.count) / WHOLE,
    running: sums.running,
    failed: sums.failed,
    ended: sums.ended,
    state: isActive ? (sums.stuck === sums.count ? 'stalled' : 'running') : stateAtEnd(sums, last),
  }
}

/** How it went is how the last task went; an earlier failure that was made good is over. */
function stateAtEnd(sums: TaskSums, last: () => TaskNode | undefined): 'done' | 'failed' {
  return sums.broken > 0 && last()?.record.status === 'failed' ? 'failed' : 'done'
}

function latest(nodes: Iterable<TaskNode>): TaskNode | undefined {
  let found: TaskNode | undefined
  for (const node of nodes) {
    const isLater = found === undefined || node.record.startedAt > found.record.startedAt
    const isTie = node.record.startedAt === found?.record.startedAt && node.key > found.key
    if (isLater || isTie) found = node
  }
  return found
}
