import type { DerivedStatus } from '@callboard/session'
import { agentState, type AgentState } from '../agent/agent-state.ts'
import { useShownFace } from '../agent/agent-context.tsx'
import { createPart, type Part } from '../part/create-part.tsx'
import { Elapsed } from '../time/elapsed.tsx'

/** Of these it matters how long they have lasted. */
const TIMED: readonly DerivedStatus[] = ['offline', 'stalled', 'waiting', 'paused', 'failed']

export interface AgentStatusBadgeSinceOptions {
  /**
   * The statuses whose time is shown.
   * @default ['offline', 'stalled', 'waiting', 'paused', 'failed']
   */
  statuses?: readonly DerivedStatus[] | undefined
}

/** How long the status has lasted. Renders a `<span>`, or nothing where that does not matter. */
export const AgentStatusBadgeSince: Part<'span', AgentState, AgentStatusBadgeSinceOptions> = createPart(
  'span',
  'AgentStatusBadge.Since',
  ({ statuses = TIMED, ...rest }: AgentStatusBadgeSinceOptions) => {
    const { agent } = useShownFace('AgentStatusBadge.Since')
    const state = agentState(agent)
    if (agent === undefined || state.invalid || agent.since <= 0 || !statuses.includes(state.status)) return null
    return { state, rest, own: { children: <Elapsed since={agent.since} /> } }
  },
)
