import { useTask } from '@callboard/react'
import { memo, type ReactElement } from 'react'
import { useShownAgent } from '../agent/agent-context.tsx'
import { agentState, type AgentState } from '../agent/agent-state.ts'
import { shownName } from '../name/shown-name.ts'
import { createPart, type Part } from '../part/create-part.tsx'
import { ProgressBar } from '../progress-bar/progress-bar.tsx'
import { StatusIcon } from '../status/status-icon.tsx'
import type { TaskState } from '../strings/progress-strings.ts'
import { ENGLISH_PROGRESS } from '../strings/english/progress.ts'
import { useStrings } from '../strings/strings-provider.tsx'

const ENDED: readonly TaskState[] = ['done', 'cancelled']

/** Its tasks that are not done, one line each. Renders a `<ul>`, or nothing where it has no tasks. */
export const AgentCardTasks: Part<'ul', AgentState> = createPart('ul', 'AgentCard.Tasks', () => {
  const { agent } = useShownAgent('AgentCard.Tasks')
  if (agent === undefined || agent.tasks.length === 0) return null
  return {
    state: agentState(agent),
    own: { role: 'list', children: agent.tasks.map((key) => <TaskLine key={key} taskKey={key} />) },
  }
})

const TaskLine = memo(({ taskKey }: { taskKey: string }): ReactElement | null => {
  const task = useTask(taskKey)
  const { strings } = useStrings(ENGLISH_PROGRESS)
  if (task === undefined || ENDED.includes(task.status)) return null
  return (
    <li className="cb-agent-card-task" data-status={task.status}>
      <StatusIcon status={task.status} />
      <span className="cb-agent-card-task-title" dir="auto">{shownName(task.title, task.id)}</span>
      <span className="cb-visually-hidden">{strings.taskStatus[task.status]}</span>
      <ProgressBar taskKey={taskKey} size="compact" label={strings.progressOf(shownName(task.title, task.id))} hideWhenEmpty />
    </li>
  )
})
TaskLine.displayName = 'TaskLine'
