import { setTimeout as delay } from 'node:timers/promises'

/** Rows that exist only once they are asked for, like those of a remote database. */
export interface RowSource<Row> {
  readonly total: number
  /** The row at `index`, from 0; the same at each call. */
  row(index: number): Row
}

/** Some rows, and how far the search is with them. */
export interface Page<Row> {
  readonly rows: readonly Row[]
  /** Rows given out so far, this page included. */
  readonly done: number
  readonly total: number
}

/** How a source is read. */
export interface PageOptions {
  readonly pageSize: number
  /** Milliseconds each page takes to arrive; stands for the latency of a remote source. */
  readonly pageDelayMs: number
  readonly signal?: AbortSignal | undefined
}

/** Reads all rows of a source, page by page. Throws the signal's reason when it is aborted. */
export async function* readPages<Row>(source: RowSource<Row>, options: PageOptions): AsyncGenerator<Page<Row>> {
  let done = 0
  while (done < source.total) {
    if (options.pageDelayMs > 0) await delay(options.pageDelayMs, undefined, { signal: options.signal })
    options.signal?.throwIfAborted()
    const rows: Row[] = []
    const end = Math.min(source.total, done + options.pageSize)
    for (; done < end; done++) rows.push(source.row(done))
    yield { rows, done, total: source.total }
  }
}
