import { TokenBucket } from './token-bucket.ts'

/** How much may be sent, by one connection or in one session. `Infinity` for no limit. */
export interface RateLimit {
  readonly messagesPerSecond: number
  readonly bytesPerSecond: number
}

/** What a second allows may be twice at once: joining, or the burst after a reconnect, is no flood. Seconds. */
const BURST_SECONDS = 2

/** Messages and bytes against a limit. */
export class Rate {
  readonly #messages: TokenBucket
  readonly #bytes: TokenBucket

  constructor({ messagesPerSecond, bytesPerSecond }: RateLimit) {
    this.#messages = new TokenBucket({ perSecond: messagesPerSecond, burst: messagesPerSecond * BURST_SECONDS })
    this.#bytes = new TokenBucket({ perSecond: bytesPerSecond, burst: bytesPerSecond * BURST_SECONDS })
  }

  /** Counts one message. Returns for how long it is above the limit, milliseconds; 0 if it is not. */
  count(bytes: number, now: number): number {
    return Math.max(this.#messages.take(1, now), this.#bytes.take(bytes, now))
  }

  /** How long until the burst is there again, milliseconds; 0 if it is. */
  msUntilRested(now: number): number {
    return Math.max(this.#messages.msUntilFull(now), this.#bytes.msUntilFull(now))
  }
}
