import { ChevronLeft, ChevronRight, Maximize2, Table2, Rows3, ZoomIn, ZoomOut, type LucideIcon } from 'lucide-react'
import type { ReactElement } from 'react'
import { Icon } from '../icon/icon.tsx'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_ACTIVITY } from '../strings/english/activity.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useTimeline } from './timeline-context.tsx'

/** Buttons that move through time, zoom, go to now, and change to the table. Renders a `<div>`. */
export const ActivityTimelineControls: Part<'div', object> = createPart('div', 'ActivityTimeline.Controls', () => ({
  state: {},
  own: { children: <StandardControls /> },
}))

function StandardControls(): ReactElement {
  const { view, setView, window, zoom, pan, fit, goLive } = useTimeline('ActivityTimeline.Controls')
  const { strings } = useStrings(ENGLISH_ACTIVITY)
  const isTable = view === 'table'
  const isLive = window.end === undefined
  return (
    <>
      {isTable ? null : (
        <>
          <Control of={ChevronLeft} directional label={strings.earlier} onClick={() => pan(-0.5)} />
          <Control of={ChevronRight} directional label={strings.later} isOff={isLive} onClick={() => pan(0.5)} />
          <Control of={ZoomOut} label={strings.zoomOut} onClick={() => zoom(1.6)} />
          <Control of={ZoomIn} label={strings.zoomIn} onClick={() => zoom(1 / 1.6)} />
          <Control of={Maximize2} label={strings.showAllTime} onClick={fit} />
          <button type="button" className="cb-activity-timeline-live" aria-pressed={isLive} onClick={goLive}>
            <span className="cb-activity-timeline-dot" aria-hidden="true" />
            {strings.live}
          </button>
        </>
      )}
      <Control of={isTable ? Rows3 : Table2} label={isTable ? strings.asLanes : strings.asTable} onClick={() => setView(isTable ? 'lanes' : 'table')} />
    </>
  )
}

interface ControlProps {
  readonly of: LucideIcon
  readonly label: string
  readonly directional?: boolean
  readonly isOff?: boolean
  readonly onClick: () => void
}

function Control({ of, label, directional, isOff, onClick }: ControlProps): ReactElement {
  return (
    <button type="button" className="cb-icon-button" aria-label={label} title={label} aria-disabled={isOff || undefined} onClick={isOff ? undefined : onClick}>
      <Icon of={of} directional={directional} />
    </button>
  )
}
