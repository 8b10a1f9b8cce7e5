import { useTotals } from '@callboard/react'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_ROSTER } from '../strings/english/roster.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useRoster } from './roster-context.tsx'

/** How many are shown of all, while some are not; screen readers are told. Renders a `<p>`. */
export const AgentRosterMatches: Part<'p', object> = createPart('p', 'AgentRoster.Matches', () => {
  const { arrangement: { query, statuses }, rows } = useRoster('AgentRoster.Matches')
  const { agents } = useTotals()
  const { strings, formats } = useStrings(ENGLISH_ROSTER)
  const isFiltered = query.trim() !== '' || statuses.length > 0
  const shown = rows.filter(({ type }) => type === 'agent').length
  return {
    state: {},
    own: { role: 'status', children: isFiltered ? strings.agentsShown(shown, agents, formats) : '' },
  }
})
