/** What the agents' process tells: whose task was aborted, and when (nanoseconds of the machine's monotonic clock). */
export interface Aborted {
  readonly agent: string
  readonly at: string
}

/** How much is measured. */
export interface StopPlan {
  readonly agents: number
  /** Each agent reports its progress this often, milliseconds. */
  readonly reportsEveryMs: number
  readonly samples: number
}

/** What was measured, in milliseconds, a value a sample. */
export interface StopFigures {
  /** From a message to an echo server until it is back. */
  readonly roundTripsMs: readonly number[]
  /** From `sendCommand` at a client until the signal of the agent's task aborts. */
  readonly stopsMs: readonly number[]
}
