import { performance } from 'node:perf_hooks'
import { Rounds } from './rounds.ts'

/** Who gets frames this much later than at once notices nothing; and sixty ticks a second is what screens show. Milliseconds. */
export const DEFAULT_TICK_MS = 16

/** With no core left, fewer and larger ticks are what keeps up; beyond this it would be noticed. Milliseconds. */
const LONGEST_PAUSE_MS = 50

/** Work that took less needs no pause: gathering more for it would save nothing. Milliseconds. */
const SLIGHT_WORK_MS = 0.5

/** From this share of busy time on the relay as a whole is under load, whoever it is that causes it. */
const BUSY_SHARE = 0.8

/** How long the share is measured before it is believed. Milliseconds. */
const MEASURED_OVER_MS = 100

/**
 * How long to gather before the next tick, by what the last one cost: nothing while that is slight, nearly twice as long as it took up
 * to a tick of 16 ms, so that sending takes a third of the time; and as long as it took beyond that, so that it never takes more than
 * half.
 *
 * Who is served in turns does not wait until all others have been written to. A part of that time goes into gathering: ticks are fewer,
 * and what is sent still arrives earlier.
 */
export class Pace {
  #measured = performance.eventLoopUtilization()
  #measuredAt = performance.now()
  #busyShare = 0
  readonly #tickMs: number
  /** The turns of all documents. */
  readonly rounds = new Rounds()

  /** `tickMs`: how long is gathered under load. */
  constructor(tickMs: number = DEFAULT_TICK_MS) {
    this.#tickMs = tickMs
  }

  /** `spentMs` is what the last tick took, in which one of so many turns had its share. */
  pauseMs(spentMs: number, turns: number = 1): number {
    const wholeMs = spentMs * turns
    const loaded = this.#isBusy() ? this.#tickMs : 0
    if (wholeMs < SLIGHT_WORK_MS) return loaded / turns
    const eased = turns === 1 ? Math.min(2 * wholeMs, this.#tickMs) - wholeMs / 8 : Math.min(4 * wholeMs, this.#tickMs) + wholeMs / 3
    return Math.max(eased, loaded, Math.min(wholeMs, LONGEST_PAUSE_MS)) / turns
  }

  #isBusy(): boolean {
    const now = performance.now()
    if (now - this.#measuredAt >= MEASURED_OVER_MS) {
      const current = performance.eventLoopUtilization()
      this.#busyShare = performance.eventLoopUtilization(current, this.#measured).utilization
      this.#measured = current
      this.#measuredAt = now
    }
    return this.#busyShare > BUSY_SHARE
  }
}
