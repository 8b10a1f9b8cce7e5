import type { Batch } from '../store/batch.ts'
import { createDerived } from '../store/derived-store.ts'
import { createKeyedStore } from '../store/keyed-store.ts'
import { shareFields } from '../store/share.ts'
import type { Store } from '../store/store.ts'
import type { TaskForest, TaskNode } from '../tasks/task-forest.ts'
import { addSums, noSums, WHOLE, type TaskSums } from '../tasks/task-sums.ts'
import { isEnded } from '../tasks/task-view.ts'
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

/** Progress, and how to keep it up. */
export interface ProgressKeeper {
  readonly stores: ProgressStores
  onSums(node: TaskNode): void
  onAgent(id: string): void
  /** Brings what has changed up to date: once, after all changes of a batch. */
  settle(): void
}

/** Keeps progress over a forest of tasks. `tasksOf` gives the keys of an agent's tasks. */
export function createProgress(
  batch: Batch,
  forest: TaskForest,
  tasksOf: (agentId: string) => readonly string[],
): ProgressKeeper {
  const all = createDerived(batch, () => progressOfAll(forest))
  const tasks = createKeyedStore<ProgressView, ProgressView>(batch, NO_PROGRESS)
  const agents = createKeyedStore<ProgressView, ProgressView>(batch, NO_PROGRESS)
  const changedTasks = new Set<string>()
  const changedAgents = new Set<string>()
  return {
    stores: { all, agent: agents.get, task: tasks.get },
    onSums: (node) => {
      all.invalidate()
      changedTasks.add(node.key)
      changedAgents.add(node.agentId)
    },
    onAgent: (id) => changedAgents.add(id),
    settle: () => {
      for (const key of changedTasks) {
        const node = forest.node(key)
        tasks.set(key, node && shareFields(tasks.read(key), progressOfTask(node)))
      }
      for (const id of changedAgents) {
        const keys = tasksOf(id)
        agents.set(id, keys.length > 0 ? shareFields(agents.read(id), progressOfAgent(forest, keys)) : undefined)
      }
      changedTasks.clear()
      changedAgents.clear()
    },
  }
}

function progressOfTask(node: TaskNode): ProgressView {
  const { record, children, added } = node
  const { done, total, unit } = (record.progress ?? {}) as { done?: number; total?: number; unit?: string }
  const parts = children.size === 0 ? [node] : [...children]
  const isCounted = typeof done === 'number'
  return {
    ...counts(added, added),
    done: isCounted ? done : parts.filter((part) => isEnded(part.record)).length,
    total: isCounted ? (total ?? 0) : parts.length,
    unit,
    state: isEnded(record) ? stateAtEnd(node) : added.stuck > 0 ? 'stalled' : 'running',
  }
}

function progressOfAgent(forest: TaskForest, keys: readonly string[]): ProgressView {
  const tops = keys.flatMap((key) => forest.node(key) ?? []).filter((node) => node.parent?.agentId !== node.agentId)
  const active = tops.filter((node) => !isEnded(node.record))
  const [only] = active
  if (only && active.length === 1) return progressOfTask(only)
  const sums = noSums()
  for (const node of only ? active : tops) addSums(sums, node.added)
  return progressOfSums(sums, only ? undefined : tops.at(-1))
}

function progressOfAll(forest: TaskForest): ProgressView {
  if (forest.active.count > 0) return progressOfSums(forest.active, undefined)
  return progressOfSums(forest.ended, forest.node(forest.roots.getSnapshot().at(-1)))
}

/** `last` is the last task when all have ended: how far it came is how far that came, an earlier failure is made good. */
function progressOfSums(sums: TaskSums, last: TaskNode | undefined): ProgressView {
  if (sums.count === 0) return NO_PROGRESS
  const state = last ? stateAtEnd(last) : sums.stuck === sums.count ? 'stalled' : 'running'
  return { ...counts(sums, last?.added ?? sums), done: sums.ended, total: sums.total, state }
}

function counts(
  { running, failed, ended }: TaskSums,
  { known, fraction, count }: TaskSums,
): Omit<ProgressView, 'done' | 'total' | 'state'> {
  return { fraction: known === 0 ? undefined : Math.round(fraction / count) / WHOLE, running, failed, ended }
}

function stateAtEnd({ record }: TaskNode): 'done' | 'failed' {
  return record.status === 'failed' ? 'failed' : 'done'
}
