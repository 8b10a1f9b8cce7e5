import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_ROSTER } from '../strings/english/roster.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useRosterContent, type AgentRosterRootState } from './agent-roster-root.tsx'
import { useRoster } from './roster-context.tsx'

/** What stands in the place of the list while no agent is shown, and shows all again where they are filtered. Renders a `<div>`, or nothing. */
export const AgentRosterEmpty: Part<'div', AgentRosterRootState> = createPart('div', 'AgentRoster.Empty', () => {
  const content = useRosterContent('AgentRoster.Empty')
  const { arrange } = useRoster('AgentRoster.Empty')
  const { strings } = useStrings(ENGLISH_ROSTER)
  if (content === 'full') return null
  return {
    state: { content },
    own: {
      children: content === 'loading'
        ? <p className="cb-empty-title">{strings.loading}</p>
        : content === 'filtered'
          ? (
            <>
              <p className="cb-empty-title">{strings.noneMatches}</p>
              <button type="button" className="cb-button" onClick={() => arrange({ query: '', statuses: [] })}>{strings.showAll}</button>
            </>
          )
          : (
            <>
              <p className="cb-empty-title">{strings.noAgents}</p>
              <p className="cb-empty-hint">{strings.noAgentsHint}</p>
            </>
          ),
    },
  }
})
