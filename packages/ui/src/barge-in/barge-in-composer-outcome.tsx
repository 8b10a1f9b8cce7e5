import type { BargeInTask } from '@callboard/react/controls'
import type { ReactElement } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { StatusIcon, type IconStatus } from '../status/status-icon.tsx'
import { ENGLISH_CONTROLS } from '../strings/english/controls.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useBarging, type BargeInState } from './barge-in-context.tsx'

const ICONS: Readonly<Record<BargeInTask['state'], IconStatus>> = {
  requested: 'running',
  acknowledged: 'running',
  unanswered: 'stalled',
  done: 'done',
  refused: 'failed',
  expired: 'cancelled',
}

/** What came of the tasks that were told last, one by one. Renders a `<ul>`, or nothing before any was. */
export const BargeInComposerOutcome: Part<'ul', BargeInState> = createPart('ul', 'BargeInComposer.Outcome', () => {
  const { state, last } = useBarging('BargeInComposer.Outcome')
  const { strings } = useStrings(ENGLISH_CONTROLS)
  if (last === undefined || last.tasks.length === 0) return null
  return {
    state,
    own: {
      role: 'list',
      'aria-label': strings.bargeOutcome,
      children: last.tasks.map((task) => <Told key={`${task.kind} ${task.key}`} task={task} />),
    },
  }
})

function Told({ task }: { task: BargeInTask }): ReactElement {
  const { strings } = useStrings(ENGLISH_CONTROLS)
  return (
    <li className="cb-barge-in-told" data-state={task.state}>
      <StatusIcon status={ICONS[task.state]} />
      <span dir="auto">{strings.bargeTaskOutcome(task)}</span>
    </li>
  )
}
