import type { ReactElement } from 'react'
import { shownName } from '../name/shown-name.ts'
import { createPart, type Part } from '../part/create-part.tsx'
import { StatusIcon } from '../status/status-icon.tsx'
import { ENGLISH_PROGRESS } from '../strings/english/progress.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { rowState, type ProgressTreeRowState } from './progress-tree-row.tsx'
import { useShownTask, type ShownTask } from './tree-context.tsx'

/** A task's status, title and, below, its phase or what went wrong. Renders a `<span>`. */
export const ProgressTreeTask: Part<'span', ProgressTreeRowState> = createPart('span', 'ProgressTree.Task', () => {
  const shown = useShownTask('ProgressTree.Task')
  return { state: rowState(shown), own: { children: <TaskLines shown={shown} /> } }
})

function TaskLines({ shown: { task } }: { shown: ShownTask }): ReactElement {
  const { strings } = useStrings(ENGLISH_PROGRESS)
  const hasStopped = task.status === 'failed' || task.status === 'cancelled'
  // What only waits looks like what goes on, but for its icon: it is said in words.
  const held = task.status === 'waiting' || task.status === 'paused' ? strings.taskStatus[task.status] : undefined
  const detail = hasStopped ? task.error?.message : [held, task.phase].filter(Boolean).join(' · ')
  const isOver = task.status === 'done'
  return (
    <>
      <StatusIcon status={task.status} />
      <span className="cb-progress-tree-title" dir="auto">{shownName(task.title, task.id)}</span>
      {held === undefined ? <span className="cb-visually-hidden">, {strings.taskStatus[task.status]}</span> : null}
      {detail && !isOver ? <span className="cb-progress-tree-detail" dir="auto">{detail}</span> : null}
    </>
  )
}
