import type { City } from '../../board/place.ts'
import { airportsNear, loadAirports, type Airport, type NearbyAirport } from '../places/airports.ts'
import { distanceKm } from '../places/distance.ts'
import { hashText } from '../search/seeded-random.ts'

/** What it takes to get from one city to another by air, in one direction. */
export interface Route {
  readonly from: City
  readonly to: City
  /** Airport pairs that serve it, the likeliest first. */
  readonly pairs: readonly AirportPair[]
}

/** Two airports and the airports where one can change between them. */
export interface AirportPair {
  readonly from: NearbyAirport
  readonly to: NearbyAirport
  readonly distanceKm: number
  readonly hubs: readonly Airport[]
}

/** A route, or why there is none. */
export type RouteResult =
  | { readonly type: 'route'; readonly route: Route }
  | { readonly type: 'too-close'; readonly distanceKm: number }
  | { readonly type: 'no-airport'; readonly city: City }

/** Nearer than this nobody flies. Kilometres. */
const SHORTEST_FLIGHT_KM = 120

/** How many pairs of airports are looked at. */
const MOST_PAIRS = 4

/** How many airports to change at are considered for a pair. */
const HUBS_PER_PAIR = 16

/** Finds the airports of two cities and where one can change between them. */
export async function findRoute(from: City, to: City): Promise<RouteResult> {
  const apart = distanceKm(from, to)
  if (apart < SHORTEST_FLIGHT_KM) return { type: 'too-close', distanceKm: apart }
  const [origins, destinations] = await Promise.all([airportsNear(from, 2), airportsNear(to, 2)])
  if (origins.length === 0) return { type: 'no-airport', city: from }
  if (destinations.length === 0) return { type: 'no-airport', city: to }
  const airports = await loadAirports()
  const pairs = origins
    .flatMap((origin) => destinations.map((destination) => ({ origin, destination })))
    .filter(({ origin, destination }) => distanceKm(origin, destination) >= SHORTEST_FLIGHT_KM / 2)
    .slice(0, MOST_PAIRS)
    .map(({ origin, destination }) => ({
      from: origin,
      to: destination,
      distanceKm: distanceKm(origin, destination),
      hubs: hubsBetween(origin, destination, airports),
    }))
  if (pairs.length === 0) return { type: 'too-close', distanceKm: apart }
  return { type: 'route', route: { from, to, pairs } }
}

/** Hubs that lie about on the way; which of several is a matter of the route, the same each time. */
function hubsBetween(from: Airport, to: Airport, airports: readonly Airport[]): readonly Airport[] {
  const direct = distanceKm(from, to)
  const longest = direct * 1.5 + 500
  return airports
    .filter((hub) => hub.hub && hub.iata !== from.iata && hub.iata !== to.iata)
    .map((hub) => ({ hub, legs: [distanceKm(from, hub), distanceKm(hub, to)] as const }))
    .filter(({ legs }) => legs[0] > 150 && legs[1] > 150 && legs[0] + legs[1] <= longest)
    .map(({ hub, legs }) => ({
      hub,
      score: (legs[0] + legs[1]) / direct + (hashText(`${from.iata}${hub.iata}${to.iata}`) % 1_000) / 1_500,
    }))
    .toSorted((left, right) => left.score - right.score)
    .slice(0, HUBS_PER_PAIR)
    .map(({ hub }) => hub)
}
