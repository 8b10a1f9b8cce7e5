import { createEmitter, type Session, type Store, perSession } from '@callboard/session'
import { pageVisibility } from '../clock/page-visibility.ts'
import { sessionClock } from '../clock/session-clock.ts'
import { combinedStore } from '../store/combined-store.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS

/** Within this, seconds are counted; before, minutes are enough. */
const COUNTS_SECONDS_WITHIN_MS = 60 * MINUTE_MS

/** Nothing to count down. */
export const noCountdown: Store<number | undefined> = { getSnapshot: () => undefined, subscribe: () => () => {} }

/**
 * The milliseconds left until `deadline`, in whole seconds, or in minutes while it is over an hour. Ticks while it
 * is listened to and the page is visible; all share one timer.
 */
export function countdownTo(session: Session, deadline: number): Store<number> {
  const clock = visibleClock(session)
  return combinedStore([clock], () => {
    const left = Math.max(deadline - clock.getSnapshot(), 0)
    if (left > COUNTS_SECONDS_WITHIN_MS) return Math.round(left / MINUTE_MS) * MINUTE_MS
    // The clock is up to a second behind, and nobody is promised more time than there is.
    return Math.floor(left / SECOND_MS) * SECOND_MS
  })
}

/** The time in seconds, which stands still while nobody can see the page. */
const visibleClock: (session: Session) => Store<number> = perSession((session) => {
  const clock = sessionClock(session, SECOND_MS)
  let endClock: (() => void) | undefined
  let endVisibility: (() => void) | undefined
  const follow = (isVisible: boolean): void => {
    if (isVisible === (endClock !== undefined)) return
    endClock?.()
    endClock = isVisible ? clock.subscribe(() => listeners.emit()) : undefined
  }
  const listeners = createEmitter(
    () => {
      endVisibility = pageVisibility.subscribe(() => {
        follow(pageVisibility.getSnapshot())
        listeners.emit()
      })
      follow(pageVisibility.getSnapshot())
    },
    () => {
      endVisibility?.()
      follow(false)
    },
  )
  return { getSnapshot: clock.getSnapshot, subscribe: listeners.subscribe }
})
