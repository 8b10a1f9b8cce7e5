import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_OVERVIEW } from '../strings/english/overview.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useStandings } from './standings.ts'

/** What is said while there are no agents. Renders a `<p>`, or nothing once there are. */
export const SessionOverviewEmpty: Part<'p', object> = createPart('p', 'SessionOverview.Empty', () => {
  const standings = useStandings()
  const { strings } = useStrings(ENGLISH_OVERVIEW)
  return standings.length > 0 ? null : { state: {}, own: { children: strings.overviewEmpty } }
})
