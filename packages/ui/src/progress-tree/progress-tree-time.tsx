import { createPart, type Part } from '../part/create-part.tsx'
import { Elapsed } from '../time/elapsed.tsx'
import { rowState, type ProgressTreeRowState } from './progress-tree-row.tsx'
import { useShownTask } from './tree-context.tsx'

/** How long the task has taken; ticks while it runs. Renders a `<span>`, or nothing for one that has not begun. */
export const ProgressTreeTime: Part<'span', ProgressTreeRowState> = createPart('span', 'ProgressTree.Time', () => {
  const shown = useShownTask('ProgressTree.Time')
  const { task } = shown
  if (task.status === 'queued') return null
  const until = task.endedAt ?? (task.status === 'orphaned' ? task.updatedAt : undefined)
  return { state: rowState(shown), own: { children: <Elapsed since={task.startedAt} until={until} /> } }
})
