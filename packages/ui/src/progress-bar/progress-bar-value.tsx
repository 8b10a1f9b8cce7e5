import type { ProgressView } from '@callboard/session'
import { createPart, type Part } from '../part/create-part.tsx'
import { StatusIcon, type IconStatus } from '../status/status-icon.tsx'
import { ENGLISH_PROGRESS } from '../strings/english/progress.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useShownProgress } from './progress-context.tsx'
import { progressState, type ProgressState } from './progress-state.ts'

const ICONS: Readonly<Partial<Record<ProgressView['state'], IconStatus>>> = {
  stalled: 'stalled',
  failed: 'failed',
  done: 'done',
}

export interface ProgressBarValueOptions {
  /** Says in words that it failed, where there is room for them. @default false */
  inWords?: boolean | undefined
}

/** The figure, with an icon where it stands still. Hidden from screen readers, who hear the bar's value. Renders a `<span>`. */
export const ProgressBarValue: Part<'span', ProgressState, ProgressBarValueOptions> = createPart(
  'span',
  'ProgressBar.Value',
  ({ inWords = false, ...rest }: ProgressBarValueOptions) => {
    const { progress } = useShownProgress('ProgressBar.Value')
    const { strings, formats } = useStrings(ENGLISH_PROGRESS)
    const value = strings.progressValue(progress, formats)
    const icon = ICONS[progress.state]
    return {
      state: progressState(progress),
      rest,
      own: {
        'aria-hidden': true,
        children: (
          <>
            {icon === undefined ? null : <StatusIcon status={icon} />}
            {inWords && progress.state === 'failed' ? strings.progressFailedAt(value) : value}
          </>
        ),
      },
    }
  },
)
