import type { Pace } from './pace.ts'

/** Runs work soon after it was asked for, once for all who ask meanwhile, and the less often the more it costs. */
export class Ticker {
  readonly #work: () => void
  readonly #pace: Pace
  #scheduled = false
  #resting: NodeJS.Timeout | undefined

  constructor(work: () => void, pace: Pace) {
    this.#work = work
    this.#pace = pace
  }

  /** At the end of this turn of the event loop, or when the pause after the last time is over. */
  request(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    if (this.#resting === undefined) setImmediate(() => this.#run())
  }

  #run(): void {
    this.#scheduled = false
    const startedAt = performance.now()
    this.#work()
    const pauseMs = this.#pace.pauseMs(performance.now() - startedAt)
    if (pauseMs > 0) this.#resting = setTimeout(() => this.#rested(), pauseMs)
  }

  #rested(): void {
    this.#resting = undefined
    if (this.#scheduled) this.#run()
  }
}
