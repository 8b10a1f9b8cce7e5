import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_CONTROLS } from '../strings/english/controls.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useBarging, type BargeInState } from './barge-in-context.tsx'

/** What sending will do, in a sentence. Told to screen readers politely. Renders a `<p>`, empty while nothing is running. */
export const BargeInComposerPlan: Part<'p', BargeInState> = createPart('p', 'BargeInComposer.Plan', () => {
  const { state, chosen } = useBarging('BargeInComposer.Plan')
  const { strings, formats } = useStrings(ENGLISH_CONTROLS)
  const titles = chosen.map(({ title }) => title)
  return {
    state,
    own: { role: 'status', dir: 'auto', children: state.idle ? '' : strings.bargePlan({ mode: state.mode, titles }, formats) },
  }
})
