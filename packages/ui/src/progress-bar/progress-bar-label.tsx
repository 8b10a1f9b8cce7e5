import { Progress } from '@base-ui/react/progress'
import { createPart, type Part } from '../part/create-part.tsx'
import { progressState, type ProgressState } from './progress-state.ts'
import { useShownProgress } from './progress-context.tsx'

/** The bar's visible name, also for screen readers. Renders a `<span>`. */
export const ProgressBarLabel: Part<'span', ProgressState> = createPart('span', 'ProgressBar.Label', () => ({
  state: progressState(useShownProgress('ProgressBar.Label').progress),
  own: { dir: 'auto' },
  base: Progress.Label,
}))
