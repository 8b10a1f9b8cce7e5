import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_ROSTER } from '../strings/english/roster.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useRosterContent, type AgentRosterRootState } from './agent-roster-root.tsx'

/** What stands in the place of the list while there are no agents. Renders a `<div>`, or nothing. */
export const AgentRosterEmpty: Part<'div', AgentRosterRootState> = createPart('div', 'AgentRoster.Empty', () => {
  const content = useRosterContent()
  const { strings } = useStrings(ENGLISH_ROSTER)
  if (content === 'full') return null
  return {
    state: { content },
    own: {
      children: content === 'loading'
        ? <p className="cb-empty-title">{strings.loading}</p>
        : (
          <>
            <p className="cb-empty-title">{strings.noAgents}</p>
            <p className="cb-empty-hint">{strings.noAgentsHint}</p>
          </>
        ),
    },
  }
})
