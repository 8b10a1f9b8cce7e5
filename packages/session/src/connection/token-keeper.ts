import type { Clock } from '../clock/clock.ts'
import { LONGEST_TIMER_MS, TOKEN_LEAD_MS } from '../clock/durations.ts'
import { CLOSE_UNAUTHORIZED } from '../protocol/close-codes.ts'

/** A token, or what gives one. */
export type TokenSource = string | (() => string | Promise<string>)

/** Asks for tokens, at each try and before one ends. */
export interface TokenKeeper {
  /** Gives the token of now, at once where there is nobody to ask; what was asked before counts no more. */
  ask(then: (token: string | undefined) => void, failed: (cause: unknown) => void): void
  /** Gives a newer token before the one that the relay knows ends; if none comes, the relay will say so. */
  renew(endsInMs: number, then: (token: string) => void): void
  /** The relay took the token. */
  taken(): void
  /** Whether a connection that was closed so is worth another token: once, for it may have ended on the way. */
  isStale(closeCode: number): boolean
  /** The link is gone: what was asked for it is not wanted any more. */
  stop(): void
}

/** Keeps to `source`; without one there is no token, and a text is all there ever is. */
export function createTokenKeeper(source: TokenSource | undefined, clock: Clock): TokenKeeper {
  // In a turn of its own, where what it throws is a rejection too.
  const fetch = typeof source === 'function' && (() => Promise.resolve().then(source))
  /** What the try of now waits for. */
  let asking: Promise<string> | undefined
  let renewal: unknown
  /** A token was refused, and there was no welcome since. */
  let isRefused = false
  return {
    ask: (then, failed) => {
      if (!fetch) return then(source as string | undefined)
      const asked = (asking = fetch())
      asked.then(
        (given) => asking === asked && then(given),
        (cause: unknown) => asking === asked && failed(cause),
      )
    },
    renew: (endsInMs, then) => {
      if (!fetch) return
      clock.clearTimeout(renewal)
      const waitMs = Math.min(endsInMs - Math.min(TOKEN_LEAD_MS, endsInMs / 2), LONGEST_TIMER_MS)
      renewal = clock.setTimeout(() => fetch().then(then, () => {}), waitMs)
    },
    taken: () => {
      isRefused = false
    },
    isStale: (closeCode) => {
      const isStale = closeCode === CLOSE_UNAUTHORIZED && !!fetch && !isRefused
      isRefused ||= isStale
      return isStale
    },
    stop: () => {
      clock.clearTimeout(renewal)
      asking = undefined
    },
  }
}
