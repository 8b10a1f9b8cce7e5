import { useId, type ReactElement } from 'react'
import type { Strings } from '../strings/strings.ts'
import { ENGLISH_PROGRESS } from '../strings/english/progress.ts'
import { StringsProvider, useStrings } from '../strings/strings-provider.tsx'
import { ProgressBarIndicator } from './progress-bar-indicator.tsx'
import { ProgressBarLabel } from './progress-bar-label.tsx'
import { ProgressBarPace } from './progress-bar-pace.tsx'
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
  /**
   * Whether it says how long it may take still (`left`), how fast it goes on (`rate`), `both` or `none`.
   * @default 'left', and `none` when compact
   */
  pace?: 'none' | 'left' | 'rate' | 'both' | undefined
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

function Bar({ label, size = 'regular', pace = size === 'compact' ? 'none' : 'left', className, ...target }: Omit<ProgressBarProps, 'strings'>): ReactElement {
  const { strings } = useStrings(ENGLISH_PROGRESS)
  const id = target.taskKey ?? target.agentId
  const name = label ?? (id === undefined ? strings.overallProgress : strings.progressOf(id))
  const track = (
    <ProgressBarTrack>
      <ProgressBarIndicator />
    </ProgressBarTrack>
  )
  const paceId = useId()
  const shownPace = pace === 'none' ? null : <ProgressBarPace id={paceId} show={pace} />
  // What is inside of a progress bar is heard only where something points at it.
  const described = pace === 'none' ? undefined : paceId
  return size === 'compact'
    ? (
      <ProgressBarRoot {...target} className={className} aria-label={name} aria-describedby={described} data-size="compact">
        {track}
        <ProgressBarValue />
        {shownPace}
      </ProgressBarRoot>
    )
    : (
      <ProgressBarRoot {...target} className={className} aria-describedby={described}>
        <ProgressBarLabel>{name}</ProgressBarLabel>
        {shownPace}
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
  readonly Pace: typeof ProgressBarPace
  readonly Track: typeof ProgressBarTrack
  readonly Indicator: typeof ProgressBarIndicator
} = /* @__PURE__ */ Object.assign(ComposedProgressBar, {
  Root: ProgressBarRoot,
  Label: ProgressBarLabel,
  Value: ProgressBarValue,
  Pace: ProgressBarPace,
  Track: ProgressBarTrack,
  Indicator: ProgressBarIndicator,
})
