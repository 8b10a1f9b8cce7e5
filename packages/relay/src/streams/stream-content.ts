import type { StreamAncestor, StreamSegment, StreamStorage } from '../storage/stream-storage.ts'
import { cutSlices } from './cut-content.ts'
import { RecentContent } from './recent-content.ts'
import type { StreamSlice } from './stream-log.ts'

/** The largest segment, of a single message aside: so much is read to read any part of it. Bytes. */
export const SEGMENT_BYTES = 256 * 1024

/** Whose content it is, and where it lies. */
export interface StreamContentOptions {
  readonly id: string
  readonly isJson: boolean
  /** The streams that hold its beginning. */
  readonly ancestors: readonly StreamAncestor[]
  readonly storage: StreamStorage
}

/** What a stream holds, wherever it lies: its end in memory, the rest in its own segments and in those of its ancestors. */
export class StreamContent {
  readonly #options: StreamContentOptions
  readonly #recent = new RecentContent()

  constructor(options: StreamContentOptions) {
    this.#options = options
  }

  /** Was just committed, behind what there is. */
  add(slice: StreamSlice): void {
    this.#recent.add(slice)
  }

  /** Up to about `maxBytes` from `from` on, which lies before `to`, which lies before the end; or nothing. */
  async read(range: { readonly from: number; readonly to: number; readonly maxBytes: number }): Promise<StreamSlice> {
    const { from, to, maxBytes } = range
    const { isJson } = this.#options
    const recent = this.#recent.from(from)
    if (recent !== undefined) return cutSlices(isJson, recent, range)
    const runs: StreamSlice[] = []
    let bytes = 0
    for (let position = from; position < to && bytes < maxBytes; ) {
      const segments = await this.#readSegments(position, to, maxBytes - bytes)
      for (const { position: start, count, data } of segments) {
        runs.push({ position: start, next: start + count, data })
        bytes += data.byteLength
      }
      const last = runs.at(-1)
      if (segments.length === 0 || last === undefined) break
      position = Math.min(last.next, this.#ownerOf(last.position).end)
    }
    return cutSlices(isJson, this.#withinOwners(runs), range)
  }

  #readSegments(from: number, to: number, maxBytes: number): Promise<readonly StreamSegment[]> {
    const owner = this.#ownerOf(from)
    return this.#options.storage.read(owner.id, { from, to: Math.min(to, owner.end), maxBytes })
  }

  /** Who holds what is at this position: one of the ancestors, or the stream itself. */
  #ownerOf(position: number): StreamAncestor {
    return this.#options.ancestors.find(({ end }) => position < end) ?? { id: this.#options.id, end: Infinity }
  }

  /** A source goes on after the fork, within the very segment that the fork ends in. */
  #withinOwners(runs: readonly StreamSlice[]): readonly StreamSlice[] {
    if (this.#options.ancestors.length === 0) return runs
    return runs.map((run) => {
      const { end } = this.#ownerOf(run.position)
      if (run.next <= end) return run
      return cutSlices(this.#options.isJson, [run], { from: run.position, to: end, maxBytes: Infinity })
    })
  }
}
