import { TokenBucket, type BucketSize } from '../limits/token-bucket.ts'

/** So many buckets are kept; beyond that those that are full again are forgotten. */
const SWEEP_BUCKETS = 1_024

/**
 * Budgets of measured time, one an identity: what is dear is paid for by who sends it, whatever made it dear. A budget may be
 * overdrawn, since nobody knows before what an update costs; then its owner waits.
 */
export class TimeBudget {
  readonly #size: BucketSize
  readonly #now: () => number
  readonly #buckets = new Map<string, TokenBucket>()

  /** In milliseconds of work; `now` in milliseconds that never fall. */
  constructor(size: BucketSize, now: () => number) {
    this.#size = size
    this.#now = now
  }

  spend(key: string, ms: number): void {
    if (this.#buckets.size >= SWEEP_BUCKETS) this.#sweep()
    let bucket = this.#buckets.get(key)
    if (bucket === undefined) this.#buckets.set(key, (bucket = new TokenBucket(this.#size)))
    bucket.take(ms, this.#now())
  }

  /** How long until the budget is no longer overdrawn, milliseconds; 0 if it is not. */
  waitMs(key: string): number {
    return Math.ceil(this.#buckets.get(key)?.take(0, this.#now()) ?? 0)
  }

  #sweep(): void {
    for (const [key, bucket] of this.#buckets) {
      if (bucket.msUntilFull(this.#now()) === 0) this.#buckets.delete(key)
    }
  }
}
