import { CallboardError } from '@callboard/session'
import type { ActivityEntry, ActivityTopic } from '@callboard/session/activity'
import { createContext, useContext } from 'react'

/** What the parts of a feed share. */
export interface ActivityFeedContextValue {
  /** Newest first; while it is held, without what has come since. */
  readonly entries: readonly ActivityEntry[]
  /** How many have come since it is held. */
  readonly waiting: number
  readonly content: 'loading' | 'empty' | 'full'
  /** What is shown; empty: everything. */
  readonly topics: readonly ActivityTopic[]
  setTopics(topics: readonly ActivityTopic[]): void
  /** Its reader is somewhere in it: what comes has to wait, so that nothing moves under their eyes. */
  hold(isHeld: boolean): void
}

export const ActivityFeedContext: React.Context<ActivityFeedContextValue | undefined> =
  createContext<ActivityFeedContextValue | undefined>(undefined)

/** @throws CallboardError `provider-missing` outside of `ActivityFeed.Root` */
export function useActivityFeed(part: string): ActivityFeedContextValue {
  const context = useContext(ActivityFeedContext)
  if (context !== undefined) return context
  throw new CallboardError({
    code: 'provider-missing',
    message: `${part} has nothing to show here. Put it inside ActivityFeed.Root.`,
  })
}
