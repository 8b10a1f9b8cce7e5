import { useConnection } from '@callboard/react'
import { useActivity } from '@callboard/react/activity'
import type { ActivityEntry, ActivityTopic } from '@callboard/session/activity'
import { useCallback, useId, useMemo, useState } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { regionName, RegionTitleContext } from '../region/region-title.ts'
import { ActivityFeedContext, type ActivityFeedContextValue } from './feed-context.tsx'

export interface ActivityFeedRootOptions {
  /** What to show; empty: everything. Left out: its reader chooses, beginning with `defaultTopics`. */
  topics?: readonly ActivityTopic[] | undefined
  defaultTopics?: readonly ActivityTopic[] | undefined
  onTopicsChange?: ((topics: readonly ActivityTopic[]) => void) | undefined
  /** Only what one did: `agent:<id>` or `person:<id>`. */
  actor?: string | undefined
}

/** The state of {@link ActivityFeedRoot} as attributes. */
export interface ActivityFeedRootState {
  /** `data-content`: `loading` until the board has been received once, then `empty` or `full` */
  content: 'loading' | 'empty' | 'full'
  /** `data-held`: present while its reader is in the middle of it and news wait */
  held: boolean
}

const EVERYTHING: readonly ActivityTopic[] = []

/** What happened, newest first: a region named by its title. Renders a `<section>`. */
export const ActivityFeedRoot: Part<'section', ActivityFeedRootState, ActivityFeedRootOptions> = createPart(
  'section',
  'ActivityFeed.Root',
  ({ topics: given, defaultTopics = EVERYTHING, onTopicsChange, actor, ...rest }: ActivityFeedRootOptions & { 'aria-label'?: string | undefined }) => {
    const titleId = useId()
    const { everSynced } = useConnection()
    const [chosen, setChosen] = useState(defaultTopics)
    const topics = given ?? chosen
    const all = useActivity({ topics, actor })
    const { entries, waiting, hold } = useHeld(all)
    const content = all.length > 0 ? 'full' : everSynced ? 'empty' : 'loading'
    const setTopics = useCallback(
      (next: readonly ActivityTopic[]) => {
        setChosen(next)
        hold(false)
        onTopicsChange?.(next)
      },
      [hold, onTopicsChange],
    )
    const context = useMemo<ActivityFeedContextValue>(
      () => ({ entries, waiting, content, topics, setTopics, hold }),
      [entries, waiting, content, topics, setTopics, hold],
    )
    return {
      state: { content, held: waiting > 0 },
      rest,
      own: { 'aria-busy': content === 'loading', ...regionName(titleId, rest) },
      wrap: (section) => (
        <RegionTitleContext.Provider value={titleId}>
          <ActivityFeedContext.Provider value={context}>{section}</ActivityFeedContext.Provider>
        </RegionTitleContext.Provider>
      ),
    }
  },
)

interface Held {
  readonly entries: readonly ActivityEntry[]
  readonly waiting: number
  readonly hold: (isHeld: boolean) => void
}

/** Newest first; while it is held only what is not newer than what was the newest then. */
function useHeld(all: readonly ActivityEntry[]): Held {
  const [heldAt, setHeldAt] = useState<number>()
  const newest = all.at(-1)?.at ?? 0
  const hold = useCallback((isHeld: boolean) => setHeldAt((before) => (isHeld ? (before ?? newest) : undefined)), [newest])
  const entries = useMemo(
    () => (heldAt === undefined ? all : all.filter(({ at }) => at <= heldAt)).toReversed(),
    [all, heldAt],
  )
  return { entries, waiting: all.length - entries.length, hold }
}
