import type { ReactElement } from 'react'
import { describe } from 'vitest'
import { PLANNERS } from '../story/records.ts'
import type { StoryBoard } from '../story/story-context.ts'
import { describePart, type PartCase } from '../testing/describe-part.tsx'
import { ActivityTimeline } from './activity-timeline.tsx'

const timeline = (inner: ReactElement): ReactElement => <ActivityTimeline.Root>{inner}</ActivityTimeline.Root>
const table = (inner: ReactElement): ReactElement => <ActivityTimeline.Root defaultView="table">{inner}</ActivityTimeline.Root>
const none = (): void => {}
const onFlights = (board: StoryBoard): Promise<unknown> => board.agent('flights', PLANNERS.flights)

const CASES: Readonly<Record<string, PartCase>> = {
  'ActivityTimeline.Root': { part: <ActivityTimeline.Root />, tag: 'section', className: 'cb-activity-timeline-root', attributes: { 'data-content': 'full', 'data-live': '', 'data-view': 'lanes' }, board: onFlights },
  'ActivityTimeline.Title': { part: <ActivityTimeline.Title />, tag: 'h2', className: 'cb-activity-timeline-title', within: timeline, board: none },
  'ActivityTimeline.Controls': { part: <ActivityTimeline.Controls />, tag: 'div', className: 'cb-activity-timeline-controls', within: timeline, board: none },
  'ActivityTimeline.Lanes': { part: <ActivityTimeline.Lanes />, tag: 'div', className: 'cb-activity-timeline-lanes', within: timeline, board: onFlights },
  'ActivityTimeline.Lane': { part: <ActivityTimeline.Lane laneKey="agent:flights" />, tag: 'li', className: 'cb-activity-timeline-lane', attributes: { 'data-kind': 'agent' }, within: (inner) => timeline(<ul>{inner}</ul>), board: onFlights },
  'ActivityTimeline.Table': { part: <ActivityTimeline.Table />, tag: 'table', className: 'cb-activity-timeline-table', within: table, board: onFlights },
  'ActivityTimeline.Empty': { part: <ActivityTimeline.Empty />, tag: 'div', className: 'cb-activity-timeline-empty', attributes: { 'data-content': 'empty' }, within: timeline, board: none },
}

describe('parts of the timeline', () => {
  for (const [name, part] of Object.entries(CASES)) describePart(name, part)
})
