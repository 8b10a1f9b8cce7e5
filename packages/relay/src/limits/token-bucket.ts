/** A rate, and what may come at once. */
export interface BucketSize {
  /** `Infinity`: not limited. */
  readonly perSecond: number
  readonly burst: number
}

/** Sums of fractions are not exact. Milliseconds. */
const ROUNDING_MS = 0.001

/**
 * Counts against a rate. What is taken is taken: a bucket may be in debt, and says for how long.
 *
 * Kept as the time at which it is full again, so that nothing ticks and taking costs an addition.
 */
export class TokenBucket {
  readonly #burst: number
  readonly #msPerToken: number
  #fullAt = Number.NEGATIVE_INFINITY

  constructor({ perSecond, burst }: BucketSize) {
    this.#msPerToken = 1_000 / perSecond
    this.#burst = burst
  }

  /** Takes tokens at `now` (milliseconds, never falling). Returns how long the bucket stays in debt, 0 if it is not. */
  take(tokens: number, now: number): number {
    if (this.#msPerToken === 0) return 0
    this.#fullAt = Math.max(this.#fullAt, now) + tokens * this.#msPerToken
    const debtMs = this.#fullAt - now - this.#burst * this.#msPerToken
    return debtMs > ROUNDING_MS ? debtMs : 0
  }

  /** Milliseconds. */
  msUntilFull(now: number): number {
    return Math.max(0, this.#fullAt - now)
  }
}
