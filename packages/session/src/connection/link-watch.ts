import type { Clock } from '../clock/clock.ts'
import { DEAD_LINK_AFTER_MS } from '../protocol/index.ts'

/** After this long without a message a server that sends no heartbeats is asked for a sign of life. Milliseconds. */
const PROBE_AFTER_MS = 4_000

/** Notices that a link has gone silent: asks for a sign of life, and gives up after {@link DEAD_LINK_AFTER_MS}. */
export class LinkWatch {
  readonly #clock: Clock
  #probe: () => void = () => {}
  #giveUp: () => void = () => {}
  #heardAt = 0
  #probed = false
  #timer: unknown

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** `probe` asks for a sign of life, `giveUp` takes the link for dead. */
  start(probe: () => void, giveUp: () => void): void {
    this.#probe = probe
    this.#giveUp = giveUp
    this.stop()
    this.heard()
    this.#arm(PROBE_AFTER_MS)
  }

  heard(): void {
    this.#heardAt = this.#clock.now()
    this.#probed = false
  }

  stop(): void {
    this.#clock.clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #arm(delayMs: number): void {
    this.#timer = this.#clock.setTimeout(() => this.#check(), delayMs)
  }

  #check(): void {
    // A clock that was set back must not hide the silence.
    this.#heardAt = Math.min(this.#heardAt, this.#clock.now())
    const silentMs = this.#clock.now() - this.#heardAt
    if (silentMs >= DEAD_LINK_AFTER_MS) return this.#giveUp()
    if (silentMs >= PROBE_AFTER_MS && !this.#probed) {
      this.#probed = true
      this.#probe()
    }
    this.#arm((this.#probed ? DEAD_LINK_AFTER_MS : PROBE_AFTER_MS) - silentMs)
  }
}
