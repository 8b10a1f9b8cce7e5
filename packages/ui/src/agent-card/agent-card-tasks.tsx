import { useTask } from '@callboard/react'
import { taskKey, type AgentView } from '@callboard/session'
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

export interface AgentCardTasksOptions {
  /**
   * How many tasks are shown at most; how many there are beside them is said below.
   * @default 5
   */
  max?: number | undefined
}

/** Its tasks that are not done, one line each. Renders a `<ul>`, or nothing where it has no tasks. */
export const AgentCardTasks: Part<'ul', AgentState, AgentCardTasksOptions> = createPart(
  'ul',
  'AgentCard.Tasks',
  ({ max = 5, ...rest }: AgentCardTasksOptions) => {
    const { agent } = useShownAgent('AgentCard.Tasks')
    const { strings, formats } = useStrings(ENGLISH_PROGRESS)
    if (agent === undefined || agent.tasks.length === 0) return null
    const open = openTasks(agent)
    const left = open.length - max
    return {
      state: agentState(agent),
      rest,
      own: {
        role: 'list',
        children: (
          <>
            {open.slice(0, Math.max(max, 0)).map((key) => <TaskLine key={key} taskKey={key} />)}
            {left > 0 ? <li className="cb-agent-card-more">{strings.moreTasks(left, formats)}</li> : null}
          </>
        ),
      },
    }
  },
)

/** The keys of those that are not done, in its own order. */
function openTasks({ id, tasks, record }: AgentView): readonly string[] {
  const ended = new Set(record?.tasks.filter(({ status }) => ENDED.includes(status)).map((task) => taskKey(id, task.id)))
  return tasks.filter((key) => !ended.has(key))
}

const TaskLine = memo(({ taskKey }: { taskKey: string }): ReactElement | null => {
  const task = useTask(taskKey)
  const { strings } = useStrings(ENGLISH_PROGRESS)
  if (task === undefined) return null
  const title = shownName(task.title, task.id)
  return (
    <li className="cb-agent-card-task" data-status={task.status}>
      <StatusIcon status={task.status} />
      <span className="cb-agent-card-task-title" dir="auto" title={title}>{title}</span>
      <span className="cb-visually-hidden">{strings.taskStatus[task.status]}</span>
      <ProgressBar taskKey={taskKey} size="compact" label={strings.progressOf(title)} hideWhenEmpty />
    </li>
  )
})
TaskLine.displayName = 'TaskLine'
