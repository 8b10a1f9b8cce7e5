/** A row and what it is worth: the less, the better. */
export interface Scored<Row> {
  readonly row: Row
  readonly score: number
}

/** Keeps the best `capacity` of the rows shown to it. */
export interface BestRows<Row> {
  add(row: Row, score: number): void
  /** Best first. */
  list(): readonly Scored<Row>[]
}

/** Makes a {@link BestRows}; memory is bounded by `capacity`, however many rows pass. */
export function createBestRows<Row>(capacity: number): BestRows<Row> {
  let kept: Scored<Row>[] = []
  const trim = (): void => {
    kept = kept.toSorted((left, right) => left.score - right.score).slice(0, capacity)
  }
  return {
    add: (row, score) => {
      if (!Number.isFinite(score)) return
      kept.push({ row, score })
      if (kept.length >= capacity * 4) trim()
    },
    list: () => {
      trim()
      return kept
    },
  }
}
