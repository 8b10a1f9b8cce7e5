import { CallboardError, type Store, type TaskView } from '@callboard/session'
import { createContext, useContext, type ReactNode } from 'react'
import type { TreeRow } from './tree-rows.ts'

/** What all of one tree share. */
export interface TreeContextValue {
  /** The keys of the tasks whose parts are hidden. */
  readonly collapsed: ReadonlySet<string>
  setExpanded(taskKeys: readonly string[], expanded: boolean): void
  /** How many rows there are when not all are mounted; `undefined` when they are. */
  setRowCount(count: number | undefined): void
}

export const TreeContext: React.Context<TreeContextValue | undefined> = createContext<TreeContextValue | undefined>(undefined)

/** @throws CallboardError `provider-missing` outside of `ProgressTree.Grid` */
export function useTree(part: string): TreeContextValue {
  const tree = useContext(TreeContext)
  if (tree === undefined) throw outside(part, 'ProgressTree.Grid')
  return tree
}

/** The task that a row shows, and where in the tree it stands. */
export interface ShownTask extends TreeRow {
  readonly task: TaskView
  /** Among all rows, from 0. */
  readonly index: number
  /** Whether another agent gave it to this one. */
  readonly delegated: boolean
}

export const ShownTaskContext: React.Context<ShownTask | undefined> = createContext<ShownTask | undefined>(undefined)

/** @throws CallboardError `provider-missing` outside of `ProgressTree.Rows` */
export function useShownTask(part: string): ShownTask {
  const shown = useContext(ShownTaskContext)
  if (shown === undefined) throw outside(part, 'ProgressTree.Rows')
  return shown
}

/** What rows tell those who hold them. */
export interface RowsContextValue {
  /** What each row is made of. */
  readonly row: ReactNode
  /** The key of the row that Tab reaches. */
  readonly reachable: Store<string | undefined>
  /** To be called with a row's element, when not all are mounted: how high it is. */
  readonly measure: ((row: HTMLElement) => void) | undefined
  /** To be called when a row leaves while it holds the focus. */
  focusLeaves(): void
}

export const RowsContext: React.Context<RowsContextValue | undefined> = createContext<RowsContextValue | undefined>(undefined)

/** @throws CallboardError `provider-missing` outside of `ProgressTree.Rows` */
export function useRows(part: string): RowsContextValue {
  const rows = useContext(RowsContext)
  if (rows === undefined) throw outside(part, 'ProgressTree.Rows')
  return rows
}

function outside(part: string, owner: string): CallboardError {
  return new CallboardError({
    code: 'provider-missing',
    message: `${part} has nothing to show here. Put it inside ${owner}.`,
  })
}
