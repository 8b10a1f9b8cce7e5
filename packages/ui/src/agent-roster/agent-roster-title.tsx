import { createPart, type Part } from '../part/create-part.tsx'
import { useRegionTitleId } from '../region/region-title.ts'
import { ENGLISH_ROSTER } from '../strings/english/roster.ts'
import { useStrings } from '../strings/strings-provider.tsx'

/** The heading, and the region's name. Renders an `<h2>`. */
export const AgentRosterTitle: Part<'h2', object> = createPart('h2', 'AgentRoster.Title', () => {
  const id = useRegionTitleId()
  const { strings } = useStrings(ENGLISH_ROSTER)
  return { state: {}, own: { id, children: strings.agents } }
})
