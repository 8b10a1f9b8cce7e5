/** How long a turn may take before others are heard again. Milliseconds. */
const TURN_MS = 1

/** Puts off work, in the order in which it came, so that what cannot wait gets in between. */
export class Turns {
  readonly #waiting: (() => void)[] = []
  #isDue = false

  /** Does `work` when everything before it is done. */
  add(work: () => void): void {
    this.#waiting.push(work)
    this.#schedule()
  }

  #schedule(): void {
    if (this.#isDue || this.#waiting.length === 0) return
    this.#isDue = true
    setImmediate(() => {
      this.#isDue = false
      this.#work(performance.now() + TURN_MS)
    })
  }

  #work(until: number): void {
    try {
      do this.#waiting.shift()?.()
      while (this.#waiting.length > 0 && performance.now() < until)
    } finally {
      // Also when one of them threw: the rest is still to be done.
      this.#schedule()
    }
  }
}
