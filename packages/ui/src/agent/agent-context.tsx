import { useAgent } from '@callboard/react'
import { CallboardError, type AgentView } from '@callboard/session'
import { createContext, useContext, useMemo, type ReactElement, type ReactNode } from 'react'

/** The agent that parts show: its id, and its view while it is on the board. */
export interface ShownAgent {
  readonly id: string
  readonly agent: AgentView | undefined
}

const AgentContext = createContext<ShownAgent | undefined>(undefined)

/** Subscribes to one agent and hands it to the parts inside. */
export function AgentProvider({ agentId, children }: { agentId: string; children: ReactNode }): ReactElement {
  const agent = useAgent(agentId)
  const shown = useMemo(() => ({ id: agentId, agent }), [agentId, agent])
  return <AgentContext.Provider value={shown}>{children}</AgentContext.Provider>
}

/**
 * The agent around a part.
 *
 * @throws CallboardError `provider-missing` outside of a part that takes an `agentId`
 */
export function useShownAgent(part: string): ShownAgent {
  const shown = useContext(AgentContext)
  if (shown === undefined) {
    throw new CallboardError({
      code: 'provider-missing',
      message: `${part} does not know which agent to show. Put it inside AgentCard.Root, AgentRoster.Item or AgentStatusBadge.Root, and give that an agentId.`,
    })
  }
  return shown
}

/** The agent around, if there is one. */
export function useOptionalShownAgent(): ShownAgent | undefined {
  return useContext(AgentContext)
}
