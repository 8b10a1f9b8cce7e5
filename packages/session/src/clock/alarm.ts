import type { Clock } from './clock.ts'

/** Deadlines by key, on one timer. */
export interface Alarm {
  /** Sets or, with `undefined`, removes the deadline of `key`, in milliseconds of the alarm's own time. */
  set(key: string, at: number | undefined): void
  /** Looks again at once, after the alarm's time has jumped. */
  check(): void
  stop(): void
}

/** The longest wait of the timer: its time may be corrected meanwhile, and hosts cut off delays over 2^31 ms. */
const LONGEST_WAIT_MS = 60_000

/**
 * Makes an alarm that calls `onDue` with each key whose deadline has passed by `now()`. Moving a deadline later leaves
 * the timer alone: it then fires early and looks for the next one. So a thousand agents that each report many times a
 * second cost one timer, set anew every few seconds.
 */
export function createAlarm(clock: Clock, now: () => number, onDue: (keys: readonly string[]) => void): Alarm {
  const deadlines = new Map<string, number>()
  let timer: unknown
  let armedFor = Infinity
  let isStopped = false

  const arm = (at: number): void => {
    if (at >= armedFor || isStopped) return
    if (timer !== undefined) clock.clearTimeout(timer)
    armedFor = at
    timer = clock.setTimeout(ring, Math.min(Math.max(at - now(), 0), LONGEST_WAIT_MS))
  }
  const ring = (): void => {
    timer = undefined
    armedFor = Infinity
    check()
  }
  const check = (): void => {
    const time = now()
    const due = [...deadlines].filter(([, at]) => at <= time).map(([key]) => key)
    for (const key of due) deadlines.delete(key)
    if (due.length > 0) onDue(due)
    let next = Infinity
    for (const at of deadlines.values()) next = Math.min(next, at)
    if (next < Infinity) arm(next)
  }
  return {
    set: (key, at) => {
      if (at === undefined) deadlines.delete(key)
      else {
        deadlines.set(key, at)
        arm(at)
      }
    },
    check,
    stop: () => {
      isStopped = true
      deadlines.clear()
      if (timer !== undefined) clock.clearTimeout(timer)
      timer = undefined
    },
  }
}
