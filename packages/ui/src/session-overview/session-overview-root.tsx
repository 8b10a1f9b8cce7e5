import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_OVERVIEW } from '../strings/english/overview.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useStandings } from './standings.ts'

/** The state of {@link SessionOverviewRoot} as attributes. */
export interface SessionOverviewRootState {
  /** `data-empty`: present while there are no agents */
  empty: boolean
  /** `data-attention`: present while an agent waits for a person, has failed or is stalled */
  attention: boolean
}

/** The region of the overview. Renders a `<section>`. */
export const SessionOverviewRoot: Part<'section', SessionOverviewRootState> = createPart('section', 'SessionOverview.Root', () => {
  const standings = useStandings()
  const { strings } = useStrings(ENGLISH_OVERVIEW)
  return {
    state: {
      empty: standings.length === 0,
      attention: standings.some(({ standing }) => standing === 'needs-you' || standing === 'failed' || standing === 'stalled'),
    },
    own: { 'aria-label': strings.overview },
  }
})
