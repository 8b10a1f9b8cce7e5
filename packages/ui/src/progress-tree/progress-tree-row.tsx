import { useStore } from '@callboard/react'
import { useLayoutEffect, useRef } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import type { TaskState } from '../strings/progress-strings.ts'
import { useRows, useShownTask, type ShownTask } from './tree-context.tsx'

/** The state of the parts of a row, as attributes. */
export interface ProgressTreeRowState {
  /** `data-status`: of the task; also `stalled`, and `orphaned` when its agent is gone */
  status: TaskState
  /** `data-expanded`: present while its parts are shown */
  expanded: boolean
  /** `data-leaf`: present when it has no parts */
  leaf: boolean
  /** `data-delegated`: present when the task that it is part of is another agent's */
  delegated: boolean
}

/** How a row shows. */
export function rowState(shown: ShownTask): ProgressTreeRowState {
  return {
    status: shown.task.status,
    expanded: shown.expanded === true,
    leaf: shown.expanded === undefined,
    delegated: shown.delegated,
  }
}

/** One task. Renders a `<div>` whose custom property `--cb-level` is its depth, from 1. */
export const ProgressTreeRow: Part<'div', ProgressTreeRowState> = createPart('div', 'ProgressTree.Row', () => {
  const shown = useShownTask('ProgressTree.Row')
  const { reachable, measure, focusLeaves } = useRows('ProgressTree.Row')
  const { key, index, task } = shown
  const isReachable = useStore(reachable, (reached) => reached === key)
  const row = useRef<HTMLElement | null>(null)

  useLayoutEffect(() => {
    if (row.current !== null) measure?.(row.current)
  }, [measure, index])
  useLayoutEffect(() => {
    const element = row.current
    return () => {
      const { activeElement } = (element?.getRootNode() ?? document) as Document | ShadowRoot
      if (activeElement !== null && element?.contains(activeElement) === true) focusLeaves()
    }
  }, [focusLeaves])

  return {
    state: rowState(shown),
    ref: row,
    own: {
      role: 'row',
      tabIndex: isReachable ? 0 : -1,
      'data-task': key,
      'data-title': task.title,
      'data-index': index,
      'aria-level': shown.level,
      'aria-posinset': shown.position,
      'aria-setsize': shown.siblings,
      'aria-expanded': shown.expanded,
      'aria-rowindex': measure === undefined ? undefined : index + 2,
      style: { '--cb-level': shown.level },
    },
  }
})
