import { useTask } from '@callboard/react'
import type { ReactElement } from 'react'
import { Avatar } from '../avatar/avatar.tsx'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_INTERRUPTS } from '../strings/english/interrupts.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useInterruptCard, type InterruptCardState } from './interrupt-context.tsx'

/** Who asks, for what, and in which task. Renders a `<p>`. */
export const InterruptCardAgent: Part<'p', InterruptCardState> = createPart('p', 'InterruptCard.Agent', () => {
  const { interrupt, state } = useInterruptCard('InterruptCard.Agent')
  const { strings } = useStrings(ENGLISH_INTERRUPTS)
  const { agentId, agentName, kind, onBehalfOf, taskKey } = interrupt
  return {
    state,
    own: {
      children: (
        <>
          <Avatar kind="agent" ownerId={agentId} name={agentName} />
          <span className="cb-interrupt-card-agent-name" dir="auto">{agentName}</span>{' '}
          {onBehalfOf === undefined ? null : <><span dir="auto">{strings.onBehalfOf(onBehalfOf)}</span>{' '}</>}
          <span className="cb-interrupt-card-kind">
            {state.phase === 'invalid' ? strings.interruptInvalid : strings.interruptKind[kind]}
          </span>{' '}
          {taskKey === undefined ? null : <TaskTitle taskKey={taskKey} />}
        </>
      ),
    },
  }
})

function TaskTitle({ taskKey }: { taskKey: string }): ReactElement | null {
  const task = useTask(taskKey)
  return task === undefined ? null : <span className="cb-interrupt-card-task" dir="auto">{task.title}</span>
}
