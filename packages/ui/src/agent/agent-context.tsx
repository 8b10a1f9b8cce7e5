import { useAgent } from '@callboard/react'
import { CallboardError, type AgentView, type Session, type Store } from '@callboard/session'
import { createContext, useCallback, useContext, useMemo, type ReactElement, type ReactNode } from 'react'
import { useHasBeat, useInBeat } from '../beat/beat.ts'

/** The agent that parts show: its id, and its view while it is on the board. */
export interface ShownAgent {
  readonly id: string
  readonly agent: AgentView | undefined
}

const AgentContext = createContext<ShownAgent | undefined>(undefined)

interface AgentProviderProps {
  readonly agentId: string
  readonly children: ReactNode
}

/** Subscribes to one agent, in the beat of the rows around if there is one, and hands it to the parts inside. */
export function AgentProvider(props: AgentProviderProps): ReactElement {
  return useHasBeat() ? <AgentInBeat {...props} /> : <AgentAtOnce {...props} />
}

function AgentAtOnce({ agentId, children }: AgentProviderProps): ReactElement {
  return <Shown agentId={agentId} agent={useAgent(agentId)}>{children}</Shown>
}

function AgentInBeat({ agentId, children }: AgentProviderProps): ReactElement {
  const pick = useCallback(({ agents }: Session): Store<AgentView | undefined> => agents.get(agentId), [agentId])
  return <Shown agentId={agentId} agent={useInBeat(pick)}>{children}</Shown>
}

function Shown({ agentId, agent, children }: AgentProviderProps & { readonly agent: AgentView | undefined }): ReactElement {
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
