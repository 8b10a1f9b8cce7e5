import { createPart, type Part } from '../part/create-part.tsx'
import { SessionOverviewCount } from './session-overview-count.tsx'
import { useStandings } from './standings.ts'

/** How many agents stand how, those first that want a person. Renders a `<ul>`, or nothing while there are no agents. */
export const SessionOverviewCounts: Part<'ul', object> = createPart('ul', 'SessionOverview.Counts', () => {
  const standings = useStandings()
  if (standings.length === 0) return null
  return {
    state: {},
    own: {
      role: 'list',
      children: standings.map((each) => <SessionOverviewCount key={each.standing} {...each} />),
    },
  }
})
