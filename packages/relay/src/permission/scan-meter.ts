import { KIND, type ParsedStruct } from './parsed-update.ts'
import { pathOf, type Place } from './places.ts'
import { UpdateRefusal } from './update-refusal.ts'

/** So many values are copied in the time that one step takes. */
const VALUES_PER_STEP = 10

/** Of a piece of values that is cut in two they are copied in one go: so many in that time. */
const CUT_VALUES_PER_STEP = 100

/** So many pieces of one client are moved along in that time, to make room for another or to close up. */
const MOVED_PIECES_PER_STEP = 2_000

/**
 * Counts, before it is paid for, what makes an update dear to apply beyond its length: how far Yjs looks for the place of content
 * among what others put there meanwhile, and how much it copies. A few bytes can make it look through a whole list again and again.
 */
export class ScanMeter {
  readonly #limit: number
  #steps = 0
  #run = { client: -1, end: 0, length: 0 }

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Counts steps that are taken for content at a place. Throws `scan-budget`. */
  step(place: Place, steps = 1): void {
    this.#count(steps, 'has too many places to look for among what others wrote', place)
  }

  /**
   * Counts that there is a piece more or less in the midst of a client's `pieces`, which Yjs moves along for that. Of what is cut in
   * two for it all `values` are copied. Throws `scan-budget`.
   */
  shift(pieces: number, values: number, place?: Place): void {
    const steps = pieces / MOVED_PIECES_PER_STEP + values / CUT_VALUES_PER_STEP
    this.#count(steps, 'cuts up what is there in too many places', place)
  }

  /**
   * Values that go on where their own client's ended are joined with those, one list of values after the other is copied. Throws
   * `scan-budget`.
   */
  join({ kind, origin, client, clock, length }: ParsedStruct, place: Place): void {
    if (kind !== KIND.any) return
    const goesOn = origin?.client === client && origin.clock === clock - 1
    const before = this.#run.end === clock && this.#run.client === client ? this.#run.length : 0
    this.#run = { client, end: clock + length, length: (goesOn ? before : 0) + length }
    if (goesOn) this.step(place, before / VALUES_PER_STEP)
  }

  #count(steps: number, problem: string, place?: Place): void {
    this.#steps += steps
    if (this.#steps > this.#limit) throw new UpdateRefusal('scan-budget', problem, place && pathOf(place))
  }
}
