/** How long a turn may take before others are heard again. Milliseconds. */
const TURN_MS = 1

/** When more than this waits, all of it is done first, so that the sockets feel that it is too much. Bytes. */
const WAITING_BYTES_LIMIT = 16 * 1024 * 1024

interface Waiting {
  readonly bytes: number
  readonly work: () => void
}

/** Puts off work, in the order in which it came, so that what cannot wait gets in between. */
export class Turns {
  readonly #waiting: Waiting[] = []
  /** How many of those that wait are done. */
  #done = 0
  #bytes = 0
  #isDue = false

  /** Does `work` when everything before it is done; `bytes` is what it holds on to. */
  add(bytes: number, work: () => void): void {
    this.#waiting.push({ bytes, work })
    this.#bytes += bytes
    if (this.#bytes > WAITING_BYTES_LIMIT) this.#work(Infinity)
    else this.#schedule()
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
      while (performance.now() < until) {
        const next = this.#waiting[this.#done]
        if (next === undefined) break
        this.#done += 1
        this.#bytes -= next.bytes
        next.work()
      }
    } finally {
      // Also when one of them threw: the rest is still to be done.
      this.#waiting.splice(0, this.#done)
      this.#done = 0
      this.#schedule()
    }
  }
}
