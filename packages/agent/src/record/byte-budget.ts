/** How many bytes may be written now: a token bucket that holds one second's worth. */
export class ByteBudget {
  readonly #bytesPerSecond: number
  #available: number
  #at: number

  constructor(bytesPerSecond: number, now: number) {
    this.#bytesPerSecond = bytesPerSecond
    this.#available = bytesPerSecond
    this.#at = now
  }

  /**
   * How long a write of `bytes` must wait, in milliseconds; 0 for now. An urgent one may borrow a second's worth, so
   * that a change of status is late only for an agent that changes status all the time.
   */
  waitMs(bytes: number, now: number, urgent: boolean): number {
    this.#refill(now)
    const needed = Math.min(bytes, this.#bytesPerSecond) - (urgent ? this.#bytesPerSecond : 0)
    if (this.#available >= needed) return 0
    return Math.ceil(((needed - this.#available) / this.#bytesPerSecond) * 1_000)
  }

  /** Counts a write; the balance may go below zero, and later writes then wait. */
  spend(bytes: number, now: number): void {
    this.#refill(now)
    this.#available -= bytes
  }

  #refill(now: number): void {
    const earned = (Math.max(0, now - this.#at) / 1_000) * this.#bytesPerSecond
    this.#available = Math.min(this.#bytesPerSecond, this.#available + earned)
    this.#at = now
  }
}
