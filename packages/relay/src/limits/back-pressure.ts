import { rateLimited } from './limit-errors.ts'
import type { Rate } from './rate.ts'

/** What can be made to wait. */
export interface Pausable {
  pause(): void
  resume(): void
}

/** What back-pressure works with. */
export interface BackPressureOptions {
  readonly socket: Pausable
  /** Of this connection. */
  readonly own: Rate
  /** Of all in the session together. */
  readonly session: Rate
  /** A connection that is above its own limit for this long is refused. Milliseconds. */
  readonly patienceMs: number
}

/** For what all in a session do together a connection waits so many times as long as what it did itself is worth. */
const SESSION_SHARE = 10

/** Pauses are no longer than this, so that a paused client's signs of life are heard. Milliseconds. */
const LONGEST_PAUSE_MS = 1_000

/**
 * Holds a connection to its rate: who is faster is read more slowly, so that the network makes the sender wait, and only who goes
 * on for long is refused. A session that is above its own rate slows those in it by what each of them does, and refuses nobody.
 */
export class BackPressure {
  readonly #options: BackPressureOptions
  #timer: NodeJS.Timeout | undefined
  #aboveSince: number | undefined

  constructor(options: BackPressureOptions) {
    this.#options = options
  }

  /** Counts a message. Throws `rate-limited`. */
  count(bytes: number): void {
    const { own, session, patienceMs } = this.#options
    const now = performance.now()
    // Over only when it has rested: to hover at the limit is to be above it.
    if (this.#aboveSince !== undefined && own.msUntilRested(now) === 0) this.#aboveSince = undefined
    const ownMs = own.count(bytes, now)
    const sessionMs = Math.min(session.count(bytes, now), own.msUntilRested(now) * SESSION_SHARE)
    if (ownMs > 0) {
      this.#aboveSince ??= now
      if (now - this.#aboveSince > patienceMs) throw rateLimited(own.msUntilRested(now))
    }
    this.wait(Math.max(ownMs, sessionMs))
  }

  /** Reads nothing more for as long, or as long as a pause may be. */
  wait(ms: number): void {
    if (ms > 0) this.#pause(ms)
  }

  /** The connection has ended. */
  close(): void {
    clearTimeout(this.#timer)
  }

  #pause(ms: number): void {
    if (this.#timer !== undefined) return
    this.#options.socket.pause()
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#options.socket.resume()
    }, Math.min(ms, LONGEST_PAUSE_MS))
  }
}
