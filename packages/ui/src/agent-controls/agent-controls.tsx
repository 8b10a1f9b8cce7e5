import type { ReactElement } from 'react'
import type { Strings } from '../strings/strings.ts'
import { StringsProvider } from '../strings/strings-provider.tsx'
import { AgentControlsPause } from './agent-controls-pause.tsx'
import { AgentControlsRoot, type AgentControlsRootOptions } from './agent-controls-root.tsx'
import { AgentControlsStatus } from './agent-controls-status.tsx'
import { AgentControlsSteer } from './agent-controls-steer.tsx'
import { AgentControlsStop } from './agent-controls-stop.tsx'

export interface AgentControlsProps extends AgentControlsRootOptions {
  /** Whether it can be given new instructions here. @default true */
  steer?: boolean | undefined
  strings?: Partial<Strings> | undefined
  className?: string | undefined
}

/** Stop, pause and resume, a field for new instructions, and what came of them. */
function ComposedAgentControls({ strings, steer = true, ...root }: AgentControlsProps): ReactElement {
  return (
    <StringsProvider strings={strings}>
      <AgentControlsRoot {...root}>
        <AgentControlsStop />
        <AgentControlsPause />
        {steer ? <AgentControlsSteer /> : null}
        <AgentControlsStatus />
      </AgentControlsRoot>
    </StringsProvider>
  )
}

/** The controls as a component, and their parts to compose others. */
export const AgentControls: typeof ComposedAgentControls & {
  readonly Root: typeof AgentControlsRoot
  readonly Stop: typeof AgentControlsStop
  readonly Pause: typeof AgentControlsPause
  readonly Steer: typeof AgentControlsSteer
  readonly Status: typeof AgentControlsStatus
} = /* @__PURE__ */ Object.assign(ComposedAgentControls, {
  Root: AgentControlsRoot,
  Stop: AgentControlsStop,
  Pause: AgentControlsPause,
  Steer: AgentControlsSteer,
  Status: AgentControlsStatus,
})
