const EVERY_MS = 20

/** Milliseconds that the machine had no time for this process since the watch began. */
export type Lag = () => number

/**
 * Watches how late timers are. What is promised within a time can only be held by a machine that has the time: on one that is busy
 * with other things it may take so much longer.
 */
export function watchLag(): Lag {
  let lost = 0
  let last = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    lost += Math.max(now - last - 2 * EVERY_MS, 0)
    last = now
  }, EVERY_MS)
  return () => {
    clearInterval(timer)
    return lost
  }
}
