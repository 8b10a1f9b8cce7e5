import type { StreamSlice } from './stream-log.ts'

/** How much of a stream's end is kept in memory, so that those who follow it live need not ask the disk. */
const RECENT_BYTES = 64 * 1024
const RECENT_RUNS = 256

/** The last runs that were committed. */
export class RecentContent {
  #runs: StreamSlice[] = []
  #bytes = 0

  add(run: StreamSlice): void {
    this.#runs.push(run)
    this.#bytes += run.data.byteLength
    while (this.#bytes > RECENT_BYTES || this.#runs.length > RECENT_RUNS) {
      this.#bytes -= this.#runs.shift()?.data.byteLength ?? 0
    }
  }

  /** The runs from the one that holds `position` on; `undefined` if that one is no longer here. */
  from(position: number): readonly StreamSlice[] | undefined {
    const first = this.#runs.findLastIndex((run) => run.position <= position)
    return first === -1 ? undefined : this.#runs.slice(first)
  }

  clear(): void {
    this.#runs = []
    this.#bytes = 0
  }
}
