import { useTask, useTasks, type TaskFilter } from '@callboard/react'
import type { TaskView } from '@callboard/session'
import { memo, useMemo, type ReactElement, type ReactNode } from 'react'
import { RowContext, ShownTaskContext, useTree } from './tree-context.tsx'

export interface ProgressTreeRowsProps {
  /** Only the tasks of an agent, or those below a task. Left out: all that are part of no other. */
  filter?: TaskFilter | undefined
  /** Whether what began last comes first at the top; the parts of a task stay in their order. Left out: what began first. */
  newestFirst?: boolean | undefined
  /** What each row is made of: one `ProgressTree.Row`. */
  children: ReactNode
}

/** Repeats its row for every task and, below it, the tasks that are part of it. Has no element of its own. */
export function ProgressTreeRows({ filter, newestFirst, children }: ProgressTreeRowsProps): ReactElement {
  const byStart = useTasks(filter)
  const keys = useMemo(() => (newestFirst === true ? byStart.toReversed() : byStart), [byStart, newestFirst])
  return (
    <RowContext.Provider value={children}>
      <Branches keys={keys} level={1} isTop />
    </RowContext.Provider>
  )
}

function Branches({ keys, level, isTop }: { keys: readonly string[]; level: number; isTop?: boolean }): ReactNode {
  return keys.map((key, index) => (
    <Branch
      key={key}
      taskKey={key}
      level={level}
      position={index + 1}
      siblings={keys.length}
      tops={isTop ? keys : undefined}
    />
  ))
}

interface BranchProps {
  taskKey: string
  level: number
  position: number
  siblings: number
  /** At the top: the tasks there. Those among them that are part of another show below it alone. */
  tops: readonly string[] | undefined
}

/** One task's row and those of its parts; renders again for this task alone. */
const Branch = memo(({ taskKey, level, position, siblings, tops }: BranchProps): ReactElement | null => {
  const task = useTask(taskKey)
  const isCollapsed = useTree('ProgressTree.Rows').collapsed.has(taskKey)
  const shown = useMemo(
    () => task && {
      task,
      level,
      position,
      siblings,
      expanded: task.children.length === 0 ? undefined : !isCollapsed,
    },
    [task, level, position, siblings, isCollapsed],
  )
  if (shown === undefined || isBelowAnother(shown.task, tops)) return null
  return (
    <>
      <ShownTaskContext.Provider value={shown}>
        <RowContext.Consumer>{(row) => row}</RowContext.Consumer>
      </ShownTaskContext.Provider>
      {shown.expanded ? <Branches keys={shown.task.children} level={level + 1} /> : null}
    </>
  )
})
Branch.displayName = 'ProgressTree.Branch'

function isBelowAnother({ parent }: TaskView, tops: readonly string[] | undefined): boolean {
  return parent !== undefined && tops !== undefined && tops.includes(parent)
}
