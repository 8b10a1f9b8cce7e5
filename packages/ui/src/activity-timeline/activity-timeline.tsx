import type { ReactElement } from 'react'
import type { Strings } from '../strings/strings.ts'
import { StringsProvider } from '../strings/strings-provider.tsx'
import { ActivityTimelineControls } from './activity-timeline-controls.tsx'
import { ActivityTimelineEmpty } from './activity-timeline-empty.tsx'
import { ActivityTimelineLane } from './activity-timeline-lane.tsx'
import { ActivityTimelineLanes } from './activity-timeline-lanes.tsx'
import { ActivityTimelineRoot, type ActivityTimelineRootOptions } from './activity-timeline-root.tsx'
import { ActivityTimelineTable } from './activity-timeline-table.tsx'
import { ActivityTimelineTitle } from './activity-timeline-title.tsx'

export interface ActivityTimelineProps extends ActivityTimelineRootOptions {
  strings?: Partial<Strings> | undefined
  className?: string | undefined
}

/** Who did what when, in lanes over time that can be moved and zoomed; or as a table. */
function ComposedActivityTimeline({ strings, ...root }: ActivityTimelineProps): ReactElement {
  return (
    <StringsProvider strings={strings}>
      <ActivityTimelineRoot {...root}>
        <header className="cb-region-header">
          <ActivityTimelineTitle />
          <ActivityTimelineControls />
        </header>
        <ActivityTimelineLanes />
        <ActivityTimelineTable />
        <ActivityTimelineEmpty />
      </ActivityTimelineRoot>
    </StringsProvider>
  )
}

/** The timeline as a component, and its parts to compose another. */
export const ActivityTimeline: typeof ComposedActivityTimeline & {
  readonly Root: typeof ActivityTimelineRoot
  readonly Title: typeof ActivityTimelineTitle
  readonly Controls: typeof ActivityTimelineControls
  readonly Lanes: typeof ActivityTimelineLanes
  readonly Lane: typeof ActivityTimelineLane
  readonly Table: typeof ActivityTimelineTable
  readonly Empty: typeof ActivityTimelineEmpty
} = /* @__PURE__ */ Object.assign(ComposedActivityTimeline, {
  Root: ActivityTimelineRoot,
  Title: ActivityTimelineTitle,
  Controls: ActivityTimelineControls,
  Lanes: ActivityTimelineLanes,
  Lane: ActivityTimelineLane,
  Table: ActivityTimelineTable,
  Empty: ActivityTimelineEmpty,
})
