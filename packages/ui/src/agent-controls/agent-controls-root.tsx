import { useAgent, useTask } from '@callboard/react'
import { useAgentControls, type AgentControls, type ControlCommand, type ControlTarget } from '@callboard/react/controls'
import { taskKey } from '@callboard/session'
import { useMemo, useState, type FocusEvent } from 'react'
import { shownName } from '../name/shown-name.ts'
import { createPart, type Part } from '../part/create-part.tsx'
import { activeElementOf } from '../region/active-element.ts'
import { ENGLISH_CONTROLS } from '../strings/english/controls.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { AgentControlsContext, type AgentControlsState } from './controls-context.tsx'

export interface AgentControlsRootOptions {
  /** What is controlled: `{ agent }`, `{ agent, task }` or `'all'`. */
  target: ControlTarget
  /**
   * Shows what can be told only while there is something to tell, and for as long as the focus is in it; what came of the
   * last command stays.
   * @default false
   */
  hideWhenOff?: boolean | undefined
}

/** What a target can be told, as a group named by it. Renders a `<div>`. */
export const AgentControlsRoot: Part<'div', AgentControlsState, AgentControlsRootOptions> = createPart(
  'div',
  'AgentControls.Root',
  ({ target, hideWhenOff = false, ...rest }: AgentControlsRootOptions) => {
    const [isAtIt, setIsAtIt] = useState(false)
    const controls = useAgentControls(target)
    const name = useTargetName(target)
    const { strings } = useStrings(ENGLISH_CONTROLS)
    const context = useMemo(() => {
      const { cancel, pause, resume, steer } = controls
      const off = ![cancel, pause, resume, steer].some(({ allowed }) => allowed)
      const state = { paused: resume.allowed && !pause.allowed, off }
      return { controls, state, last: lastOf(controls), isHidden: hideWhenOff && off && !isAtIt }
    }, [controls, hideWhenOff, isAtIt])
    return {
      state: context.state,
      rest,
      own: {
        ...(context.isHidden ? {} : { role: 'group', 'aria-label': strings.controlsOf(name) }),
        onFocus: () => setIsAtIt(true),
        // A window that is left keeps its focus for the return.
        onBlur: ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) =>
          setIsAtIt([relatedTarget, activeElementOf(currentTarget)].some((element) => element !== null && currentTarget.contains(element as Node))),
      },
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
  return taskId === undefined ? shownName(agent?.name, agentId) : shownName(task?.title, taskId)
}

function lastOf({ cancel, pause, resume, steer }: AgentControls): ControlCommand | undefined {
  const given = [cancel, pause, resume, steer].flatMap(({ state }) => state ?? [])
  return given.sort((left, right) => right.at - left.at)[0]
}
