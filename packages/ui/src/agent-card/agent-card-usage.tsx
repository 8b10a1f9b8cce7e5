import { useShownAgent } from '../agent/agent-context.tsx'
import { agentState, type AgentState } from '../agent/agent-state.ts'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_ROSTER } from '../strings/english/roster.ts'
import { useStrings } from '../strings/strings-provider.tsx'

/** What it has spent: tokens and money. Renders a `<p>`, or nothing where the agent reports none. */
export const AgentCardUsage: Part<'p', AgentState> = createPart('p', 'AgentCard.Usage', () => {
  const { agent } = useShownAgent('AgentCard.Usage')
  const { strings, formats } = useStrings(ENGLISH_ROSTER)
  const usage = agent?.usage
  if (usage === undefined) return null
  const tokens = (usage.inputTokens ?? 0) + (usage.outputTokens ?? 0)
  return {
    state: agentState(agent),
    own: { dir: 'auto', children: strings.usage({ tokens, cost: usage.cost, currency: usage.currency }, formats) },
  }
})
