/** How far something is, rolled up over its parts. */
export interface ProgressView {
  /** What is done, in `unit`; without a unit, counted in tasks. */
  readonly done: number
  readonly total: number
  /** From 0 to 1; absent while unknown. */
  readonly fraction?: number | undefined
  readonly unit?: string | undefined
  /** Tasks that run, that failed, and that came to any end; parts included. */
  readonly running: number
  readonly failed: number
  readonly ended: number
  /** `stalled`: everything that goes on is stalled or orphaned. */
  readonly state: 'none' | 'running' | 'stalled' | 'done' | 'failed'
}

/** The progress of nothing. */
export const NO_PROGRESS: ProgressView = { done: 0, total: 0, running: 0, failed: 0, ended: 0, state: 'none' }
