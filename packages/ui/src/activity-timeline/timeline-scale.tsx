import type { ReactElement } from 'react'
import { ENGLISH_ACTIVITY } from '../strings/english/activity.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { ticksOf } from './time-window.ts'
import { useTimeline } from './timeline-context.tsx'

/** So many marks at most: words of a time need room. */
const MOST_TICKS = 6

/** The scale over the lanes, with the hours and a line at now. */
export function ActivityTimelineScale(): ReactElement {
  const { from, to, now } = useTimeline('ActivityTimeline.Lanes')
  const { strings, formats } = useStrings(ENGLISH_ACTIVITY)
  const { times, step } = ticksOf(from, to, MOST_TICKS)
  const text = (time: number): string => (step < 60_000 ? formats.moment(time) : formats.clock(time))
  const place = (time: number): string => `${((time - from) / (to - from)) * 100}%`
  return (
    <div className="cb-activity-timeline-scale">
      <p className="cb-visually-hidden">{strings.timeRange(formats.moment(from), formats.moment(Math.min(to, now)))}</p>
      <div className="cb-activity-timeline-ticks" aria-hidden="true">
        {times.map((time) => (
          <span key={time} className="cb-activity-timeline-tick" style={{ insetInlineStart: place(time) }}>{text(time)}</span>
        ))}
        {now >= from && now <= to ? <span className="cb-activity-timeline-now" style={{ insetInlineStart: place(now) }} /> : null}
      </div>
    </div>
  )
}
