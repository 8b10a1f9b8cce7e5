import type { Flight } from '../../board/flight.ts'
import type { Party } from '../../board/trip.ts'
import { weekday } from '../calendar/day.ts'
import { localTime, zoneOffsetMinutes } from '../calendar/local-time.ts'
import { distanceKm } from '../places/distance.ts'
import type { Airport } from '../places/airports.ts'
import type { RowSource } from '../search/paged-source.ts'
import { hashText, pick, seededRandom, type Random } from '../search/seeded-random.ts'
import type { AirportPair, Route } from './route.ts'

/** A fare on a flight of the timetable; what a party pays is not in it yet. */
export type Fare = Omit<Flight, 'totalEur'>

/** Departures that a route has on a day, over all airports and changes, each sold at three fares. */
const DEPARTURES_A_DAY = 720

/** What an airliner flies without landing. Kilometres. */
const LONGEST_DIRECT_KM = 15_500

const FARES = ['light', 'classic', 'flex'] as const
const FARE_FACTORS = { light: 1, classic: 1.3, flex: 1.85 } as const

/** A child pays this part of an adult's fare. */
const CHILD_FARE = 0.75

/** Airlines that do not exist, so that no row can be taken for a real airline's offer. */
const CARRIERS: readonly { readonly name: string; readonly code: string; readonly factor: number }[] = [
  { name: 'Northlight Air', code: 'NL', factor: 1.1 },
  { name: 'Meridian', code: 'MD', factor: 1.2 },
  { name: 'Bluefinch', code: 'BF', factor: 0.75 },
  { name: 'Aurelia Airways', code: 'AU', factor: 1.3 },
  { name: 'Hopper Jet', code: 'HJ', factor: 0.7 },
  { name: 'Continental Swift', code: 'CS', factor: 0.95 },
  { name: 'Vesper Air', code: 'VP', factor: 0.85 },
  { name: 'Kestrel', code: 'KS', factor: 1 },
]

/** Price of the distance itself, in euros. */
const BASE_EUR = 24
const EUR_A_KM = 0.042

/** Of each day of the week, from Sunday. */
const WEEKDAY_FACTORS = [1.2, 1, 0.88, 0.88, 0.98, 1.22, 1.05] as const

/**
 * The fares of a route on a day: a few thousand rows that follow from route and day alone. They are generated, from the
 * real airports, distances and time zones; no airline's timetable is behind them.
 */
export function createTimetable(route: Route, day: string): RowSource<Fare> {
  const ways = route.pairs.flatMap((pair) => [
    ...(pair.distanceKm <= LONGEST_DIRECT_KM ? [{ pair, hub: undefined }] : []),
    ...pair.hubs.map((hub) => ({ pair, hub })),
  ])
  const total = ways.length === 0 ? 0 : DEPARTURES_A_DAY * FARES.length
  return {
    total,
    row: (index) => {
      const departure = Math.floor(index / FARES.length)
      const way = ways[departure % ways.length]
      const fare = FARES[index % FARES.length]
      if (way === undefined || fare === undefined || index >= total) throw new RangeError(`No row ${index} of ${total}`)
      return createFare(route, way.pair, way.hub, day, departure, fare)
    },
  }
}

/** What a party pays for a fare, in whole euros. */
export function priceForParty(priceEur: number, party: Party): number {
  return Math.round(priceEur * (party.adults + CHILD_FARE * party.children))
}

/** A fare as a selection. */
export function toFlight(fare: Fare, party: Party): Flight {
  return { ...fare, totalEur: priceForParty(fare.priceEur, party) }
}

function createFare(
  route: Route,
  pair: AirportPair,
  hub: Airport | undefined,
  day: string,
  departure: number,
  fare: (typeof FARES)[number],
): Fare {
  const seed = `${pair.from.iata}-${hub?.iata ?? ''}-${pair.to.iata}-${day}-${departure}`
  const random = seededRandom(seed)
  const carrier = pick(random, CARRIERS)
  const departsAt = Math.round((300 + random() * 1_110) / 5) * 5
  const durationMinutes = flightMinutes(pair, hub, random)
  const zones = zoneOffsetMinutes(pair.to.timeZone, day) - zoneOffsetMinutes(pair.from.timeZone, day)
  const price = adultPrice(pair, hub, day, departsAt, random) * carrier.factor * FARE_FACTORS[fare]
  return {
    id: `${seed}-${fare}`,
    carrier: carrier.name,
    number: `${carrier.code} ${100 + (hashText(`${carrier.code}${seed}`) % 900)}`,
    from: nameOf(pair.from),
    to: nameOf(pair.to),
    fromCity: route.from.name,
    toCity: route.to.name,
    departsAt: localTime(day, departsAt),
    arrivesAt: localTime(day, departsAt + durationMinutes + zones),
    durationMinutes,
    via: hub === undefined ? [] : [hub.iata],
    fare,
    priceEur: Math.max(15, Math.round(price)),
    source: 'generated',
  }
}

function flightMinutes(pair: AirportPair, hub: Airport | undefined, random: Random): number {
  const air = (km: number): number => 35 + km / 13.2
  if (hub === undefined) return Math.round(air(pair.distanceKm) / 5) * 5
  const change = 50 + random() * 200
  return Math.round((air(distanceKm(pair.from, hub)) + change + air(distanceKm(hub, pair.to))) / 5) * 5
}

function adultPrice(
  pair: AirportPair,
  hub: Airport | undefined,
  day: string,
  departsAt: number,
  random: Random,
): number {
  const month = Number(day.slice(5, 7))
  const season = [7, 8, 12].includes(month) ? 1.2 : [1, 2, 11].includes(month) ? 0.85 : 1
  const early = departsAt < 420 ? 0.82 : departsAt > 1_260 ? 0.88 : 1.05
  const change = hub === undefined ? 1 : 0.82
  const weekdayFactor = WEEKDAY_FACTORS[weekday(day)] ?? 1
  const demand = 0.75 + random() * 0.9
  return (BASE_EUR + pair.distanceKm * EUR_A_KM) * season * early * change * weekdayFactor * demand
}

function nameOf(airport: Airport): Flight['from'] {
  return { iata: airport.iata, name: airport.name, timeZone: airport.timeZone }
}
