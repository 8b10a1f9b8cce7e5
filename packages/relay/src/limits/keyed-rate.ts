import { TokenBucket, type BucketSize } from './token-bucket.ts'

/** So many buckets are kept; beyond that those that are full again are forgotten. */
const SWEEP_BUCKETS = 1_024

/** One rate for many, each by a key of its own. What is over it is not counted: who asks too often is not kept out the longer. */
export class KeyedRate {
  readonly #size: BucketSize
  readonly #now: () => number
  readonly #buckets = new Map<string, TokenBucket>()
  #sweepAt = SWEEP_BUCKETS

  /** `now` in milliseconds that never fall. */
  constructor(size: BucketSize, now: () => number) {
    this.#size = size
    this.#now = now
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.#buckets.size
  }

  /** Counts one. Returns how long it would have to wait instead, milliseconds; 0 if it was counted. */
  take(key: string): number {
    const now = this.#now()
    let bucket = this.#buckets.get(key)
    if (bucket === undefined) {
      if (this.#buckets.size >= this.#sweepAt) this.#sweep(now)
      this.#buckets.set(key, (bucket = new TokenBucket(this.#size)))
    }
    const waitMs = bucket.take(1, now)
    if (waitMs > 0) bucket.take(-1, now)
    return waitMs
  }

  /** Next time when there are twice as many that still count, so that sweeping costs no more than what it sweeps. */
  #sweep(now: number): void {
    for (const [key, bucket] of this.#buckets) {
      if (bucket.msUntilFull(now) === 0) this.#buckets.delete(key)
    }
    this.#sweepAt = Math.max(SWEEP_BUCKETS, 2 * this.#buckets.size)
  }
}
