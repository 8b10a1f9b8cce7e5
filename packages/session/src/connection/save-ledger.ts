/**
 * Keeps account of which local writes are on the relay's disk. Writes are numbered from 1; each document-bearing frame
 * that leaves is noted with the last write it covers, and the relay acknowledges frames by their count.
 */
export interface SaveLedger {
  /** Whether the server has said that it acknowledges. */
  acknowledges: boolean
  /** The number of the last local write. */
  written(): number
  saving(): 'saved' | 'saving' | 'unknown'
  /** Notes a local write. */
  wrote(): void
  /** A new connection: frames are counted from 0, and what the last one sent without acknowledgement may be lost. */
  opened(): void
  /**
   * Notes a document-bearing frame. An `answer` to the relay's state vector carries everything the relay lacks; an
   * update before that covers nothing for sure, because older writes may still be missing.
   */
  frameSent(kind: 'answer' | 'update'): void
  /** The first `frames` frames of this connection are on disk. Counts that are not plausible are ignored. */
  acknowledged(frames: number): void
  /** Whether the write of this number is safe, as far as this server ever tells. */
  covers(write: number): boolean
}

/** Opens an empty ledger. */
export function createSaveLedger(): SaveLedger {
  let written = 0
  let sent = 0
  let durable = 0
  /** Frames of the present connection that are not acknowledged: for each, the last write it covers. */
  let unacknowledged: number[] = []
  let acknowledgedFrames = 0
  let hasAnswered = false

  const ledger: SaveLedger = {
    acknowledges: false,
    written: () => written,
    saving: () => (!ledger.covers(written) ? 'saving' : ledger.acknowledges ? 'saved' : 'unknown'),
    wrote: () => {
      written += 1
    },
    opened: () => {
      unacknowledged = []
      acknowledgedFrames = 0
      hasAnswered = false
      sent = durable
    },
    frameSent: (kind) => {
      hasAnswered ||= kind === 'answer'
      if (hasAnswered) sent = written
      unacknowledged.push(sent)
    },
    acknowledged: (frames) => {
      const fresh = frames - acknowledgedFrames
      if (fresh <= 0 || fresh > unacknowledged.length) return
      acknowledgedFrames = frames
      durable = Math.max(durable, ...unacknowledged.splice(0, fresh).slice(-1))
    },
    covers: (write) => (ledger.acknowledges ? durable : sent) >= write,
  }
  return ledger
}
