import type { Resolution } from '@callboard/session/schema'

/** How many are known without looking into the log. */
const MAX_KNOWN = 1_000

/** How a question ended. */
export interface KnownEnd {
  readonly resolution: Resolution
  /** Whether somebody was told of it, or may have been by a former life. */
  readonly isHandedOut: boolean
}

/** How questions ended, as far as this life of the agent knows: the newest, by the ids of the questions. */
export class KnownEnds {
  readonly #ends = new Map<string, KnownEnd>()

  /** Whether older ones may have been forgotten. */
  get isFull(): boolean {
    return this.#ends.size >= MAX_KNOWN
  }

  get(id: string): KnownEnd | undefined {
    return this.#ends.get(id)
  }

  set(id: string, end: KnownEnd): void {
    this.#ends.delete(id)
    this.#ends.set(id, end)
    const [oldest] = this.#ends.keys()
    if (this.#ends.size > MAX_KNOWN && oldest !== undefined) this.#ends.delete(oldest)
  }
}
