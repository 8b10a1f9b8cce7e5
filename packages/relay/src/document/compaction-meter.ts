import type { LoadedDocument } from './load-document.ts'

/** From how many bytes and records of log a small document is compacted; a larger one waits until its log is as large. */
export interface CompactionThresholds {
  readonly logBytes: number
  readonly logRecords: number
}

/** A record of the log costs a row to read at load, whatever its size; this many bytes of snapshot outweigh one. */
const SNAPSHOT_BYTES_PER_RECORD = 512

/** At rest a log that is larger than this share of the snapshot is folded, so that it need not be replayed by whoever comes first. */
const SHARE_AT_REST = 1 / 8

/** Keeps count of a session's log and says when folding it pays: its cost stays in proportion to what was written. */
export class CompactionMeter {
  readonly #thresholds: CompactionThresholds
  #snapshotBytes: number
  #logBytes: number
  #logRecords: number

  constructor(thresholds: CompactionThresholds, loaded: LoadedDocument) {
    this.#thresholds = thresholds
    this.#snapshotBytes = loaded.snapshotBytes
    this.#logBytes = loaded.logBytes
    this.#logRecords = loaded.logRecords
  }

  /** Whether anything stands in the log. */
  get dirty(): boolean {
    return this.#logRecords > 0
  }

  /** Whether the log has outgrown the snapshot. */
  get due(): boolean {
    const { logBytes, logRecords } = this.#thresholds
    return (
      this.#logBytes >= Math.max(logBytes, this.#snapshotBytes) ||
      this.#logRecords >= logRecords + this.#snapshotBytes / SNAPSHOT_BYTES_PER_RECORD
    )
  }

  /** Whether folding it pays when there is nothing else to do. */
  get dueAtRest(): boolean {
    return this.#logBytes >= Math.max(this.#thresholds.logBytes, this.#snapshotBytes * SHARE_AT_REST)
  }

  appended(updates: readonly Uint8Array[]): void {
    this.#logRecords += updates.length
    for (const update of updates) this.#logBytes += update.byteLength
  }

  compacted(snapshot: Uint8Array): void {
    this.#snapshotBytes = snapshot.byteLength
    this.#logBytes = 0
    this.#logRecords = 0
  }

  /** The fold that was counted did not reach the disk: the log still stands. */
  compactionFailed(): void {
    this.#logRecords += 1
  }
}
