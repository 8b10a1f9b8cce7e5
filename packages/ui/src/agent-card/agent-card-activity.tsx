import { useShownAgent } from '../agent/agent-context.tsx'
import { agentState, type AgentState } from '../agent/agent-state.ts'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_STATUS } from '../strings/english/status.ts'
import { useStrings } from '../strings/strings-provider.tsx'

/**
 * What it is doing, in its own words; of one that is gone or quiet, why. Renders a `<p>`, or nothing where there is
 * nothing to say.
 */
export const AgentCardActivity: Part<'p', AgentState> = createPart('p', 'AgentCard.Activity', () => {
  const { agent } = useShownAgent('AgentCard.Activity')
  const { strings } = useStrings(ENGLISH_STATUS)
  if (agent === undefined) return null
  const state = agentState(agent)
  const reason = strings.reason(agent.reason)
  const children = state.invalid
    ? agent.issues.map((issue) => (issue.path ? `${issue.path}: ${issue.message}` : issue.message)).join(' · ')
    : state.status === 'offline' || state.status === 'stalled'
      ? [reason, agent.activity].filter(Boolean).join(' · ')
      : agent.activity || reason
  return children ? { state, own: { dir: 'auto', children } } : null
})
