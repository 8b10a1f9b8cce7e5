import type { ReactElement } from 'react'
import { AgentStatusBadgeIcon } from './agent-status-badge-icon.tsx'
import { AgentStatusBadgeLabel } from './agent-status-badge-label.tsx'
import { AgentStatusBadgeRoot } from './agent-status-badge-root.tsx'
import { AgentStatusBadgeSince } from './agent-status-badge-since.tsx'

export interface AgentStatusBadgeProps {
  /** Whose status; left out inside a part that already shows an agent. */
  agentId?: string | undefined
  className?: string | undefined
}

/** An agent's status with icon, word and, where it matters, how long it has lasted. */
function ComposedAgentStatusBadge({ agentId, className }: AgentStatusBadgeProps): ReactElement {
  return (
    <AgentStatusBadgeRoot agentId={agentId} className={className}>
      <AgentStatusBadgeIcon />
      <AgentStatusBadgeLabel />
      <AgentStatusBadgeSince />
    </AgentStatusBadgeRoot>
  )
}

/** The badge as a component, and its parts to compose another. */
export const AgentStatusBadge: typeof ComposedAgentStatusBadge & {
  readonly Root: typeof AgentStatusBadgeRoot
  readonly Icon: typeof AgentStatusBadgeIcon
  readonly Label: typeof AgentStatusBadgeLabel
  readonly Since: typeof AgentStatusBadgeSince
} = /* @__PURE__ */ Object.assign(ComposedAgentStatusBadge, {
  Root: AgentStatusBadgeRoot,
  Icon: AgentStatusBadgeIcon,
  Label: AgentStatusBadgeLabel,
  Since: AgentStatusBadgeSince,
})
