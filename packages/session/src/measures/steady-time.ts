/** How fast what is shown follows what is reckoned, milliseconds. */
const FOLLOWS_WITHIN_MS = 8_000

/** Times are said in steps that suit their length: up to `below`, in steps of `step`. Milliseconds. */
const STEPS = [
  { below: 60_000, step: 10_000 },
  { below: 5 * 60_000, step: 30_000 },
  { below: 20 * 60_000, step: 60_000 },
  { below: 2 * 3_600_000, step: 5 * 60_000 },
  { below: 12 * 3_600_000, step: 30 * 60_000 },
  { below: Number.POSITIVE_INFINITY, step: 3_600_000 },
] as const

/** Of a step: less than that of a difference changes nothing; and what grows has to grow by more before it is believed. */
const FALLS_BY = 0.7
const RISES_BY = 1.5
const RISES_BY_SHARE = 0.2

/** A time left that people can read: it counts down by itself, and follows what is reckoned without jumping about. */
export interface SteadyTime {
  /** Takes what is reckoned at `at` (both milliseconds) and gives what to show. `undefined`: it is not known. */
  follow(left: number | undefined, at: number): number | undefined
}

/** Makes one that shows nothing yet. */
export function createSteadyTime(): SteadyTime {
  let end: number | undefined
  let readAt = 0
  let shown: number | undefined

  return {
    follow: (left, at) => {
      if (left === undefined || !Number.isFinite(left)) {
        end = undefined
        shown = undefined
        return undefined
      }
      const passed = Math.max(at - readAt, 0)
      readAt = at
      const believed = end === undefined ? left : end - at
      const next = Math.max(believed + (left - believed) * (1 - Math.exp(-passed / FOLLOWS_WITHIN_MS)), 0)
      end = at + next
      if (shown === undefined || isFarFrom(shown, next)) shown = inSteps(next)
      return shown
    },
  }
}

function isFarFrom(shown: number, next: number): boolean {
  const step = stepOf(Math.max(shown, next))
  return next > shown
    ? next - shown > Math.max(step * RISES_BY, shown * RISES_BY_SHARE)
    : shown - next > stepOf(Math.max(shown - 1, 0)) * FALLS_BY
}

function inSteps(time: number): number {
  const step = stepOf(time)
  return Math.round(time / step) * step
}

function stepOf(time: number): number {
  return STEPS.find(({ below }) => time < below)?.step ?? 3_600_000
}
