/**
 * Keeps account of which local writes are on the relay's disk. Writes are numbered from 1; each document-bearing frame
 * that leaves is noted with the last write it covers, and the relay acknowledges frames by their count.
 */
export class SaveLedger {
  /** Whether the server has said that it acknowledges. */
  acknowledges = false
  #written = 0
  #sent = 0
  #durable = 0
  /** Frames of the present connection that are not acknowledged: for each, the last write it covers. */
  #unacknowledged: number[] = []
  #acknowledgedFrames = 0
  #answered = false

  /** The number of the last local write. */
  get written(): number {
    return this.#written
  }

  get saving(): 'saved' | 'saving' | 'unknown' {
    if (this.acknowledges) return this.#durable >= this.#written ? 'saved' : 'saving'
    if (this.#sent < this.#written) return 'saving'
    return 'unknown'
  }

  /** Notes a local write. */
  wrote(): void {
    this.#written += 1
  }

  /** A new connection: frames are counted from 0, and what the last one sent without acknowledgement may be lost. */
  opened(): void {
    this.#unacknowledged = []
    this.#acknowledgedFrames = 0
    this.#answered = false
    this.#sent = this.#durable
  }

  /**
   * Notes a document-bearing frame. An `answer` to the relay's state vector carries everything the relay lacks; an
   * update before that covers nothing for sure, because older writes may still be missing.
   */
  frameSent(kind: 'answer' | 'update'): void {
    if (kind === 'answer') this.#answered = true
    if (this.#answered) this.#sent = this.#written
    this.#unacknowledged.push(this.#sent)
  }

  /** The first `frames` frames of this connection are on disk. Counts that are not plausible are ignored. */
  acknowledged(frames: number): void {
    const fresh = frames - this.#acknowledgedFrames
    if (fresh <= 0 || fresh > this.#unacknowledged.length) return
    this.#acknowledgedFrames = frames
    this.#durable = Math.max(this.#durable, ...this.#unacknowledged.splice(0, fresh).slice(-1))
  }

  /** Whether the write of this number is safe, as far as this server ever tells. */
  covers(write: number): boolean {
    return (this.acknowledges ? this.#durable : this.#sent) >= write
  }
}
