/** One round: a list of so many agents is mounted, one of them is updated so often, and the list goes. */
export interface RoundRequest {
  /** Name of the contender. */
  readonly contender: string
  readonly agents: number
  /** Updates before those that are measured, so that what the engine compiles is compiled. */
  readonly warmUps: number
  readonly updates: number
}

/** What the updates of a round took: one entry an update. */
export interface RoundResult {
  readonly rowsRendered: readonly number[]
  readonly listsRendered: readonly number[]
  /** From the bytes of the update to the new text in the row. */
  readonly scriptMs: readonly number[]
  /** From there until the row has its place. */
  readonly layoutMs: readonly number[]
}

declare global {
  /** What the page offers to the program that drives it. */
  var callboardBenchmark: {
    readonly contenders: readonly string[]
    measureRound(request: RoundRequest): Promise<RoundResult>
  }
}
