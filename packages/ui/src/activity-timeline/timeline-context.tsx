import { CallboardError } from '@callboard/session'
import { createContext, useContext } from 'react'
import type { TimeWindow } from './time-window.ts'

/** What the parts of a timeline share. */
export interface ActivityTimelineContextValue {
  /** The keys of the lanes, in order. */
  readonly lanes: readonly string[]
  readonly content: 'loading' | 'empty' | 'full'
  readonly view: 'lanes' | 'table'
  setView(view: 'lanes' | 'table'): void
  readonly window: TimeWindow
  /** Begins and ends here, as seen at `now`. */
  readonly from: number
  readonly to: number
  /** Relay milliseconds, in seconds' steps. */
  readonly now: number
  zoom(factor: number, place?: number): void
  pan(part: number): void
  fit(): void
  goLive(): void
  /** To where the oldest lane begins. */
  goToStart(): void
}

export const ActivityTimelineContext: React.Context<ActivityTimelineContextValue | undefined> =
  createContext<ActivityTimelineContextValue | undefined>(undefined)

/** @throws CallboardError `provider-missing` outside of `ActivityTimeline.Root` */
export function useTimeline(part: string): ActivityTimelineContextValue {
  const context = useContext(ActivityTimelineContext)
  if (context !== undefined) return context
  throw new CallboardError({
    code: 'provider-missing',
    message: `${part} has nothing to show here. Put it inside ActivityTimeline.Root.`,
  })
}
