import type { AgentControls, ControlCommand } from '@callboard/react/controls'
import { CallboardError } from '@callboard/session'
import { createContext, useContext, type Context } from 'react'

/** The state of the parts of the controls as attributes. */
export interface AgentControlsState {
  /** `data-paused`: present while the target is paused */
  paused: boolean
  /** `data-off`: present while it can be told nothing */
  off: boolean
}

/** What the controls share. */
export interface AgentControlsContextValue {
  readonly controls: AgentControls
  readonly state: AgentControlsState
  /** There is nothing to control, and nobody is at the controls: they are not shown. */
  readonly isHidden: boolean
  /** The command given last. */
  readonly last: ControlCommand | undefined
}

export const AgentControlsContext: Context<AgentControlsContextValue | undefined> =
  createContext<AgentControlsContextValue | undefined>(undefined)

/** @throws CallboardError `provider-missing` outside of `AgentControls.Root` */
export function useControls(part: string): AgentControlsContextValue {
  const controls = useContext(AgentControlsContext)
  if (controls === undefined) {
    throw new CallboardError({
      code: 'provider-missing',
      message: `${part} does not know what it controls. Put it inside AgentControls.Root.`,
    })
  }
  return controls
}
