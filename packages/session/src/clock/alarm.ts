import type { Clock } from './clock.ts'

/** Deadlines by key, on one timer. */
export interface Alarm {
  /** Has `ring` called at `at`, in the alarm's own milliseconds; `undefined` takes the deadline of `key` back. */
  set(key: string, at: number | undefined, ring: () => void): void
  stop(): void
}

/** The longest wait of the timer: its time may be corrected meanwhile, and hosts cut off delays over 2^31 ms. */
const LONGEST_WAIT_MS = 60_000

/**
 * Makes an alarm on the time `now()`. Moving a deadline later leaves the timer alone: it then fires early and looks for
 * the next one. So a thousand agents that each report many times a second cost one timer, set anew every few seconds.
 */
export function createAlarm(clock: Clock, now: () => number): Alarm {
  const deadlines = new Map<string, { readonly at: number; readonly ring: () => void }>()
  let timer: unknown
  let armedFor = Infinity

  const arm = (at: number): void => {
    if (at >= armedFor) return
    clock.clearTimeout(timer)
    armedFor = at
    timer = clock.setTimeout(check, Math.min(Math.max(at - now(), 0), LONGEST_WAIT_MS))
  }
  const check = (): void => {
    const time = now()
    let next = Infinity
    armedFor = Infinity
    for (const [key, { at, ring }] of deadlines) {
      if (at > time) {
        next = Math.min(next, at)
      } else {
        deadlines.delete(key)
        ring()
      }
    }
    arm(next)
  }
  return {
    set: (key, at, ring) => {
      deadlines.delete(key)
      if (at === undefined) return
      deadlines.set(key, { at, ring })
      arm(at)
    },
    stop: () => {
      clock.clearTimeout(timer)
      // Nothing is ever due before this, so the timer is not set again.
      armedFor = -Infinity
    },
  }
}
