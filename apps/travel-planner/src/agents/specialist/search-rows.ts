import type { Task } from '@callboard/agent'
import { createBestRows, type Scored } from '../../domain/search/best-rows.ts'
import { readPages, type RowSource } from '../../domain/search/paged-source.ts'

/** How a search goes about it. */
export interface SearchOptions<Row> {
  readonly task: Task
  readonly source: RowSource<Row>
  /** For people: "fares". */
  readonly unit: string
  /** Into how many pages the rows are cut. */
  readonly pages: number
  readonly pageDelayMs: number
  readonly signal: AbortSignal
  /** The less, the better; Infinity: not at all. */
  readonly score: (row: Row) => number
  /** How many of the best are kept. */
  readonly keep: number
  /** Hears of the search as it goes on. */
  readonly watch?: SearchWatch<Row> | undefined
}

/** Follows a search. */
export interface SearchWatch<Row> {
  row(row: Row, score: number): void
  /** Called after each page with the best row so far. */
  page(best: Row, looked: number): void
}

/** Pages of a search for a whole plan. */
export const PLAN_PAGES = 60

/** Pages of a search for one change: people wait for it. */
export const CHANGE_PAGES = 20

/** Scores rows so that what was taken off last is found first, and nothing that was not taken off. */
export function latestFirst(removed: readonly string[], id: string): number {
  const at = removed.lastIndexOf(id)
  return at < 0 ? Infinity : removed.length - at
}

/** Looks at every row of a source, page by page, reports the progress, and gives the best rows, best first. */
export async function searchRows<Row>(options: SearchOptions<Row>): Promise<readonly Scored<Row>[]> {
  const { task, source, unit, watch } = options
  const best = createBestRows<Row>(options.keep)
  let first: Scored<Row> | undefined
  task.progress({ done: 0, total: source.total, unit })
  const pages = readPages(source, {
    pageSize: Math.max(1, Math.ceil(source.total / options.pages)),
    pageDelayMs: options.pageDelayMs,
    signal: AbortSignal.any([options.signal, task.signal]),
  })
  for await (const page of pages) {
    for (const row of page.rows) {
      const score = options.score(row)
      best.add(row, score)
      watch?.row(row, score)
      if (score < (first?.score ?? Infinity)) first = { row, score }
    }
    task.progress({ done: page.done, total: page.total, unit })
    if (first !== undefined) watch?.page(first.row, page.done)
    await task.checkpoint()
  }
  return best.list()
}
