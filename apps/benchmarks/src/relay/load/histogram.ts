const BUCKET_MS = 0.05
const LONGEST_MS = 30_000

/** How long things took, to a twentieth of a millisecond; a value costs an increment, and a million of them no memory. */
export class Histogram {
  readonly #buckets = new Uint32Array(LONGEST_MS / BUCKET_MS + 1)
  #count = 0

  add(ms: number): void {
    const bucket = Math.min(this.#buckets.length - 1, Math.max(0, Math.round(ms / BUCKET_MS)))
    this.#buckets[bucket] = (this.#buckets[bucket] ?? 0) + 1
    this.#count += 1
  }

  get count(): number {
    return this.#count
  }

  /** The value below which the share `at` (0 to 1) lies; NaN of nothing. */
  quantile(at: number): number {
    const rank = Math.ceil(at * this.#count)
    let seen = 0
    for (const [bucket, count] of this.#buckets.entries()) {
      seen += count
      if (seen >= rank && seen > 0) return bucket * BUCKET_MS
    }
    return Number.NaN
  }
}
