import { useShownFace } from '../agent/agent-context.tsx'
import { agentState, type AgentState } from '../agent/agent-state.ts'
import { Avatar } from '../avatar/avatar.tsx'
import { createPart, type Part } from '../part/create-part.tsx'

/** Its picture or initials. Renders a `<span>`, hidden from screen readers. */
export const AgentCardAvatar: Part<'span', AgentState> = createPart('span', 'AgentCard.Avatar', () => {
  const { id, agent } = useShownFace('AgentCard.Avatar')
  return {
    state: agentState(agent),
    own: {
      'aria-hidden': true,
      children: <Avatar kind="agent" ownerId={id} name={agent?.name ?? id} src={agent?.avatar} />,
    },
  }
})
