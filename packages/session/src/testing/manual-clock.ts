import type { Clock } from '../clock/clock.ts'

/** Time that a test moves by hand. */
export interface ManualClock extends Clock {
  /**
   * Moves time on by `ms`, running each timer at its moment and, after each, whatever it set off (promises and
   * microtasks included). Gives a promise that resolves when nothing is left to run.
   */
  advance(ms: number): Promise<void>
}

interface Timer {
  readonly at: number
  readonly callback: () => void
}

/** The default start, a round moment in 2026. Milliseconds since the Unix epoch. */
const START_MS = Date.UTC(2026, 0, 1)

/** Makes a clock that stands still at `startMs` (milliseconds since the Unix epoch) until it is advanced. */
export function createManualClock(startMs: number = START_MS): ManualClock {
  let now = startMs
  const timers = new Set<Timer>()
  const nextUntil = (end: number): Timer | undefined => {
    let next: Timer | undefined
    // Sets keep their order, so timers of one moment run in the order they were set.
    for (const timer of timers) if (timer.at <= end && (next === undefined || timer.at < next.at)) next = timer
    return next
  }
  return {
    now: () => now,
    setTimeout: (callback, delayMs) => {
      const timer: Timer = { at: now + Math.max(delayMs, 0), callback }
      timers.add(timer)
      return timer
    },
    clearTimeout: (handle) => {
      timers.delete(handle as Timer)
    },
    advance: async (ms) => {
      const end = now + ms
      await macrotask()
      for (let timer = nextUntil(end); timer !== undefined; timer = nextUntil(end)) {
        timers.delete(timer)
        now = timer.at
        timer.callback()
        await macrotask()
      }
      now = end
    },
  }
}

/** Resolves when every microtask has run, also those that microtasks add. */
function macrotask(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') {
      setImmediate(resolve)
      return
    }
    // In a page: a message is delivered at once, where nested timeouts wait 4 ms.
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
}
