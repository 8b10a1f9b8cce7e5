import type { DerivedStatus } from '@callboard/session'
import type { IconStatus } from '../status/status-icon.tsx'
import type { AgentFace } from './agent-context.tsx'

/** The state of a part that shows an agent, as attributes. */
export interface AgentState {
  /** `data-status`: one of the derived statuses */
  status: DerivedStatus
  /** `data-reason`: why, machine-readable, for example `connection-lost` */
  reason: string
  /** `data-online`: present while it is connected */
  online: boolean
  /** `data-invalid`: present when its record cannot be read */
  invalid: boolean
}

/** How an agent shows; one that is not on the board is offline. */
export function agentState(agent: AgentFace | undefined): AgentState {
  return agent === undefined
    ? { status: 'offline', reason: 'never-joined', online: false, invalid: false }
    : { status: agent.status, reason: agent.reason, online: agent.online, invalid: !agent.valid }
}

/** The icon for it. */
export function agentIcon(agent: AgentFace | undefined): IconStatus {
  return agent !== undefined && !agent.valid ? 'invalid' : agentState(agent).status
}
