/** How many slices of storage one connection may have in memory: being read, or read and not sent. */
const SLOTS = 4

/** Hands out the right to read from storage, first come, first served. */
export class ReadSlots {
  readonly #waiting = new Set<() => void>()
  #free = SLOTS

  /** Calls `begin` when a slot is free, perhaps at once; each call is to be followed by one of {@link release}. */
  acquire(begin: () => void): void {
    if (this.#free > 0) {
      this.#free -= 1
      begin()
    } else {
      this.#waiting.add(begin)
    }
  }

  /** Takes back a wish; `false` if it was fulfilled already. */
  cancel(begin: () => void): boolean {
    return this.#waiting.delete(begin)
  }

  release(): void {
    const [next] = this.#waiting
    if (next === undefined) {
      this.#free += 1
    } else {
      this.#waiting.delete(next)
      next()
    }
  }
}
