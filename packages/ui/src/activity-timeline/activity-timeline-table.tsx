import { useActivityLane } from '@callboard/react/activity'
import type { ActivitySpan } from '@callboard/session/activity'
import type { ReactElement } from 'react'
import { useEntryText } from '../activity-feed/entry-line.tsx'
import { createPart, type Part } from '../part/create-part.tsx'
import { useRegionTitleId } from '../region/region-title.ts'
import { ENGLISH_ACTIVITY } from '../strings/english/activity.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { Elapsed } from '../time/elapsed.tsx'
import { useTimeline } from './timeline-context.tsx'

/** So many rows of a lane are shown. */
const ROWS_A_LANE = 20

/** So many lanes are shown. */
const MOST_LANES = 50

/** The same as text: who, what, its state, when it began and how long it lasted. Renders a `<table>`, or nothing while the lanes are shown. */
export const ActivityTimelineTable: Part<'table', object> = createPart('table', 'ActivityTimeline.Table', () => {
  const { lanes, content, view } = useTimeline('ActivityTimeline.Table')
  const { strings, formats } = useStrings(ENGLISH_ACTIVITY)
  const titleId = useRegionTitleId()
  if (content !== 'full' || view !== 'table') return null
  const left = lanes.length - MOST_LANES
  return {
    state: {},
    own: {
      'aria-labelledby': titleId,
      children: (
        <>
          <thead>
            <tr>
              {[strings.who, strings.what, strings.state, strings.began, strings.lasted].map((name) => <th key={name} scope="col">{name}</th>)}
            </tr>
          </thead>
          {lanes.slice(0, MOST_LANES).map((key) => <LaneRows key={key} laneKey={key} />)}
          {left > 0 ? <tfoot><tr><td colSpan={5}>{strings.moreLanes(left, formats)}</td></tr></tfoot> : null}
        </>
      ),
    },
  }
})

interface Row {
  readonly id: string
  readonly what: string
  readonly state: string
  readonly span: Pick<ActivitySpan, 'startedAt' | 'endedAt'>
  readonly isMoment: boolean
}

function LaneRows({ laneKey }: { laneKey: string }): ReactElement | null {
  const lane = useActivityLane(laneKey)
  const { strings, formats } = useStrings(ENGLISH_ACTIVITY)
  const textOf = useEntryText()
  if (lane === undefined) return null
  const rows: Row[] = [
    ...lane.spans.map((span) => ({ id: span.id, what: span.title ?? '', state: strings.spanStatus(span.status), span, isMoment: false })),
    ...lane.marks.map((entry) => ({ id: entry.id, what: textOf(entry), state: '', span: { startedAt: entry.at }, isMoment: true })),
  ].sort((left, right) => right.span.startedAt - left.span.startedAt)
  const shown = rows.slice(0, ROWS_A_LANE)
  return (
    <tbody>
      {shown.map(({ id, what, state, span, isMoment }, index) => (
        <tr key={id}>
          {index === 0 ? <th scope="rowgroup" rowSpan={shown.length}><bdi>{lane.name}</bdi></th> : null}
          <td><bdi>{what}</bdi></td>
          <td>{state}</td>
          <td><time dateTime={new Date(span.startedAt).toISOString()}>{formats.moment(span.startedAt)}</time></td>
          <td>{isMoment ? null : <Elapsed since={span.startedAt} until={span.endedAt} />}</td>
        </tr>
      ))}
    </tbody>
  )
}
