import { Progress } from '@base-ui/react/progress'
import { createPart, type Part } from '../part/create-part.tsx'
import { useShownProgress } from './progress-context.tsx'
import { progressState, type ProgressState } from './progress-state.ts'

/** The groove that the indicator fills. Renders a `<div>`. */
export const ProgressBarTrack: Part<'div', ProgressState> = createPart('div', 'ProgressBar.Track', () => ({
  state: progressState(useShownProgress('ProgressBar.Track').progress),
  base: Progress.Track,
}))
