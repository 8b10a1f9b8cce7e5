import { useProgressPace } from '@callboard/react/measures'
import type { ProgressView } from '@callboard/session'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_PROGRESS } from '../strings/english/progress.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useShownProgress } from './progress-context.tsx'
import { progressState, type ProgressState } from './progress-state.ts'

export interface ProgressBarPaceOptions {
  /**
   * How long it may take still, how fast it goes on, or both.
   * @default 'left'
   */
  show?: 'left' | 'rate' | 'both' | undefined
}

/**
 * How long it may take still and how fast it goes on. While too little was seen to tell how long, it says that this is being
 * estimated; it is empty where there is nothing to tell. Renders a `<span>`.
 */
export const ProgressBarPace: Part<'span', ProgressState, ProgressBarPaceOptions> = createPart(
  'span',
  'ProgressBar.Pace',
  ({ show = 'left', ...rest }: ProgressBarPaceOptions) => {
    const { progress, target } = useShownProgress('ProgressBar.Pace')
    const { leftMs, perSecond, unit } = useProgressPace(target)
    const { strings, formats } = useStrings(ENGLISH_PROGRESS)
    const isEstimating = leftMs === undefined && show !== 'rate' && canBeEstimated(progress)
    const left = isEstimating ? strings.estimating : leftMs === undefined || show === 'rate' ? '' : strings.timeLeft(leftMs, formats)
    const rate = perSecond === undefined || unit === undefined || show === 'left' ? '' : strings.rate(perSecond, unit, formats)
    return {
      state: progressState(progress),
      rest,
      own: { dir: 'auto', children: [left, rate].filter(Boolean).join(' · ') },
    }
  },
)

/** Whether it goes on towards an end that is known. */
function canBeEstimated({ state, running, fraction }: ProgressView): boolean {
  return state === 'running' && running > 0 && fraction !== undefined && fraction < 1
}
