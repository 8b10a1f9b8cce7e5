/** Bounds from what a commit in memory takes to what nobody waits for. Seconds. */
export const SECONDS: readonly number[] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

/** Durations, counted by the smallest of {@link SECONDS} that is not below them, and summed up. */
export class DurationCounts {
  /** How many fall below each bound and above the one before; last those above all. */
  readonly counts: number[] = Array.from({ length: SECONDS.length + 1 }, () => 0)
  #sum = 0

  /** Of all of them, seconds. */
  get sum(): number {
    return this.#sum
  }

  add(seconds: number): void {
    const bound = SECONDS.findIndex((most) => seconds <= most)
    const index = bound === -1 ? SECONDS.length : bound
    this.counts[index] = (this.counts[index] ?? 0) + 1
    this.#sum += seconds
  }
}
