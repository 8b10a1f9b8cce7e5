import type { ProgressView } from '@callboard/session'

/** The state of the parts of a progress bar, as attributes. */
export interface ProgressState {
  /** `data-state`: `none`, `running`, `stalled`, `done` or `failed` */
  state: ProgressView['state']
  /** `data-unknown`: present while it is not known how much there is to do */
  unknown: boolean
}

/** How progress shows. */
export function progressState(progress: ProgressView): ProgressState {
  return {
    state: progress.state,
    unknown: progress.fraction === undefined && (progress.state === 'running' || progress.state === 'stalled'),
  }
}
