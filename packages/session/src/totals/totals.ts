import type { AgentView } from '../agents/agent-view.ts'
import { DERIVED_STATUSES, type DerivedStatus } from '../presence/derive-status.ts'
import type { Batch } from '../store/batch.ts'
import { createDerived } from '../store/derived-store.ts'
import type { Store } from '../store/store.ts'
import type { TaskForest } from '../tasks/task-forest.ts'
import { addSums, noSums } from '../tasks/task-sums.ts'

/** Counts over the whole board. */
export interface Totals {
  /** Agents that have a record or are connected. */
  readonly agents: number
  readonly online: number
  readonly byStatus: Readonly<Record<DerivedStatus, number>>
  /** `running`: whose agent is live; `total`: all on the board, whatever their status. */
  readonly tasks: { readonly running: number; readonly done: number; readonly failed: number; readonly total: number }
}

/** Totals, and the ways to say what changed. */
export interface TotalsKeeper {
  readonly store: Store<Totals>
  /** An agent came (`before` is absent), changed or went (`after` is absent). */
  onAgent(before: AgentView | undefined, after: AgentView | undefined): void
  onTasks(): void
}

/** Keeps totals: each change adds and takes away, nothing is ever counted anew. */
export function createTotals(batch: Batch, forest: TaskForest): TotalsKeeper {
  const byStatus = Object.fromEntries(DERIVED_STATUSES.map((status) => [status, 0])) as Record<DerivedStatus, number>
  let agents = 0
  let online = 0
  const store = createDerived<Totals>(batch, () => {
    const { running, done, failed, total } = addSums(addSums(noSums(), forest.active), forest.ended)
    return { agents, online, byStatus: { ...byStatus }, tasks: { running, done, failed, total } }
  })
  const add = (view: AgentView | undefined, sign: 1 | -1): void => {
    if (!view) return
    agents += sign
    if (view.online) online += sign
    byStatus[view.status] += sign
  }
  return {
    store,
    onAgent: (before, after) => {
      if (before?.status === after?.status && before?.online === after?.online) return
      add(before, -1)
      add(after, 1)
      store.invalidate()
    },
    onTasks: store.invalidate,
  }
}
