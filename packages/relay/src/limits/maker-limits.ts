import type { Maker } from '../storage/session-storage.ts'
import { KeyedRate } from './keyed-rate.ts'
import { madeTooFast } from './limit-errors.ts'

/** How many sessions and streams one identity may make. Options of the relay. */
export interface MakerLimits {
  /** Sessions that one identity may have made, of those that its token does not name in full. @default 1000 */
  readonly sessionsPerIdentity: number
  /** How many of them in a minute, and at once. @default 60 */
  readonly newSessionsPerMinute: number
  /** Streams of one identity, in all sessions. @default 100000 */
  readonly streamsPerIdentity: number
  /** What all of them hold, bytes, but for conversations and logs, to which others add. @default 4 GiB */
  readonly streamBytesPerIdentity: number
  /** How many of them in a minute, and at once. @default 600 */
  readonly newStreamsPerMinute: number
}

export const DEFAULT_MAKER_LIMITS: MakerLimits = {
  sessionsPerIdentity: 1_000,
  newSessionsPerMinute: 60,
  streamsPerIdentity: 100_000,
  streamBytesPerIdentity: 4 * 1024 * 1024 * 1024,
  newStreamsPerMinute: 600,
}

/** Who makes sessions and streams how fast. How many there are the storage knows. */
export class MakerRates {
  readonly #limits: MakerLimits
  readonly #sessions: KeyedRate
  readonly #streams: KeyedRate

  /** `now` in milliseconds that never fall. */
  constructor(limits: MakerLimits, now: () => number) {
    this.#limits = limits
    this.#sessions = new KeyedRate(minutely(limits.newSessionsPerMinute), now)
    this.#streams = new KeyedRate(minutely(limits.newStreamsPerMinute), now)
  }

  /** What the streams of one identity may hold, bytes. */
  get streamBytes(): number {
    return this.#limits.streamBytesPerIdentity
  }

  /** Counts a session that an identity, by its key, is about to make. Throws `rate-limited`. */
  session(key: string): Maker {
    const waitMs = this.#sessions.take(key)
    if (waitMs > 0) throw madeTooFast('sessions', this.#limits.newSessionsPerMinute, waitMs)
    return { key, limit: this.#limits.sessionsPerIdentity }
  }

  /** Counts a stream that an identity, by its key, is about to make. Throws `rate-limited`. */
  stream(key: string): Maker {
    const waitMs = this.#streams.take(key)
    if (waitMs > 0) throw madeTooFast('streams', this.#limits.newStreamsPerMinute, waitMs)
    return { key, limit: this.#limits.streamsPerIdentity }
  }
}

function minutely(perMinute: number): { readonly perSecond: number; readonly burst: number } {
  return { perSecond: perMinute / 60, burst: perMinute }
}
