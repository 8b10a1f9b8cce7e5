import { useConnection, useNow, useSession } from '@callboard/react'
import { useActivityLanes } from '@callboard/react/activity'
import type { Session } from '@callboard/session'
import { activityOf } from '@callboard/session/activity'
import { useId, useMemo, useState } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { regionName, RegionTitleContext } from '../region/region-title.ts'
import { ActivityTimelineContext, type ActivityTimelineContextValue } from './timeline-context.tsx'
import { boundsOf, fitted, panned, zoomed, type TimeWindow } from './time-window.ts'

export interface ActivityTimelineRootOptions {
  /** The keys of the lanes to show (`agent:<id>`, `person:<id>`), in order. Left out: all, agents first. */
  lanes?: readonly string[] | undefined
  /** How long a stretch is in view at first, milliseconds. Left out: all there is. */
  defaultLength?: number | undefined
  /** @default 'lanes' */
  defaultView?: 'lanes' | 'table' | undefined
}

/** The state of {@link ActivityTimelineRoot} as attributes. */
export interface ActivityTimelineRootState {
  /** `data-content`: `loading` until the board has been received once, then `empty` or `full` */
  content: 'loading' | 'empty' | 'full'
  /** `data-live`: present while it goes along with the time */
  live: boolean
  /** `data-view`: `lanes` or `table` */
  view: 'lanes' | 'table'
}

/** Who did what when, in lanes over time: a region named by its title. Renders a `<section>`. */
export const ActivityTimelineRoot: Part<'section', ActivityTimelineRootState, ActivityTimelineRootOptions> = createPart(
  'section',
  'ActivityTimeline.Root',
  ({ lanes: given, defaultLength, defaultView = 'lanes', ...rest }: ActivityTimelineRootOptions & { 'aria-label'?: string | undefined }) => {
    const titleId = useId()
    const { everSynced } = useConnection()
    const all = useActivityLanes()
    const lanes = given ?? all
    const timeline = useTimelineView(lanes, defaultLength, defaultView)
    const content = lanes.length > 0 ? 'full' : everSynced ? 'empty' : 'loading'
    const context = useMemo<ActivityTimelineContextValue>(() => ({ ...timeline, lanes, content }), [timeline, lanes, content])
    return {
      state: { content, live: timeline.window.end === undefined, view: timeline.view },
      rest,
      own: { 'aria-busy': content === 'loading', ...regionName(titleId, rest) },
      wrap: (section) => (
        <RegionTitleContext.Provider value={titleId}>
          <ActivityTimelineContext.Provider value={context}>{section}</ActivityTimelineContext.Provider>
        </RegionTitleContext.Provider>
      ),
    }
  },
)

function useTimelineView(
  lanes: readonly string[],
  defaultLength: number | undefined,
  defaultView: 'lanes' | 'table',
): Omit<ActivityTimelineContextValue, 'lanes' | 'content'> {
  const session = useSession()
  const now = useNow(1_000)
  const [view, setView] = useState(defaultView)
  const [chosen, setChosen] = useState<TimeWindow | undefined>(defaultLength === undefined ? undefined : { length: defaultLength, end: undefined })
  return useMemo(() => {
    const window = chosen ?? fitted(firstMoment(session, lanes), now)
    const { from, to } = boundsOf(window, now)
    const change = (next: (before: TimeWindow) => TimeWindow): void => setChosen((before) => next(before ?? window))
    return {
      view,
      setView,
      window,
      from,
      to,
      now,
      zoom: (factor, place = 0.5) => change((before) => zoomed(before, factor, place, session.now())),
      pan: (part) => change((before) => panned(before, part, session.now())),
      fit: () => setChosen(undefined),
      goLive: () => change(({ length }) => ({ length, end: undefined })),
      goToStart: () => change(({ length }) => ({ length, end: (firstMoment(session, lanes) ?? now) + length })),
    }
  }, [session, lanes, now, view, chosen])
}

/** When the oldest thing in the lanes began. */
function firstMoment(session: Session, keys: readonly string[]): number | undefined {
  const { lanes } = activityOf(session)
  const starts = keys.flatMap((key) => {
    const lane = lanes.get(key).getSnapshot()
    return [lane?.spans[0]?.startedAt, lane?.marks[0]?.at].filter((time) => time !== undefined && time > 0) as number[]
  })
  return starts.length === 0 ? undefined : starts.reduce((left, right) => Math.min(left, right))
}
