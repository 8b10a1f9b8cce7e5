import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Component, type ReactElement, type ReactNode } from 'react'
import { ActivityFeed } from '../activity-feed/activity-feed.tsx'
import { ActivityTimeline } from '../activity-timeline/activity-timeline.tsx'
import { AgentAvatar } from '../agent-avatar/agent-avatar.tsx'
import { AgentCard } from '../agent-card/agent-card.tsx'
import { AgentControls } from '../agent-controls/agent-controls.tsx'
import { AgentRoster } from '../agent-roster/agent-roster.tsx'
import { AgentStatusBadge } from '../agent-status-badge/agent-status-badge.tsx'
import { AgentStream } from '../agent-stream/agent-stream.tsx'
import { Avatar } from '../avatar/avatar.tsx'
import { BargeInComposer } from '../barge-in/barge-in-composer.tsx'
import { CommandStatus } from '../command-status/command-status.tsx'
import { Composer } from '../composer/composer.tsx'
import { ConfigPanel } from '../config-panel/config-panel.tsx'
import { ConnectionBanner } from '../connection-banner/connection-banner.tsx'
import { Conversation } from '../conversation/conversation.tsx'
import { GrantList } from '../grant-list/grant-list.tsx'
import { InterruptCard } from '../interrupt-card/interrupt-card.tsx'
import { InterruptInbox } from '../interrupt-inbox/interrupt-inbox.tsx'
import { MarkdownText } from '../markdown/markdown-text.tsx'
import { PeopleStack } from '../people-stack/people-stack.tsx'
import { ProgressBar } from '../progress-bar/progress-bar.tsx'
import { ProgressTree } from '../progress-tree/progress-tree.tsx'
import { SaveState } from '../save-state/save-state.tsx'
import { SelectionList } from '../selection-list/selection-list.tsx'
import { SessionFrame } from '../session-frame/session-frame.tsx'
import { SessionOverview } from '../session-overview/session-overview.tsx'
import { StatusIcon } from '../status/status-icon.tsx'
import { UsageMeter } from '../usage-meter/usage-meter.tsx'

const SETTINGS = {
  budget: { type: 'number', title: 'Budget', minimum: 0 },
  tone: { type: 'string', title: 'Tone' },
} as const

/** Every widget of the package as it stands alone, for an agent `flights` with a stream `answer` and a question `asker/choose`. */
export const SHELF: Readonly<Record<string, ReactElement>> = {
  ActivityFeed: <ActivityFeed />,
  ActivityTimeline: <ActivityTimeline />,
  AgentAvatar: <AgentAvatar agentId="flights" />,
  AgentCard: <AgentCard agentId="flights" />,
  AgentControls: <AgentControls target={{ agent: 'flights' }} />,
  AgentRoster: <AgentRoster toolbar />,
  AgentStatusBadge: <AgentStatusBadge agentId="flights" />,
  AgentStream: <AgentStream stream="agents/flights/answer" renderText={MarkdownText} />,
  Avatar: <Avatar kind="person" ownerId="ben" name="" src="javascript:globalThis.pwned=true" />,
  BargeInComposer: <BargeInComposer to="flights" />,
  CommandStatus: <CommandStatus />,
  Composer: <Composer to="flights" />,
  ConfigPanel: <ConfigPanel jsonSchemas={SETTINGS} />,
  ConnectionBanner: <ConnectionBanner graceMs={0} />,
  Conversation: <div style={{ display: 'grid', blockSize: '320px' }}><Conversation to="flights" /></div>,
  GrantList: <GrantList />,
  InterruptCard: <InterruptCard interruptKey="asker/choose" />,
  InterruptInbox: <InterruptInbox />,
  PeopleStack: <PeopleStack include="everyone" />,
  ProgressBar: <ProgressBar agentId="flights" />,
  ProgressTree: <ProgressTree />,
  SaveState: <SaveState />,
  SelectionList: <SelectionList />,
  SessionFrame: <div style={{ display: 'grid', blockSize: '480px' }}><SessionFrame to="flights" /></div>,
  SessionOverview: <SessionOverview />,
  StatusIcon: <StatusIcon status="failed" />,
  UsageMeter: <UsageMeter agentId="flights" budget={{ cost: 0.05, currency: 'EUR' }} />,
}

const QUERIES = new QueryClient()

/** All of them under one another, each in a place 320 pixels wide; one that throws takes no other with it. */
export function Shelf({ only = Object.keys(SHELF) }: { only?: readonly string[] }): ReactElement {
  return (
    <QueryClientProvider client={QUERIES}>
      {only.map((name) => (
        <div key={name} data-widget={name} data-cb-motion="off" style={{ inlineSize: '320px', marginBlockEnd: '16px' }}>
          <Boundary>{SHELF[name]}</Boundary>
        </div>
      ))}
    </QueryClientProvider>
  )
}

class Boundary extends Component<{ children: ReactNode }, { thrown: string | undefined }> {
  override state = { thrown: undefined }

  static getDerivedStateFromError(error: unknown): { thrown: string } {
    return { thrown: String(error) }
  }

  override render(): ReactNode {
    return this.state.thrown === undefined ? this.props.children : <p data-thrown="">{this.state.thrown}</p>
  }
}
