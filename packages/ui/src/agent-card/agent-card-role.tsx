import { useShownFace } from '../agent/agent-context.tsx'
import { agentState, type AgentState } from '../agent/agent-state.ts'
import { createPart, type Part } from '../part/create-part.tsx'

/** What it is for. Renders a `<p>`, or nothing where the agent does not say. */
export const AgentCardRole: Part<'p', AgentState> = createPart('p', 'AgentCard.Role', () => {
  const { agent } = useShownFace('AgentCard.Role')
  if (!agent?.role) return null
  return { state: agentState(agent), own: { dir: 'auto', children: agent.role } }
})
