/** Beyond so many different values of a label the rest are counted as one: a metric must not grow with what is sent. */
const MOST_VALUES = 100

const OTHER = 'other'

/** Counts by a label of few values. */
export class LabelCounts {
  readonly #counts = new Map<string, number>()

  add(value: string, count: number): void {
    const known = this.#counts.get(value)
    if (known !== undefined) this.#counts.set(value, known + count)
    else if (this.#counts.size < MOST_VALUES || value === OTHER) this.#counts.set(value, count)
    else this.add(OTHER, count)
  }

  entries(): Iterable<readonly [value: string, count: number]> {
    return this.#counts
  }
}
