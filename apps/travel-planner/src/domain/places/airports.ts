import { createRequire } from 'node:module'
import type { Airport as AirportRow } from 'airport-data-js'
import type { AirportName } from '../../board/place.ts'
import { toPoint, type CityRow } from './cities.ts'
import { distanceKm, type Point } from './distance.ts'

/** An airport with scheduled flights. */
export interface Airport extends AirportName, Point {
  /** Large airports are where most flights go. */
  readonly large: boolean
  /** Whether long flights change here: a large airport with a runway for the largest aircraft. */
  readonly hub: boolean
}

/** An airport and how far it is from the place it was looked up for. */
export interface NearbyAirport extends Airport {
  readonly distanceKm: number
}

/** Further out than this, people take another airport even if it is the only large one. Kilometres. */
const USUAL_REACH_KM = 120

/** Where nothing is nearer, this far; beyond it a city has no airport. Kilometres. */
const GREATEST_REACH_KM = 400

/** A smaller airport counts as this much further away. Kilometres. */
const SMALLER_AIRPORT_PENALTY_KM = 60

/** A runway for airliners. */
const AIRLINER_RUNWAY_FEET = 5_500

/** A runway for the largest aircraft, fully laden. */
const LONG_RUNWAY_FEET = 9_800

/** Closed since the data set was made, or without scheduled flights although it says otherwise. */
const NOT_SERVED = new Set(['TXL', 'SXF', 'THF', 'ISL', 'DSA', 'XFW', 'VOD', 'LBG', 'FAB', 'TEB', 'VNY', 'PDK', 'BFI'])

let airports: readonly Airport[] = []
let loading: Promise<readonly Airport[]> | undefined

/** All airports with an IATA code and a runway for airliners. Loaded at the first call. */
export async function loadAirports(): Promise<readonly Airport[]> {
  loading ??= readAirports()
  airports = await loading
  return airports
}

/** The airports that serve a place, the likeliest first: at most `count`. Empty when none is within 400 km. */
export async function airportsNear(place: Point, count: number): Promise<readonly NearbyAirport[]> {
  const all = await loadAirports()
  const near = all
    .map((airport) => ({ ...airport, distanceKm: distanceKm(place, airport) }))
    .filter((airport) => airport.distanceKm <= GREATEST_REACH_KM)
    .toSorted((left, right) => remoteness(left) - remoteness(right))
  const first = near[0]
  if (first === undefined) return []
  const reach = Math.max(USUAL_REACH_KM, remoteness(first) + SMALLER_AIRPORT_PENALTY_KM)
  return near.filter((airport) => remoteness(airport) <= reach).slice(0, count)
}

/** The city that an airport serves, by IATA code; `undefined` when there is none or airports are not loaded yet. */
export function airportCity(iata: string, cities: readonly CityRow[]): CityRow | undefined {
  const airport = airports.find((candidate) => candidate.iata === iata)
  if (airport === undefined) return undefined
  let best: CityRow | undefined
  let bestScore = 0
  for (const city of cities) {
    if (Math.abs(city.loc.coordinates[1] - airport.latitude) > 1 || city.featureCode === 'PPLX') continue
    const distance = distanceKm(airport, toPoint(city))
    const score = distance > 70 ? 0 : city.population / (1 + distance / 30)
    if (score > bestScore) [best, bestScore] = [city, score]
  }
  return best
}

function remoteness(airport: NearbyAirport): number {
  return airport.distanceKm + (airport.large ? 0 : SMALLER_AIRPORT_PENALTY_KM)
}

async function readAirports(): Promise<readonly Airport[]> {
  // The package is CommonJS without names that an ES module could import.
  const data = createRequire(import.meta.url)('airport-data-js') as typeof import('airport-data-js')
  const large = await data.findAirports({ type: 'large_airport' })
  const medium = await data.findAirports({ type: 'medium_airport', min_runway_ft: AIRLINER_RUNWAY_FEET })
  const rows = [...large, ...medium].filter(isUsable)
  return rows.map(toAirport)
}

function isUsable(row: AirportRow): boolean {
  const military = /\b(air ?base|air force|RAAF|RAF|AFB|AB|naval|army|military|NAS)\b/i.test(row.airport)
  return /^[A-Z]{3}$/.test(row.iata) && row.time.includes('/') && !military && !NOT_SERVED.has(row.iata)
}

function toAirport(row: AirportRow): Airport {
  const large = row.type === 'large_airport'
  return {
    iata: row.iata,
    name: row.airport,
    timeZone: row.time,
    latitude: row.latitude,
    longitude: row.longitude,
    large,
    hub: large && (row.runway_length ?? 0) >= LONG_RUNWAY_FEET,
  }
}
