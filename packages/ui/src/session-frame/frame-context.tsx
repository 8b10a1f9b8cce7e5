import { CallboardError } from '@callboard/session'
import { createContext, useContext, type Context } from 'react'
import type { FrameLayout } from './frame-layout.ts'
import type { FramePanel } from './frame-panel.ts'

/** The state of the parts of a frame as attributes. */
export interface SessionFrameState {
  /** `data-layout`: `narrow`, `medium` or `wide`, by the room that the frame itself has */
  layout: FrameLayout
}

/** What the parts of a frame share. */
export interface SessionFrameContextValue {
  readonly panels: readonly FramePanel[]
  readonly state: SessionFrameState
}

export const SessionFrameContext: Context<SessionFrameContextValue | undefined> =
  createContext<SessionFrameContextValue | undefined>(undefined)

/** @throws CallboardError `provider-missing` outside of `SessionFrame.Root` */
export function useFrame(part: string): SessionFrameContextValue {
  const frame = useContext(SessionFrameContext)
  if (frame === undefined) {
    throw new CallboardError({ code: 'provider-missing', message: `${part} has no panels to show. Put it inside SessionFrame.Root.` })
  }
  return frame
}
