import type { Session, Store } from '@callboard/session'
import { interruptsOf, type Answer, type InterruptView } from '@callboard/session/interrupts'
import { equalityDeep } from 'lib0/function'
import { useEffect, useMemo } from 'react'
import { useProvidedSession } from '../session/session-context.ts'
import { useStore } from '../store/use-store.ts'
import { claimsOf, type Claim } from './claims.ts'
import { countdownTo, noCountdown } from './countdown.ts'
import { snoozesOf } from './snoozes.ts'

/** What can be done about a question. The functions stay the same while session and key do. */
export interface InterruptVerbs {
  /**
   * Proposes an answer and gives the proposal's id; `own` tells at once that it is proposed, and later whether it won
   * and else who did. The same answer again, while it is proposed and once it has won, is the same proposal. Lets go of the claim. Throws
   * `not-permitted`, `not-found`, or `value-invalid` naming the field, and then nothing was sent.
   */
  readonly answer: (answer: Answer) => string
  /** Answers that it is not to be answered. Throws as `answer` does, also when the question does not allow it. */
  readonly ignore: (reason?: string) => string
  /** Puts away, for everyone, a question whose agent is gone or whose time is over. Throws `not-permitted`. */
  readonly dismiss: () => void
  /**
   * Tells others that this person is answering. Call it at each key or click: it ends after a minute without one, with
   * an answer, and when the component is unmounted.
   */
  readonly claim: () => void
  readonly release: () => void
  /** Leaves it out of this page's lists for so many milliseconds; 0 takes that back. */
  readonly snooze: (forMs: number) => void
}

/** A question, what can be done about it, and how much time is left. */
export interface InterruptHandle extends InterruptView, InterruptVerbs {
  /** Milliseconds until the deadline of an open question: whole seconds in the last hour, before that whole minutes. */
  readonly countdownMs: number | undefined
  /** Until when this page has snoozed it, relay milliseconds. */
  readonly snoozedUntil: number | undefined
}

/**
 * One question: its view, live, with the ways to answer it. Renders again when something of it changes, and with each
 * second of a countdown while the page is visible; so give each question a component of its own. `undefined` when there
 * is no such question, or no longer.
 * @param key As in `useInterrupts`: `<agent id>/<question's id>`.
 *
 * @example
 * const question = useInterrupt(key)
 * const others = question?.answering.map(({ name }) => name)
 * return <button disabled={!question?.mine} onClick={() => question?.answer({ type: 'accept' })}>Book it</button>
 */
export function useInterrupt(key: string): InterruptHandle | undefined {
  const { session, hydration } = useProvidedSession('useInterrupt')
  const view: InterruptView | undefined = useStore<InterruptView | undefined, InterruptView | undefined>(
    interruptsOf(session).views.get(key),
    undefined,
    () => interruptsOf(hydration()).views.get(key),
  )
  const snoozedUntil = useStore(snoozesOf(session), (snoozes) => snoozes.get(key), () => snoozesOf(hydration()))
  const countdownMs = useCountdown(session, view)
  const claim = useMemo(() => claimsOf(session).of(key), [session, key])
  useEffect(() => claim.release, [claim])
  const verbs = useMemo(() => verbsOf(session, key, claim), [session, key, claim])
  return useMemo(
    () => (view === undefined ? undefined : { ...view, ...verbs, countdownMs, snoozedUntil }),
    [view, verbs, countdownMs, snoozedUntil],
  )
}

function useCountdown(session: Session, view: InterruptView | undefined): number | undefined {
  const isRunning = view?.state === 'open' || view?.state === 'unattended'
  const deadline = isRunning ? view.deadline : undefined
  const store = useMemo<Store<number | undefined>>(
    () => (deadline === undefined ? noCountdown : countdownTo(session, deadline)),
    [session, deadline],
  )
  return useStore<number | undefined, number | undefined>(store, undefined, () => noCountdown)
}

function verbsOf(session: Session, key: string, { claim, release }: Claim): InterruptVerbs {
  const interrupts = interruptsOf(session)
  const answer = (next: Answer): string => {
    const own = interrupts.views.get(key).getSnapshot()?.own
    const stands = own?.state === 'proposed' || own?.state === 'won'
    // The second click of two, which may come when the first has won already.
    const proposal = stands && equalityDeep(own.answer, next) ? own.proposal : interrupts.answer(key, next)
    claimsOf(session).releaseAll(key)
    return proposal
  }
  return {
    answer,
    ignore: (reason) => answer({ type: 'ignore', ...(reason === undefined ? {} : { reason }) }),
    dismiss: () => void interrupts.dismiss(key),
    claim: () => {
      // Who has answered, or may not, is not about to.
      if (interrupts.views.get(key).getSnapshot()?.mine === true) claim()
    },
    release,
    snooze: (forMs) => {
      release()
      snoozesOf(session).snooze(key, forMs)
    },
  }
}
