import type { BargeIn } from '@callboard/react/controls'
import { CallboardError } from '@callboard/session'
import { createContext, useContext, type Context } from 'react'
import type { BargeInMode } from '../strings/control-strings.ts'
import type { RunningTask } from './running-tasks.ts'

/** The state of the parts as attributes. */
export interface BargeInState {
  /** `data-mode`: `none`, `steer` or `cancel` */
  mode: BargeInMode
  /** `data-idle`: present while nothing is running */
  idle: boolean
}

/** What a barge-in is about. */
export interface BargeInContextValue {
  readonly state: BargeInState
  readonly running: readonly RunningTask[]
  /** Those of them that are told. */
  readonly chosen: readonly RunningTask[]
  /** The last one that was sent, and what came of it. */
  readonly last: BargeIn | undefined
  setMode(mode: BargeInMode): void
  toggle(key: string): void
}

export const BargeInContext: Context<BargeInContextValue | undefined> = createContext<BargeInContextValue | undefined>(undefined)

/** @throws CallboardError `provider-missing` outside of `BargeInComposer.Root` */
export function useBarging(part: string): BargeInContextValue {
  const barging = useContext(BargeInContext)
  if (barging === undefined) {
    throw new CallboardError({
      code: 'provider-missing',
      message: `${part} does not know whom it is for. Put it inside BargeInComposer.Root.`,
    })
  }
  return barging
}
