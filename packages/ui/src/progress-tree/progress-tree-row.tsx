import { useLayoutEffect, useRef } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import type { TaskState } from '../strings/progress-strings.ts'
import { useShownTask, useTree, type ShownTask } from './tree-context.tsx'

/** The state of the parts of a row, as attributes. */
export interface ProgressTreeRowState {
  /** `data-status`: of the task; also `stalled`, and `orphaned` when its agent is gone */
  status: TaskState
  /** `data-expanded`: present while its parts are shown */
  expanded: boolean
  /** `data-leaf`: present when it has no parts */
  leaf: boolean
}

/** How a row shows. */
export function rowState(shown: ShownTask): ProgressTreeRowState {
  return {
    status: shown.task.status,
    expanded: shown.expanded === true,
    leaf: shown.expanded === undefined,
  }
}

/** One task. Renders a `<div>` whose custom property `--cb-level` is its depth, from 1. */
export const ProgressTreeRow: Part<'div', ProgressTreeRowState> = createPart('div', 'ProgressTree.Row', () => {
  const shown = useShownTask('ProgressTree.Row')
  const { rowCame, rowLeaves } = useTree('ProgressTree.Row')
  const row = useRef<HTMLElement | null>(null)
  const leave = useRef(rowLeaves)

  useLayoutEffect(() => {
    rowCame()
    leave.current = rowLeaves
  }, [rowCame, rowLeaves])
  useLayoutEffect(() => {
    const element = row.current
    return () => {
      if (element !== null) leave.current(element)
    }
  }, [])

  return {
    state: rowState(shown),
    ref: row,
    own: {
      role: 'row',
      tabIndex: -1,
      'data-task': shown.task.key,
      'data-title': shown.task.title,
      'aria-level': shown.level,
      'aria-posinset': shown.position,
      'aria-setsize': shown.siblings,
      'aria-expanded': shown.expanded,
      style: { '--cb-level': shown.level },
    },
  }
})
