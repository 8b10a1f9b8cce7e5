import type { Clock } from '../clock/clock.ts'
import { CLOSE_UNAUTHORIZED } from '../protocol/close-codes.ts'

/** How long before its end a token is replaced, at most. Milliseconds. */
const RENEWAL_LEAD_MS = 30_000

/** A timer runs no longer. Milliseconds. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** A token, or what gives one. */
export type TokenSource = string | (() => string | Promise<string>)

/** Asks for tokens, at each try and before one ends. */
export class TokenKeeper {
  readonly #source: TokenSource | undefined
  readonly #clock: Clock
  /** Which try it is that asks. */
  #asking: object | undefined
  #renewal: unknown
  /** A token was refused, and there was no welcome since. */
  #isRefused = false

  constructor(source: TokenSource | undefined, clock: Clock) {
    this.#source = source
    this.#clock = clock
  }

  /** Gives the token of now, at once where there is nobody to ask; what was asked before counts no more. */
  ask(then: (token: string | undefined) => void, failed: (cause: unknown) => void): void {
    const source = this.#source
    if (typeof source !== 'function') return then(source)
    const asking = (this.#asking = {})
    // In a turn of its own, where what it throws is a rejection too.
    Promise.resolve().then(source).then(
      (given) => this.#asking === asking && then(given),
      (cause: unknown) => this.#asking === asking && failed(cause),
    )
  }

  /** Gives a newer token before the one that the relay knows ends; if none comes, the relay will say so. */
  renew(endsInMs: number, then: (token: string) => void): void {
    const source = this.#source
    if (typeof source !== 'function') return
    this.#clock.clearTimeout(this.#renewal)
    const waitMs = Math.min(endsInMs - Math.min(RENEWAL_LEAD_MS, endsInMs / 2), LONGEST_TIMER_MS)
    this.#renewal = this.#clock.setTimeout(() => Promise.resolve().then(source).then(then, () => {}), waitMs)
  }

  /** The relay took the token. */
  taken(): void {
    this.#isRefused = false
  }

  /** Whether a connection that was closed so is worth another token: once, for it may have ended on the way. */
  isStale(closeCode: number): boolean {
    const isStale = closeCode === CLOSE_UNAUTHORIZED && typeof this.#source === 'function' && !this.#isRefused
    this.#isRefused ||= isStale
    return isStale
  }

  /** The link is gone: what was asked for it is not wanted any more. */
  stop(): void {
    this.#clock.clearTimeout(this.#renewal)
    this.#asking = undefined
  }
}
