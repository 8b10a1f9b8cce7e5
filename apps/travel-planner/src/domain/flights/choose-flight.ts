import type { Party, Trip } from '../../board/trip.ts'
import { dayOfTime, minutesOfTime } from '../calendar/local-time.ts'
import { priceForParty, type Fare } from './timetable.ts'

/** The two directions of a trip. */
export const FLIGHT_LEGS = ['outbound', 'return'] as const

/** One direction of a trip. */
export type FlightLeg = (typeof FLIGHT_LEGS)[number]

/** What is asked of a flight beyond being good. All times are local times, `YYYY-MM-DDTHH:mm`. */
export interface FlightWish {
  /** Departs after this. */
  readonly departsAfter?: string | undefined
  /** Departs before this. */
  readonly departsBefore?: string | undefined
  readonly arrivesAfter?: string | undefined
  readonly arrivesBefore?: string | undefined
  /** Costs less than this for one traveller, in euros. */
  readonly cheaperThanEur?: number | undefined
  /** Takes less than this, in minutes. */
  readonly shorterThanMinutes?: number | undefined
  readonly direct?: boolean | undefined
  /** Ids of flights that were turned down. */
  readonly without?: readonly string[] | undefined
}

/** What an hour of a traveller's time is worth against the fare, in euros. */
export const HOUR_EUR: Readonly<Record<Trip['style'], number>> = { cheap: 3, balanced: 14, comfort: 35 }

/** What an hour at an awkward time of day is worth against the fare, in euros. */
export const AWKWARD_HOUR_EUR: Readonly<Record<Trip['style'], number>> = { cheap: 2, balanced: 12, comfort: 25 }

/** People sleep on a flight of this length. */
const LONG_FLIGHT_MINUTES = 480

/** What a fare comes to for one traveller when all that is disagreeable about it is reckoned in euros. */
export interface FareCost {
  readonly fare: number
  /** The hours on the way, changes counting as one more each. */
  readonly time: number
  /** The hours by which it leaves too early, arrives too late or cuts short the stay. */
  readonly awkward: number
  /** What the lightest fare lacks, for who wants comfort. */
  readonly comfort: number
}

/** What makes a fare good or bad for a trip. */
export function costOfFare(fare: Fare, leg: FlightLeg, trip: Trip): FareCost {
  const hours = fare.durationMinutes / 60 + fare.via.length
  return {
    fare: fare.priceEur,
    time: hours * HOUR_EUR[trip.style],
    awkward: awkwardHours(fare, leg) * AWKWARD_HOUR_EUR[trip.style],
    comfort: fare.fare === 'light' && trip.style === 'comfort' ? 40 : 0,
  }
}

/** How good a fare is for a trip, in euros of one traveller: the less, the better; Infinity when it breaks a wish. */
export function scoreFare(fare: Fare, leg: FlightLeg, trip: Trip, wish: FlightWish): number {
  if (!meets(fare, wish)) return Infinity
  const { fare: price, time, awkward, comfort } = costOfFare(fare, leg, trip)
  return price + time + awkward + comfort
}

/**
 * Chooses a pair whose price for the party is within `budgetEur`, the best first; when none is, the cheapest pair.
 * A return may not leave before two hours after the outbound flight has landed.
 */
export function choosePair(
  outbound: readonly ScoredFare[],
  back: readonly ScoredFare[],
  party: Party,
  budgetEur: number | undefined,
): { readonly outbound: Fare; readonly back: Fare } | undefined {
  let best: { outbound: Fare; back: Fare; score: number } | undefined
  for (const first of outbound) {
    for (const second of back) {
      if (second.row.departsAt < first.row.arrivesAt) continue
      const price = priceForParty(first.row.priceEur, party) + priceForParty(second.row.priceEur, party)
      const over = budgetEur === undefined ? 0 : Math.max(0, price - budgetEur)
      const score = first.score + second.score + over * 1_000
      if (best === undefined || score < best.score) best = { outbound: first.row, back: second.row, score }
    }
  }
  return best
}

/** A fare and its score. */
export interface ScoredFare {
  readonly row: Fare
  readonly score: number
}

/** Whether a flight is all that is wished. */
export function meets(fare: Fare, wish: FlightWish): boolean {
  if (wish.departsAfter !== undefined && fare.departsAt <= wish.departsAfter) return false
  if (wish.departsBefore !== undefined && fare.departsAt >= wish.departsBefore) return false
  if (wish.arrivesAfter !== undefined && fare.arrivesAt <= wish.arrivesAfter) return false
  if (wish.arrivesBefore !== undefined && fare.arrivesAt >= wish.arrivesBefore) return false
  if (wish.cheaperThanEur !== undefined && fare.priceEur >= wish.cheaperThanEur) return false
  if (wish.shorterThanMinutes !== undefined && fare.durationMinutes >= wish.shorterThanMinutes) return false
  if (wish.direct === true && fare.via.length > 0) return false
  return wish.without?.includes(fare.id) !== true
}

/** Hours by which it leaves too early or arrives too late, and by which it cuts short the stay. */
function awkwardHours(fare: Fare, leg: FlightLeg): number {
  const departs = minutesOfTime(fare.departsAt)
  const arrives = minutesOfTime(fare.arrivesAt)
  const sameDay = dayOfTime(fare.departsAt) === dayOfTime(fare.arrivesAt)
  const early = Math.max(0, 450 - departs) / 60
  // A night on board is what a long flight takes; a short one that lasts until the next day is no pleasure.
  const overnight = !sameDay && fare.durationMinutes < LONG_FLIGHT_MINUTES
  const late = overnight || arrives < 330 ? 4 : Math.max(0, arrives - 1_350) / 60
  const lateOut = sameDay ? Math.max(0, arrives - 1_200) / 120 : 2
  const cutsShort = leg === 'return' ? Math.max(0, 1_020 - departs) / 60 : lateOut
  return early + late * 1.5 + cutsShort * 0.8
}
