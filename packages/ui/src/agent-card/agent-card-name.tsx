import { useShownFace } from '../agent/agent-context.tsx'
import { agentState, type AgentState } from '../agent/agent-state.ts'
import { shownName } from '../name/shown-name.ts'
import { createPart, type Part } from '../part/create-part.tsx'

/** Its name, or its id where it has none. Renders an `<h3>`. */
export const AgentCardName: Part<'h3', AgentState> = createPart('h3', 'AgentCard.Name', () => {
  const { id, agent } = useShownFace('AgentCard.Name')
  return { state: agentState(agent), own: { dir: 'auto', children: shownName(agent?.name, id) } }
})
