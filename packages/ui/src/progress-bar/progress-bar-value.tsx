import type { ProgressView } from '@callboard/session'
import { createPart, type Part } from '../part/create-part.tsx'
import { StatusIcon, type IconStatus } from '../status/status-icon.tsx'
import { useStrings } from '../strings/strings-provider.tsx'
import { useShownProgress } from './progress-context.tsx'
import { progressState, type ProgressState } from './progress-state.ts'

const ICONS: Readonly<Partial<Record<ProgressView['state'], IconStatus>>> = {
  stalled: 'stalled',
  failed: 'failed',
  done: 'done',
}

/** The figure, with an icon where it stands still. Hidden from screen readers, who hear the bar's value. Renders a `<span>`. */
export const ProgressBarValue: Part<'span', ProgressState> = createPart('span', 'ProgressBar.Value', () => {
  const progress = useShownProgress('ProgressBar.Value')
  const { strings, formats } = useStrings()
  const icon = ICONS[progress.state]
  return {
    state: progressState(progress),
    own: {
      'aria-hidden': true,
      children: (
        <>
          {icon === undefined ? null : <StatusIcon status={icon} />}
          {strings.progressValue(progress, formats)}
        </>
      ),
    },
  }
})
