import { Progress } from '@base-ui/react/progress'
import { createPart, type Part } from '../part/create-part.tsx'
import { useShownProgress } from './progress-context.tsx'
import { progressState, type ProgressState } from './progress-state.ts'

/** The part that is done. Renders a `<div>` as wide as the progress. */
export const ProgressBarIndicator: Part<'div', ProgressState> = createPart('div', 'ProgressBar.Indicator', () => ({
  state: progressState(useShownProgress('ProgressBar.Indicator').progress),
  base: Progress.Indicator,
}))
