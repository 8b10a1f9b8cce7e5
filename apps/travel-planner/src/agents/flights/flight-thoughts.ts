import type { Party, Trip } from '../../board/trip.ts'
import { clockTime, dayOfTime, describeMinutes } from '../../domain/calendar/local-time.ts'
import {
  AWKWARD_HOUR_EUR,
  costOfFare,
  HOUR_EUR,
  type FlightLeg,
  type FlightWish,
} from '../../domain/flights/choose-flight.ts'
import type { Route } from '../../domain/flights/route.ts'
import { priceForParty, type Fare } from '../../domain/flights/timetable.ts'
import { euros } from '../../domain/money/euros.ts'
import type { SearchWatch } from '../specialist/search-rows.ts'
import type { Thoughts } from '../specialist/thoughts.ts'

const list = new Intl.ListFormat('en', { type: 'conjunction' })
const kilometres = (distance: number): string => `${Math.round(distance).toLocaleString('en')} km`

/** Which airports serve the route, and where one can change. */
export function routeThought({ from, to, pairs }: Route): string {
  const ways = pairs.map((pair) => `${pair.from.iata} to ${pair.to.iata} is ${kilometres(pair.distanceKm)}`)
  const hubs = [...new Set(pairs.flatMap((pair) => pair.hubs.map(({ iata }) => iata)))]
  const changes = hubs.length === 0 ? 'Nobody would change on the way.' : changeThought(hubs)
  return `From ${from.name} to ${to.name}: ${list.format(ways)}. ${changes}`
}

function changeThought(hubs: readonly string[]): string {
  const [first, second] = hubs
  return second === undefined
    ? `One could change in ${first}.`
    : `One could change at ${hubs.length} airports, ${first} and ${second} the likeliest.`
}

/** What the ranking weighs. */
export function weighingThought({ style }: Trip): string {
  const [hour, awkward] = [HOUR_EUR[style], AWKWARD_HOUR_EUR[style]]
  const how = style === 'balanced' ? 'Nothing was said of thrift or comfort, so' : `The trip is to be ${style}, so`
  return `${how} an hour on the way weighs ${euros(hour)}, and one too early or too late ${euros(awkward)}.`
}

/** What a person's wish leaves out. */
export function leftOutThought(out: number, total: number, wish: FlightWish): string {
  const reasons = [
    ...(wish.departsAfter === undefined ? [] : [`leave by ${clockTime(wish.departsAfter)}`]),
    ...(wish.departsBefore === undefined ? [] : [`leave at ${clockTime(wish.departsBefore)} or later`]),
    ...(wish.arrivesAfter === undefined ? [] : [`arrive by ${clockTime(wish.arrivesAfter)}`]),
    ...(wish.arrivesBefore === undefined ? [] : [`arrive at ${clockTime(wish.arrivesBefore)} or later`]),
    ...(wish.cheaperThanEur === undefined ? [] : [`cost ${euros(wish.cheaperThanEur)} or more`]),
    ...(wish.shorterThanMinutes === undefined ? [] : [`take ${describeMinutes(wish.shorterThanMinutes)} or more`]),
    ...(wish.direct === true ? ['are not direct'] : []),
    ...((wish.without?.length ?? 0) > 0 ? ['were turned down before'] : []),
  ]
  const which = new Intl.ListFormat('en', { type: 'disjunction' }).format(reasons)
  return `${out.toLocaleString('en')} of ${total.toLocaleString('en')} fares are out: they ${which}.`
}

/** Thinks aloud about a search while it goes on, and about what it leaves behind. */
export function followFares(thoughts: Thoughts, leg: FlightLeg, trip: Trip): SearchWatch<Fare> & {
  /** What is to be said once all rows were seen. */
  end(total: number, wish: FlightWish): void
} {
  let leader: Fare | undefined
  let cheapest: Fare | undefined
  let best: Fare | undefined
  let out = 0
  return {
    row: (fare, score) => {
      if (score === Infinity) out += 1
      else if (fare.priceEur < (cheapest?.priceEur ?? Infinity)) cheapest = fare
    },
    page: (fare, looked) => {
      best = fare
      if (fare.id === leader?.id || !thoughts.isIdle) return
      thoughts.think(leader === undefined ? leads(fare, leg, trip, looked) : overtakes(fare, leader, leg, trip))
      leader = fare
    },
    end: (total, wish) => {
      if (out > 0) thoughts.think(leftOutThought(out, total, wish))
      if (best === undefined || cheapest === undefined) return
      if (best.id !== leader?.id && leader !== undefined) thoughts.think(overtakes(best, leader, leg, trip))
      if (cheapest.id !== best.id && cheapest.priceEur < best.priceEur)
        thoughts.think(dropsCheapest(cheapest, best, leg, trip))
    },
  }
}

function leads(fare: Fare, leg: FlightLeg, trip: Trip, looked: number): string {
  const { fare: price, time, awkward, comfort } = costOfFare(fare, leg, trip)
  const all = euros(price + time + awkward + comfort)
  return `After ${looked.toLocaleString('en')} fares ${short(fare)} leads; with its hours it weighs ${all}.`
}

function overtakes(fare: Fare, before: Fare, leg: FlightLeg, trip: Trip): string {
  return `${short(fare)} is better than ${before.number}: ${difference(fare, before, leg, trip)}.`
}

function dropsCheapest(cheapest: Fare, best: Fare, leg: FlightLeg, trip: Trip): string {
  const because = difference(best, cheapest, leg, trip)
  return `The cheapest, ${short(cheapest)}, is dropped for ${best.number}: that one is ${because}.`
}

/** What speaks for one fare against another, and what against it. */
function difference(better: Fare, worse: Fare, leg: FlightLeg, trip: Trip): string {
  const [one, other] = [costOfFare(better, leg, trip), costOfFare(worse, leg, trip)]
  const minutes = Math.abs(worse.durationMinutes - better.durationMinutes)
  const words = {
    fare: (is: boolean) => `${euros(Math.abs(other.fare - one.fare))} ${is ? 'cheaper' : 'dearer'}`,
    time: (is: boolean) => (minutes === 0 ? (is ? 'with fewer changes' : 'with more changes') : span(minutes, is)),
    awkward: (is: boolean) => `at a ${is ? 'better' : 'worse'} time of day`,
    comfort: (is: boolean) => (is ? 'with more than a light fare' : 'only a light fare'),
  } as const
  const parts = (['fare', 'time', 'awkward', 'comfort'] as const)
    .map((part) => ({ part, gain: other[part] - one[part] }))
    .toSorted((left, right) => Math.abs(right.gain) - Math.abs(left.gain))
  const gains = parts.filter(({ gain }) => gain >= 1).map(({ part }) => words[part](true))
  const losses = parts.filter(({ gain }) => gain <= -1).map(({ part }) => words[part](false))
  if (gains.length === 0) return 'all in all a little less'
  return losses.length === 0 ? list.format(gains) : `${list.format(gains)}, though ${list.format(losses)}`
}

function span(minutes: number, isShorter: boolean): string {
  return `${describeMinutes(minutes)} ${isShorter ? 'shorter' : 'longer'}`
}

/** Two flights that belong together. */
export interface FlightPair {
  readonly outbound: Fare
  readonly back: Fare
}

/** How the pair was chosen, given the one that would have been chosen without a budget. */
export function pairThought(
  chosen: FlightPair,
  favourite: FlightPair | undefined,
  party: Party,
  budgetEur: number | undefined,
): string {
  const price = ({ outbound, back }: FlightPair): number =>
    priceForParty(outbound.priceEur, party) + priceForParty(back.priceEur, party)
  const names = ({ outbound, back }: FlightPair): string => `${outbound.number} out and ${back.number} back`
  const takes = `${names(chosen)} together cost ${euros(price(chosen))}`
  if (budgetEur === undefined) return `The best pair that fits together: ${takes}.`
  const share = `the ${euros(budgetEur)} meant for flights`
  if (price(chosen) > budgetEur) return `No pair keeps to ${share}. ${takes}, which comes nearest.`
  const isFavourite =
    favourite === undefined ||
    (favourite.outbound.id === chosen.outbound.id && favourite.back.id === chosen.back.id)
  if (isFavourite) return `The best pair that fits together also keeps to ${share}: ${takes}.`
  return `I liked ${names(favourite)} best, but for ${euros(price(favourite))} that is over ${share}. ${takes}.`
}

/** `HJ 260 (07:30 to 10:00, direct, €93 a seat)`. */
export function short(fare: Fare): string {
  const next = dayOfTime(fare.arrivesAt) > dayOfTime(fare.departsAt) ? ' next day' : ''
  const way = fare.via.length === 0 ? 'direct' : `via ${fare.via.join(' and ')}`
  return `${fare.number} (${clockTime(fare.departsAt)} to ${clockTime(fare.arrivesAt)}${next}, ${way}, ${euros(fare.priceEur)} a seat)`
}
