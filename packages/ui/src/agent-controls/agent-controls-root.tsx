import { useAgent, useTask } from '@callboard/react'
import { useAgentControls, type AgentControls, type ControlCommand, type ControlTarget } from '@callboard/react/controls'
import { taskKey } from '@callboard/session'
import { useMemo } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { useStrings } from '../strings/strings-provider.tsx'
import { AgentControlsContext, type AgentControlsState } from './controls-context.tsx'

export interface AgentControlsRootOptions {
  /** What is controlled: `{ agent }`, `{ agent, task }` or `'all'`. */
  target: ControlTarget
}

/** What a target can be told, as a group named by it. Renders a `<div>`. */
export const AgentControlsRoot: Part<'div', AgentControlsState, AgentControlsRootOptions> = createPart(
  'div',
  'AgentControls.Root',
  ({ target, ...rest }: AgentControlsRootOptions) => {
    const controls = useAgentControls(target)
    const name = useTargetName(target)
    const { strings } = useStrings()
    const context = useMemo(() => {
      const { cancel, pause, resume, steer } = controls
      const off = ![cancel, pause, resume, steer].some(({ allowed }) => allowed)
      return { controls, state: { paused: resume.allowed && !pause.allowed, off }, last: lastOf(controls) }
    }, [controls])
    return {
      state: context.state,
      rest,
      own: { role: 'group', 'aria-label': strings.controlsOf(name) },
      wrap: (group) => <AgentControlsContext.Provider value={context}>{group}</AgentControlsContext.Provider>,
    }
  },
)

function useTargetName(target: ControlTarget): string | undefined {
  const agentId = target === 'all' ? '' : target.agent
  const taskId = target === 'all' ? undefined : target.task
  const agent = useAgent(agentId)
  const task = useTask(taskKey(agentId, taskId ?? ''))
  if (target === 'all') return undefined
  return taskId === undefined ? (agent?.name ?? agentId) : (task?.title ?? taskId)
}

function lastOf({ cancel, pause, resume, steer }: AgentControls): ControlCommand | undefined {
  const given = [cancel, pause, resume, steer].flatMap(({ state }) => state ?? [])
  return given.sort((left, right) => right.at - left.at)[0]
}
