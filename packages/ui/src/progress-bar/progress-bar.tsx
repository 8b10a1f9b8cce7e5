import type { ReactElement } from 'react'
import type { Strings } from '../strings/strings.ts'
import { ENGLISH_PROGRESS } from '../strings/english/progress.ts'
import { StringsProvider, useStrings } from '../strings/strings-provider.tsx'
import { ProgressBarIndicator } from './progress-bar-indicator.tsx'
import { ProgressBarLabel } from './progress-bar-label.tsx'
import { ProgressBarRoot, type ProgressBarRootOptions } from './progress-bar-root.tsx'
import { ProgressBarTrack } from './progress-bar-track.tsx'
import { ProgressBarValue } from './progress-bar-value.tsx'

export interface ProgressBarProps extends ProgressBarRootOptions {
  /** The bar's name. Left out: "All work", or the words of `strings.progressOf` for the id. */
  label?: string | undefined
  /**
   * `compact` is one line without the name, which screen readers still hear.
   * @default 'regular'
   */
  size?: 'regular' | 'compact' | undefined
  strings?: Partial<Strings> | undefined
  className?: string | undefined
}

/** How far a task, an agent or all work is. */
function ComposedProgressBar({ strings, ...props }: ProgressBarProps): ReactElement {
  return (
    <StringsProvider strings={strings}>
      <Bar {...props} />
    </StringsProvider>
  )
}

function Bar({ label, size = 'regular', className, ...target }: Omit<ProgressBarProps, 'strings'>): ReactElement {
  const { strings } = useStrings(ENGLISH_PROGRESS)
  const id = target.taskKey ?? target.agentId
  const name = label ?? (id === undefined ? strings.overallProgress : strings.progressOf(id))
  const track = (
    <ProgressBarTrack>
      <ProgressBarIndicator />
    </ProgressBarTrack>
  )
  return size === 'compact'
    ? (
      <ProgressBarRoot {...target} className={className} aria-label={name} data-size="compact">
        {track}
        <ProgressBarValue />
      </ProgressBarRoot>
    )
    : (
      <ProgressBarRoot {...target} className={className}>
        <ProgressBarLabel>{name}</ProgressBarLabel>
        <ProgressBarValue inWords />
        {track}
      </ProgressBarRoot>
    )
}

/** The bar as a component, and its parts to compose another. */
export const ProgressBar: typeof ComposedProgressBar & {
  readonly Root: typeof ProgressBarRoot
  readonly Label: typeof ProgressBarLabel
  readonly Value: typeof ProgressBarValue
  readonly Track: typeof ProgressBarTrack
  readonly Indicator: typeof ProgressBarIndicator
} = /* @__PURE__ */ Object.assign(ComposedProgressBar, {
  Root: ProgressBarRoot,
  Label: ProgressBarLabel,
  Value: ProgressBarValue,
  Track: ProgressBarTrack,
  Indicator: ProgressBarIndicator,
})
