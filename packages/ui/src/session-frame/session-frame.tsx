import type { ReactElement, ReactNode } from 'react'
import { ConnectionBanner } from '../connection-banner/connection-banner.tsx'
import { PeopleStack } from '../people-stack/people-stack.tsx'
import { SaveState } from '../save-state/save-state.tsx'
import { SessionOverview } from '../session-overview/session-overview.tsx'
import type { Strings } from '../strings/strings.ts'
import { StringsProvider } from '../strings/strings-provider.tsx'
import { useFrame } from './frame-context.tsx'
import type { FramePanel } from './frame-panel.ts'
import { SessionFrameAnnouncer } from './session-frame-announcer.tsx'
import { SessionFrameHeader } from './session-frame-header.tsx'
import { SessionFramePanel } from './session-frame-panel.tsx'
import { SessionFramePanels } from './session-frame-panels.tsx'
import { SessionFrameRoot } from './session-frame-root.tsx'
import { SessionFrameTab } from './session-frame-tab.tsx'
import { SessionFrameTabs } from './session-frame-tabs.tsx'
import { SessionFrameTitle } from './session-frame-title.tsx'
import { useUsualPanels, type UsualPanelsOptions } from './usual-panels.tsx'

export interface SessionFrameProps extends UsualPanelsOptions {
  /** Left out: the usual ones, of `useUsualPanels`. */
  panels?: readonly FramePanel[] | undefined
  /** In place of the session's title. */
  title?: ReactNode
  /** Whether the header tells how all agents are, where there is room: not where one panel is shown at a time. @default true */
  overview?: boolean | undefined
  /** At the end of the header. */
  actions?: ReactNode
  strings?: Partial<Strings> | undefined
  className?: string | undefined
}

/** A whole page, or a large part of one, on a session: header, connection, and panels by the room there is. */
function ComposedSessionFrame({ panels, to, renderText, strings, ...header }: SessionFrameProps): ReactElement {
  return (
    <StringsProvider strings={strings}>
      {panels === undefined ? <UsualFrame to={to} renderText={renderText} {...header} /> : <Frame panels={panels} {...header} />}
    </StringsProvider>
  )
}

type HeaderProps = Pick<SessionFrameProps, 'title' | 'overview' | 'actions' | 'className'>

function UsualFrame({ to, renderText, ...header }: HeaderProps & UsualPanelsOptions): ReactElement {
  return <Frame panels={useUsualPanels({ to, renderText })} {...header} />
}

function Frame({ panels, title, overview = true, actions, className }: HeaderProps & { panels: readonly FramePanel[] }): ReactElement {
  return (
    <SessionFrameRoot panels={panels} className={className}>
      <SessionFrameHeader>
        {title === undefined ? <SessionFrameTitle /> : <SessionFrameTitle>{title}</SessionFrameTitle>}
        <SaveState />
        {overview ? <FrameOverview /> : null}
        <div className="cb-session-frame-actions">
          <PeopleStack />
          {actions}
        </div>
      </SessionFrameHeader>
      <SessionFrameTabs />
      <div className="cb-session-frame-notice"><ConnectionBanner /></div>
      <SessionFramePanels />
      <SessionFrameAnnouncer />
    </SessionFrameRoot>
  )
}

function FrameOverview(): ReactElement | null {
  const { state } = useFrame('SessionFrame')
  return state.layout === 'narrow' ? null : <SessionOverview />
}

/** The frame as a component, and its parts to compose another. */
export const SessionFrame: typeof ComposedSessionFrame & {
  readonly Root: typeof SessionFrameRoot
  readonly Header: typeof SessionFrameHeader
  readonly Title: typeof SessionFrameTitle
  readonly Tabs: typeof SessionFrameTabs
  readonly Tab: typeof SessionFrameTab
  readonly Panels: typeof SessionFramePanels
  readonly Panel: typeof SessionFramePanel
  readonly Announcer: typeof SessionFrameAnnouncer
} = /* @__PURE__ */ Object.assign(ComposedSessionFrame, {
  Root: SessionFrameRoot,
  Header: SessionFrameHeader,
  Title: SessionFrameTitle,
  Tabs: SessionFrameTabs,
  Tab: SessionFrameTab,
  Panels: SessionFramePanels,
  Panel: SessionFramePanel,
  Announcer: SessionFrameAnnouncer,
})
