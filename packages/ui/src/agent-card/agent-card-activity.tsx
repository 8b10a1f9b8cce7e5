import { useShownAgent } from '../agent/agent-context.tsx'
import { agentState, type AgentState } from '../agent/agent-state.ts'
import { issuePaths, issueTexts } from '../name/issue-words.ts'
import { shownName } from '../name/shown-name.ts'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_ROSTER } from '../strings/english/roster.ts'
import { ENGLISH_STATUS } from '../strings/english/status.ts'
import { useStrings } from '../strings/strings-provider.tsx'

/**
 * What it is doing, in its own words; of one that is gone or quiet, why. Renders a `<p>`, or nothing where there is
 * nothing to say. What is wrong with a record that cannot be read is in `data-issues`, in the words of its schema.
 */
export const AgentCardActivity: Part<'p', AgentState> = createPart('p', 'AgentCard.Activity', () => {
  const { agent } = useShownAgent('AgentCard.Activity')
  const { strings, formats } = useStrings(ENGLISH_STATUS, ENGLISH_ROSTER)
  const state = agentState(agent)
  if (agent === undefined) return { state, own: { children: strings.reason(state.reason) } }
  const reason = strings.reason(agent.reason)
  const children = state.invalid
    ? strings.unreadableRecord(shownName(agent.name, agent.id), issuePaths(agent.issues), formats)
    : state.status === 'offline' || state.status === 'stalled'
      ? [reason, agent.activity].filter(Boolean).join(' · ')
      : agent.activity || reason
  return children ? { state, own: { dir: 'auto', 'data-issues': issueTexts(agent.issues), children } } : null
})
