import { perSession, type Session } from '@callboard/session'
import { interruptsOf } from '@callboard/session/interrupts'

/** Who claims a question and then does nothing about it for so long lets go of it. */
export const CLAIM_IDLE_MS = 60_000

/** One component's claim of one question. */
export interface Claim {
  /** Says that its person is answering; each call counts as a sign of life. */
  claim(): void
  release(): void
}

/** The claims of a page: a question is claimed while one of its components does. */
export interface Claims {
  of(key: string): Claim
  /** Lets go of a question in every component. */
  releaseAll(key: string): void
}

/** The claims of a session on this page. */
export const claimsOf: (session: Session) => Claims = perSession((session) => {
  const holders = new Map<string, Set<Claim>>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()

  const releaseAll = (key: string): void => {
    clearTimeout(timers.get(key))
    timers.delete(key)
    if (holders.delete(key)) interruptsOf(session).release(key)
  }
  return {
    releaseAll,
    of: (key) => {
      const own: Claim = {
        claim: () => {
          const known = holders.get(key) ?? new Set()
          if (known.size === 0) interruptsOf(session).claim(key)
          holders.set(key, known.add(own))
          clearTimeout(timers.get(key))
          timers.set(key, setTimeout(() => releaseAll(key), CLAIM_IDLE_MS))
        },
        release: () => {
          const known = holders.get(key)
          if (known?.delete(own) && known.size === 0) releaseAll(key)
        },
      }
      return own
    },
  }
})
