import { Progress } from '@base-ui/react/progress'
import { useProgress, type ProgressTarget } from '@callboard/react'
import { usePaced } from '@callboard/react/measures'
import type { ProgressView, Session, Store } from '@callboard/session'
import { useCallback, useMemo } from 'react'
import { useHasBeat, useInBeat } from '../beat/beat.ts'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_PROGRESS } from '../strings/english/progress.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { ProgressContext } from './progress-context.tsx'
import { progressState, type ProgressState } from './progress-state.ts'

export interface ProgressBarRootOptions {
  /** All work of this agent. */
  agentId?: string | undefined
  /** One task and what is part of it. With neither, all work on the board. */
  taskKey?: string | undefined
  /**
   * Shows nothing while there is no work.
   * @default false
   */
  hideWhenEmpty?: boolean | undefined
}

/** The progress bar for screen readers, and the group of its parts. Renders a `<div>`. */
export const ProgressBarRoot: Part<'div', ProgressState, ProgressBarRootOptions> = createPart(
  'div',
  'ProgressBar.Root',
  ({ agentId, taskKey, hideWhenEmpty = false, ...rest }: ProgressBarRootOptions) => {
    const target = useMemo(() => targetOf(agentId, taskKey), [agentId, taskKey])
    const own = useProgressOf(target ?? NOTHING)
    const all = usePaced(target === undefined ? progressOfAll : progressOfNothing, ALL_INTERVAL_MS)
    const progress = target === undefined ? all : own
    const shown = useMemo(() => ({ progress, target }), [progress, target])
    const { strings, formats } = useStrings(ENGLISH_PROGRESS)
    if (hideWhenEmpty && progress.state === 'none') return null
    return {
      state: progressState(progress),
      rest,
      base: Progress.Root,
      own: {
        value: shownValue(progress),
        max: 1,
        locale: formats.locale,
        getAriaValueText: () => strings.progressText(progress, formats),
      },
      wrap: (element) => <ProgressContext.Provider value={shown}>{element}</ProgressContext.Provider>,
    }
  },
)

/** Everything together changes with each update of anybody; more often than this nobody sees it, milliseconds. */
const ALL_INTERVAL_MS = 100

/** No task has this key. */
const NOTHING: ProgressTarget = { task: '' }

/** In the beat of the rows around, if there is one. */
function useProgressOf(target: ProgressTarget): ProgressView {
  const hasBeat = useHasBeat()
  const pick = useCallback(
    ({ progress }: Session) => ('agent' in target ? progress.agent(target.agent) : progress.task(target.task)),
    [target],
  )
  const atOnce = useProgress(hasBeat ? NOTHING : target)
  return useInBeat(pick) ?? atOnce
}

function progressOfAll({ progress }: Session): Store<ProgressView> {
  return progress.all
}

function progressOfNothing({ progress }: Session): Store<ProgressView> {
  return progress.task('')
}

function targetOf(agentId: string | undefined, taskKey: string | undefined): ProgressTarget | undefined {
  if (taskKey !== undefined) return { task: taskKey }
  return agentId === undefined ? undefined : { agent: agentId }
}

/** Nothing to do is an empty bar, not a bar that waits; work that ended is known even if it was never counted. */
function shownValue(progress: ProgressView): number | null {
  if (progress.fraction !== undefined) return progress.fraction
  if (progress.state === 'done') return 1
  return progress.state === 'running' || progress.state === 'stalled' ? null : 0
}
