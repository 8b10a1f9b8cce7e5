import type { ProgressView } from '../progress/progress-view.ts'
import { createFlow, type Flow } from './flow.ts'
import { createSteadyTime } from './steady-time.ts'

/** How fast something goes on, as it can be shown: it changes seldom, and by steps. */
export interface Pace {
  /** In units of the progress a second, to two figures; absent while it is unknown, or nothing is counted in a unit. */
  readonly perSecond?: number | undefined
  readonly unit?: string | undefined
  /** Milliseconds, in steps that suit their length, down to 0; absent while unknown, and while nothing goes on. */
  readonly leftMs?: number | undefined
}

/** What is known of the time before a meter: a task's own times, from one clock, whichever that is. Milliseconds. */
export interface PaceStart {
  readonly startedAt: number
  readonly updatedAt: number
}

/** Watches progress and tells its pace. */
export interface PaceMeter {
  /** To be called with each change, and each second: silence says something too. `at` in milliseconds. */
  read(progress: ProgressView, at: number): Pace
}

/** The pace of what is not known, or does not go on. */
const NO_PACE: Pace = {}

/** A shown rate stays until the real one differs by so much of it. */
const RATE_STAYS_WITHIN = 0.15

/** What is further off than this is not told: nobody plans with it. */
const LONGEST_LEFT_MS = 7 * 86_400_000

/**
 * Makes a meter for the progress of one thing. The rate is smoothed exponentially over time; the time left counts down by
 * itself and follows the rate slowly, in rounded steps, and has to grow by more than it has to fall before that is shown.
 *
 * @param start left out: nothing is told before some seconds of progress were seen
 */
export function createPaceMeter(start?: PaceStart): PaceMeter {
  const steady = createSteadyTime()
  let flow: Flow | undefined
  let measured: Measure | undefined
  let shownRate: number | undefined

  return {
    read: (progress, at) => {
      const next = measureOf(progress)
      if (next === undefined) return NO_PACE
      if (flow === undefined || measured === undefined || isAnew(measured, next)) {
        flow = createFlow(measured === undefined && start !== undefined ? pastOf(start, next) : undefined)
        shownRate = undefined
        steady.follow(undefined, at)
      }
      measured = next
      const isMoving = progress.state === 'running' && progress.running > 0
      flow.observe(next.amount, at, isMoving)
      const rate = isMoving ? flow.rate(at) : undefined
      const leftMs = steady.follow(timeLeft(next, rate), at)
      shownRate = rate === undefined || progress.unit === undefined ? undefined : steadyRate(shownRate, rate)
      return shownRate === undefined && leftMs === undefined
        ? NO_PACE
        : { leftMs, ...(shownRate === undefined ? {} : { perSecond: shownRate, unit: progress.unit }) }
    },
  }
}

/** What is done and left, in one measure. */
interface Measure {
  readonly amount: number
  readonly remaining: number | undefined
  readonly unit: string | undefined
}

/** A share of a known whole, so that more to do does not look like going back; or else what was counted. */
function measureOf({ fraction, total, done, unit, state }: ProgressView): Measure | undefined {
  if (state === 'none') return undefined
  if (fraction !== undefined && Number.isFinite(fraction)) {
    const whole = total > 0 && Number.isFinite(total) ? total : 1
    const part = Math.min(Math.max(fraction, 0), 1)
    return { amount: part * whole, remaining: (1 - part) * whole, unit }
  }
  return unit !== undefined && Number.isFinite(done) ? { amount: done, remaining: undefined, unit } : undefined
}

/** Begun again, or counted in another way. */
function isAnew(before: Measure, next: Measure): boolean {
  return before.unit !== next.unit || (before.remaining === undefined) !== (next.remaining === undefined) || next.amount < before.amount / 2
}

function pastOf({ startedAt, updatedAt }: PaceStart, { amount }: Measure): { amount: number; ms: number } | undefined {
  const ms = updatedAt - startedAt
  return Number.isFinite(ms) ? { amount, ms } : undefined
}

function timeLeft({ remaining }: Measure, rate: number | undefined): number | undefined {
  if (remaining === undefined || rate === undefined || rate <= 0) return undefined
  const left = (remaining / rate) * 1_000
  return left > LONGEST_LEFT_MS ? undefined : left
}

function steadyRate(shown: number | undefined, rate: number): number {
  if (shown !== undefined && Math.abs(rate - shown) <= shown * RATE_STAYS_WITHIN) return shown
  return Number(rate.toPrecision(2))
}
