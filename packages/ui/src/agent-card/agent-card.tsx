import type { ReactElement } from 'react'
import { AgentStatusBadge } from '../agent-status-badge/agent-status-badge.tsx'
import type { Strings } from '../strings/strings.ts'
import { StringsProvider } from '../strings/strings-provider.tsx'
import { AgentCardActivity } from './agent-card-activity.tsx'
import { AgentCardAvatar } from './agent-card-avatar.tsx'
import { AgentCardName } from './agent-card-name.tsx'
import { AgentCardRole } from './agent-card-role.tsx'
import { AgentCardRoot } from './agent-card-root.tsx'
import { AgentCardTasks } from './agent-card-tasks.tsx'
import { AgentCardUsage } from './agent-card-usage.tsx'

export interface AgentCardProps {
  /** Whose card. */
  agentId: string
  strings?: Partial<Strings> | undefined
  className?: string | undefined
}

/** One agent in full: who it is, how it stands, what it does, how far its tasks are, what it has spent. */
function ComposedAgentCard({ agentId, strings, className }: AgentCardProps): ReactElement {
  return (
    <StringsProvider strings={strings}>
      <AgentCardRoot agentId={agentId} className={className}>
        <AgentCardAvatar />
        <AgentCardName />
        <AgentCardRole />
        <AgentStatusBadge />
        <AgentCardActivity />
        <AgentCardTasks />
        <AgentCardUsage />
      </AgentCardRoot>
    </StringsProvider>
  )
}

/** The card as a component, and its parts to compose another. */
export const AgentCard: typeof ComposedAgentCard & {
  readonly Root: typeof AgentCardRoot
  readonly Avatar: typeof AgentCardAvatar
  readonly Name: typeof AgentCardName
  readonly Role: typeof AgentCardRole
  readonly Activity: typeof AgentCardActivity
  readonly Tasks: typeof AgentCardTasks
  readonly Usage: typeof AgentCardUsage
} = /* @__PURE__ */ Object.assign(ComposedAgentCard, {
  Root: AgentCardRoot,
  Avatar: AgentCardAvatar,
  Name: AgentCardName,
  Role: AgentCardRole,
  Activity: AgentCardActivity,
  Tasks: AgentCardTasks,
  Usage: AgentCardUsage,
})
