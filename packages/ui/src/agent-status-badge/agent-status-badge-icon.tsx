import { agentIcon } from '../agent/agent-state.ts'
import { useShownFace } from '../agent/agent-context.tsx'
import { createPart, type Part } from '../part/create-part.tsx'
import { StatusIcon, type IconStatus } from '../status/status-icon.tsx'

/** The state of {@link AgentStatusBadgeIcon} as attributes. */
export interface AgentStatusBadgeIconState {
  /** `data-icon`: the status, or `invalid` */
  icon: IconStatus
}

/** The status as a shape. Renders a `<span>`, hidden from screen readers. */
export const AgentStatusBadgeIcon: Part<'span', AgentStatusBadgeIconState> = createPart(
  'span',
  'AgentStatusBadge.Icon',
  () => {
    const icon = agentIcon(useShownFace('AgentStatusBadge.Icon').agent)
    return { state: { icon }, own: { 'aria-hidden': true, children: <StatusIcon status={icon} /> } }
  },
)
