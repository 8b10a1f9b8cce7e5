import { useAgent } from '@callboard/react'
import { CallboardError, type AgentView, type Session, type Store } from '@callboard/session'
import { createContext, useCallback, useContext, useMemo, type ReactElement, type ReactNode } from 'react'
import { useHasBeat, useInBeat } from '../beat/beat.ts'

/** The agent that parts show: its id, and its view while it is on the board. */
export interface ShownAgent {
  readonly id: string
  readonly agent: AgentView | undefined
}

const FACE = ['name', 'role', 'avatar', 'status', 'since', 'reason', 'online', 'valid'] as const

/** What an agent shows as, without what it reports all the time. */
export type AgentFace = Pick<AgentView, (typeof FACE)[number]>

/** The agent whose face parts show. */
export interface ShownFace {
  readonly id: string
  readonly agent: AgentFace | undefined
}

const AgentContext = createContext<ShownAgent | undefined>(undefined)

/** Beside the agent: a part that shows its face alone renders again when that changes, and not at each report. */
const FaceContext = createContext<ShownFace | undefined>(undefined)

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
  // oxlint-disable-next-line react/exhaustive-deps -- what of the agent is its face
  const face = useMemo<ShownFace>(() => shown, [agentId, ...FACE.map((field) => agent?.[field])])
  return (
    <AgentContext.Provider value={shown}>
      <FaceContext.Provider value={face}>{children}</FaceContext.Provider>
    </AgentContext.Provider>
  )
}

/**
 * The agent around a part.
 *
 * @throws CallboardError `provider-missing` outside of a part that takes an `agentId`
 */
export function useShownAgent(part: string): ShownAgent {
  return requireShown(part, useContext(AgentContext))
}

/** The face of the agent around a part. Throws as {@link useShownAgent} does. */
export function useShownFace(part: string): ShownFace {
  return requireShown(part, useContext(FaceContext))
}

/** The agent around, if there is one. */
export function useOptionalShownFace(): ShownFace | undefined {
  return useContext(FaceContext)
}

function requireShown<Shown>(part: string, shown: Shown | undefined): Shown {
  if (shown !== undefined) return shown
  throw new CallboardError({
    code: 'provider-missing',
    message: `${part} does not know which agent to show. Put it inside AgentCard.Root, AgentRoster.Item or AgentStatusBadge.Root, and give that an agentId.`,
  })
}
