import { agentState, type AgentState } from '../agent/agent-state.ts'
import { useShownFace } from '../agent/agent-context.tsx'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_STATUS } from '../strings/english/status.ts'
import { useStrings } from '../strings/strings-provider.tsx'

/** The status in a word; the reason in words is its tooltip. Renders a `<span>`. */
export const AgentStatusBadgeLabel: Part<'span', AgentState> = createPart('span', 'AgentStatusBadge.Label', () => {
  const { agent } = useShownFace('AgentStatusBadge.Label')
  const { strings } = useStrings(ENGLISH_STATUS)
  const state = agentState(agent)
  return {
    state,
    own: {
      title: strings.reason(state.reason),
      children: state.invalid ? strings.invalidRecord : strings.agentStatus[state.status],
    },
  }
})
