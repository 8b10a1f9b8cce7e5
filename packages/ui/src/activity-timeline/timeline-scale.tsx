import type { ReactElement } from 'react'
import { ENGLISH_ACTIVITY } from '../strings/english/activity.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { ticksOf } from './time-window.ts'
import { useTimeline } from './timeline-context.tsx'

/** So many marks at most: words of a time need room. */
const MOST_TICKS = 6
/** Behind this share of the line the words would be cut off at its end; the mark stands alone. */
const ROOM_FOR_WORDS = 0.8

/** The scale over the lanes, with the hours and a line at now. */
export function ActivityTimelineScale(): ReactElement {
  const { from, to, now } = useTimeline('ActivityTimeline.Lanes')
  const { strings, formats } = useStrings(ENGLISH_ACTIVITY)
  const { times, step } = ticksOf(from, to, MOST_TICKS)
  const text = (time: number): string => (step < 60_000 ? formats.moment(time) : formats.clock(time))
  const share = (time: number): number => (time - from) / (to - from)
  const place = (time: number): string => `${share(time) * 100}%`
  return (
    <div className="cb-activity-timeline-scale">
      <p className="cb-visually-hidden">{strings.timeRange(formats.moment(from), formats.moment(Math.min(to, now)))}</p>
      <div className="cb-activity-timeline-ticks" aria-hidden="true">
        {times.map((time) => (
          <span key={time} className="cb-activity-timeline-tick" data-between={isBetween(time, step)} style={{ insetInlineStart: place(time) }}>
            {share(time) > ROOM_FOR_WORDS ? null : text(time)}
          </span>
        ))}
        {now >= from && now <= to ? <span className="cb-activity-timeline-now" style={{ insetInlineStart: place(now) }} /> : null}
      </div>
    </div>
  )
}

/** Every other mark, the same ones however the window moves: left out where there is little room. */
function isBetween(time: number, step: number): true | undefined {
  return Math.round(time / step) % 2 === 0 ? undefined : true
}
