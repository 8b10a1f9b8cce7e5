import { useVirtualizer } from '@tanstack/react-virtual'
import { useId, useRef, type KeyboardEvent, type ReactElement, type RefObject } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { useRegionTitleId } from '../region/region-title.ts'
import { ENGLISH_ACTIVITY } from '../strings/english/activity.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { ActivityTimelineLane } from './activity-timeline-lane.tsx'
import { ActivityTimelineScale } from './timeline-scale.tsx'
import { followTimeKey, useTimePointers, useTimeWheel } from './time-gestures.ts'
import { useTimeline } from './timeline-context.tsx'

/** Up to so many lanes are all mounted. */
const ALL_MOUNTED_UP_TO = 30

/** What a lane is taken to be high before it is measured, pixels. */
const ESTIMATED_HEIGHT = 38

/** The state of {@link ActivityTimelineLanes} as attributes. */
export interface ActivityTimelineLanesState {
  /** `data-virtual`: present while only the lanes near what is seen are mounted */
  virtual: boolean
}

/**
 * The lanes under a scale: moved and zoomed by keys, wheel, dragging and pinching; scrolls by itself. Renders a `<div>`, or
 * nothing while the table is shown.
 */
export const ActivityTimelineLanes: Part<'div', ActivityTimelineLanesState> = createPart('div', 'ActivityTimeline.Lanes', () => {
  const timeline = useTimeline('ActivityTimeline.Lanes')
  const { lanes, content, view } = timeline
  const { strings } = useStrings(ENGLISH_ACTIVITY)
  const titleId = useRegionTitleId()
  const helpId = useId()
  const area = useRef<HTMLElement | null>(null)
  const isShown = content === 'full' && view === 'lanes'
  const isVirtual = lanes.length > ALL_MOUNTED_UP_TO
  const near = useNearLanes(lanes, area, isShown && isVirtual)
  useTimeWheel(area, isShown, timeline)
  const pointers = useTimePointers(area, timeline)
  if (!isShown) return null
  return {
    state: { virtual: isVirtual },
    ref: area,
    own: {
      role: 'group',
      tabIndex: 0,
      'aria-labelledby': titleId,
      'aria-describedby': helpId,
      ...pointers,
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        if (followTimeKey(event, timeline)) event.preventDefault()
      },
      children: (
        <>
          <p id={helpId} className="cb-visually-hidden">{strings.timelineHelp}</p>
          <ActivityTimelineScale />
          {isVirtual ? near : (
            <ul className="cb-activity-timeline-list" role="list">
              {lanes.map((key) => <ActivityTimelineLane key={key} laneKey={key} />)}
            </ul>
          )}
        </>
      ),
    },
  }
})

/** The lanes near what is seen. Made by the part that scrolls, since its element is there before those within it look for it. */
function useNearLanes(keys: readonly string[], area: RefObject<HTMLElement | null>, enabled: boolean): ReactElement {
  // oxlint-disable-next-line react/incompatible-library -- what it returns is used here alone, and nothing is memoized
  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>({
    count: keys.length,
    enabled,
    getScrollElement: () => area.current,
    estimateSize: () => ESTIMATED_HEIGHT,
    getItemKey: (index) => keys[index] ?? index,
    overscan: 2,
  })
  const items = virtualizer.getVirtualItems()
  return (
    <ul className="cb-activity-timeline-list" role="list" style={{ paddingBlockStart: items[0]?.start ?? 0, blockSize: virtualizer.getTotalSize() }}>
      {items.map(({ index, key }) => (
        <ActivityTimelineLane
          key={String(key)}
          ref={virtualizer.measureElement}
          data-index={index}
          laneKey={keys[index] ?? ''}
          aria-posinset={index + 1}
          aria-setsize={keys.length}
        />
      ))}
    </ul>
  )
}
