import type { Clock } from '../../clock/clock.ts'
import type { SeededRandom } from '../seeded-random.ts'

/** What may happen to a packet. */
export interface PacketFaults {
  /** Probability that it never arrives. */
  readonly drop: number
  /** Probability that it arrives twice. */
  readonly duplicate: number
  /** Probability that it is held back long enough for later ones to overtake it. */
  readonly reorder: number
  /** Between sending and arrival, at least and at most, milliseconds. */
  readonly delayMs: readonly [number, number]
}

/** How much longer than usual a packet takes that is overtaken. */
const HELD_BACK = 8

/** Carries packets, badly. */
export class PacketPost {
  readonly #clock: Clock
  readonly #random: SeededRandom
  #faults: PacketFaults

  constructor(clock: Clock, random: SeededRandom, faults: PacketFaults) {
    this.#clock = clock
    this.#random = random
    this.#faults = faults
  }

  /** From now on nothing is lost, doubled or held back. */
  calm(): void {
    this.#faults = { ...this.#faults, drop: 0, duplicate: 0, reorder: 0 }
  }

  /** Sends a packet; `deliver` is called at each arrival. */
  send(deliver: () => void): void {
    const { drop, duplicate } = this.#faults
    if (this.#random.chance(drop)) return
    this.#sendOnce(deliver)
    if (this.#random.chance(duplicate)) this.#sendOnce(deliver)
  }

  #sendOnce(deliver: () => void): void {
    const { reorder, delayMs } = this.#faults
    const usual = this.#random.int(...delayMs)
    this.#clock.setTimeout(deliver, this.#random.chance(reorder) ? usual * HELD_BACK : usual)
  }
}
