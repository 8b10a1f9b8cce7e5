/**
 * What comes soon after a round waits for the next one: for a millisecond for each part of the last round beyond its first, and this
 * long at most. So waiting begins where it saves work, and who is alone never waits. Milliseconds.
 */
const GATHER_MS = 15

/**
 * Turns for the documents of a relay: all that have something to do do it one right after the other. Five hundred sessions with a
 * change a moment then cost sixty turns of the event loop a second, sixty transactions and sixty syncs of the log, not
 * thousands.
 */
export class Rounds {
  #due: (() => void)[] = []
  #begunAt = Number.NEGATIVE_INFINITY
  #gatherMs = 0

  /** Has `work` done with the next round: after this turn of the event loop, or once enough has come together. It must not throw. */
  request(work: () => void): void {
    this.#due.push(work)
    if (this.#due.length > 1) return
    const waitMs = this.#gatherMs - (performance.now() - this.#begunAt)
    if (waitMs > 0) setTimeout(this.#run, waitMs)
    else setImmediate(this.#run)
  }

  readonly #run = (): void => {
    const due = this.#due
    this.#due = []
    this.#begunAt = performance.now()
    this.#gatherMs = Math.min(GATHER_MS, due.length - 1)
    for (const work of due) work()
  }
}
