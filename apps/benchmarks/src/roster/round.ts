/** How much goes on while the roster is scrolled. */
export interface RosterLoad {
  readonly agents: number
  /** Of each agent. */
  readonly updatesPerSecond: number
  readonly seconds: number
}

/** What the page is told to show. */
export interface RosterRequest extends RosterLoad {
  /** Name of the contender. */
  readonly contender: string
  /** The script of the worker that writes. */
  readonly feed: string
}

/** What the page saw in one round. */
export interface RosterRound {
  /** Milliseconds between frames. */
  readonly frameIntervalsMs: readonly number[]
  /** Milliseconds each of what held the main thread for 50 or longer. */
  readonly longTasksMs: readonly number[]
  readonly updates: number
  /** Milliseconds from the first update until all were taken in. */
  readonly tookMs: number
  /** Milliseconds from when something was written until the page had taken it in, of each frame. */
  readonly lagsMs: readonly number[]
  /** Rows that are in the page at the end. */
  readonly rowsMounted: number
  /** Pixels. */
  readonly scrolled: number
  /** Whether each row that is seen at the end shows what its agent wrote last. */
  readonly rowsRight: boolean
}

declare global {
  /** What the page offers to the program that drives it. */
  var callboardRoster: {
    readonly contenders: readonly string[]
    /** Shows the board, and has the agents write for a while, so that all code is warm. */
    open(request: RosterRequest): Promise<void>
    /** The agents write. */
    run(): Promise<RosterRound>
  }
}
