import { agentState, type AgentState } from '../agent/agent-state.ts'
import { AgentProvider, useOptionalShownFace } from '../agent/agent-context.tsx'
import { useAgent } from '@callboard/react'
import { createPart, type Part } from '../part/create-part.tsx'

export interface AgentStatusBadgeRootOptions {
  /** Whose status; left out inside a part that already shows an agent. */
  agentId?: string | undefined
}

/** Groups icon, words and time of an agent's status. Renders a `<span>`. */
export const AgentStatusBadgeRoot: Part<'span', AgentState, AgentStatusBadgeRootOptions> = createPart(
  'span',
  'AgentStatusBadge.Root',
  ({ agentId, ...rest }: AgentStatusBadgeRootOptions) => {
    const around = useOptionalShownFace()
    const named = useAgent(agentId ?? '')
    const agent = agentId === undefined ? around?.agent : named
    return {
      state: agentState(agent),
      rest,
      wrap: (element) => (agentId === undefined ? element : <AgentProvider agentId={agentId}>{element}</AgentProvider>),
    }
  },
)
