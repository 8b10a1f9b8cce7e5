import { CallboardError, type TaskView } from '@callboard/session'
import { createContext, useContext, type ReactNode } from 'react'

/** What the rows of one tree share. */
export interface TreeContextValue {
  /** The keys of the tasks whose parts are hidden. */
  readonly collapsed: ReadonlySet<string>
  setExpanded(taskKey: string, expanded: boolean): void
  /** To be called when a row leaves, so that the focus does not leave with it. */
  rowLeaves(row: HTMLElement): void
  /** To be called when a row has come, so that one row can always be reached. */
  rowCame(): void
}

export const TreeContext: React.Context<TreeContextValue | undefined> = createContext<TreeContextValue | undefined>(undefined)

/** @throws CallboardError `provider-missing` outside of `ProgressTree.Grid` */
export function useTree(part: string): TreeContextValue {
  const tree = useContext(TreeContext)
  if (tree === undefined) throw outside(part, 'ProgressTree.Grid')
  return tree
}

/** The task that a row shows, and where in the tree it stands. */
export interface ShownTask {
  readonly task: TaskView
  /** From 1. */
  readonly level: number
  /** Among its siblings, from 1. */
  readonly position: number
  readonly siblings: number
  /** `undefined` where it has no parts. */
  readonly expanded: boolean | undefined
}

export const ShownTaskContext: React.Context<ShownTask | undefined> = createContext<ShownTask | undefined>(undefined)

/** @throws CallboardError `provider-missing` outside of `ProgressTree.Rows` */
export function useShownTask(part: string): ShownTask {
  const shown = useContext(ShownTaskContext)
  if (shown === undefined) throw outside(part, 'ProgressTree.Rows')
  return shown
}

/** What each row is made of, for rows at any depth. */
export const RowContext: React.Context<ReactNode> = createContext<ReactNode>(null)

function outside(part: string, owner: string): CallboardError {
  return new CallboardError({
    code: 'provider-missing',
    message: `${part} has nothing to show here. Put it inside ${owner}.`,
  })
}
