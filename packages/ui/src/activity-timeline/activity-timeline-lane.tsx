import { useActivityLane } from '@callboard/react/activity'
import type { ActivityEntry, ActivityLane, ActivitySpan } from '@callboard/session/activity'
import { memo, type CSSProperties, type ReactElement } from 'react'
import { useEntryText } from '../activity-feed/entry-line.tsx'
import { entryTone } from '../activity-feed/entry-subject.ts'
import { Avatar } from '../avatar/avatar.tsx'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_ACTIVITY } from '../strings/english/activity.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { laneTracks } from './lane-tracks.ts'
import { useTimeline } from './timeline-context.tsx'

/** The state of {@link ActivityTimelineLane} as attributes. */
export interface ActivityTimelineLaneState {
  /** `data-kind`: `agent`, `person` or `service` */
  kind: ActivityLane['kind'] | undefined
}

export interface ActivityTimelineLaneOptions {
  /** `agent:<id>` or `person:<id>`. */
  laneKey: string
}

/** What one agent or person did, over time. Renders an `<li>`. */
export const ActivityTimelineLane: Part<'li', ActivityTimelineLaneState, ActivityTimelineLaneOptions> = createPart(
  'li',
  'ActivityTimeline.Lane',
  ({ laneKey, ...rest }: ActivityTimelineLaneOptions) => {
    const { from, to, now } = useTimeline('ActivityTimeline.Lane')
    const lane = useActivityLane(laneKey)
    if (lane === undefined) return null
    // While the view stands still, the time matters to what goes on alone.
    const until = lane.spans.some(({ startedAt, endedAt }) => endedAt === undefined && startedAt <= to) ? now : to
    return { state: { kind: lane.kind }, rest, own: { children: <StandardLane lane={lane} from={from} to={to} now={until} /> } }
  },
)

interface LaneProps {
  readonly lane: ActivityLane
  readonly from: number
  readonly to: number
  readonly now: number
}

const StandardLane = memo(function StandardLane({ lane, from, to, now }: LaneProps): ReactElement {
  const { strings, formats } = useStrings(ENGLISH_ACTIVITY)
  const tracks = laneTracks(lane)
  const textOf = useEntryText()
  // What began before begins where the view does, so that its words are read from their beginning.
  const place = (startedAt: number, end: number): CSSProperties => {
    const start = percent(Math.max(startedAt, from), from, to)
    return { insetInlineStart: `${start}%`, inlineSize: `${percent(end, from, to) - start}%` }
  }
  return (
    <>
      <div className="cb-activity-timeline-who">
        <Avatar kind={lane.kind === 'person' ? 'person' : 'agent'} ownerId={lane.id} name={lane.name} className="cb-activity-timeline-avatar" />
        <bdi className="cb-activity-timeline-name" title={lane.name}>{lane.name}</bdi>
        <span className="cb-visually-hidden">, {strings.laneSummary(lane, formats)}</span>
      </div>
      <div className="cb-activity-timeline-track" data-time="" aria-hidden="true" data-bare={tracks.of.size === 0 ? '' : undefined} style={{ blockSize: `calc(${tracks.count} * var(--cb-line-tiny) + ${tracks.count - 1} * var(--cb-space-half) + 2 * var(--cb-space-2))` }}>
        {seenSpans(lane, from, to, now).map((span) => {
          const end = span.endedAt ?? now
          const title = [span.title, strings.spanStatus(span.status), formats.duration(end - span.startedAt)].filter(Boolean).join(' · ')
          const track = tracks.of.get(span.id) ?? 0
          const top = `calc(var(--cb-space-1-half) + ${track} * (var(--cb-line-tiny) + var(--cb-space-half)))`
          return (
            <span
              key={span.id}
              className={span.kind === 'task' ? 'cb-activity-timeline-task' : 'cb-activity-timeline-status'}
              data-status={span.status}
              data-open={span.endedAt === undefined ? '' : undefined}
              data-earlier={span.startedAt < from ? '' : undefined}
              title={title}
              style={span.kind === 'task' ? { ...place(span.startedAt, end), insetBlockStart: top } : place(span.startedAt, end)}
            >
              {span.kind === 'task' ? <bdi className="cb-activity-timeline-task-title">{span.title}</bdi> : null}
            </span>
          )
        })}
        {lane.marks.filter(({ at }) => at >= from && at <= to).map((entry) => (
          <Mark key={entry.id} entry={entry} place={percent(entry.at, from, to)} title={textOf(entry)} />
        ))}
      </div>
    </>
  )
})

function Mark({ entry, place, title }: { entry: ActivityEntry; place: number; title: string }): ReactElement {
  return <span className="cb-activity-timeline-mark" data-kind={entry.kind} data-tone={entryTone(entry)} title={title} style={{ insetInlineStart: `${place}%` }} />
}

/** What is in view; statuses first, so that they lie behind the tasks. */
function seenSpans({ spans }: ActivityLane, from: number, to: number, now: number): readonly ActivitySpan[] {
  const seen = spans.filter(({ startedAt, endedAt }) => startedAt <= to && (endedAt ?? now) >= from)
  return [...seen.filter(({ kind }) => kind === 'status'), ...seen.filter(({ kind }) => kind === 'task')]
}

/** Cut a little outside of what is in view: browsers do badly with very wide boxes. */
function percent(time: number, from: number, to: number): number {
  return Math.min(Math.max(((time - from) / (to - from)) * 100, -5), 105)
}
