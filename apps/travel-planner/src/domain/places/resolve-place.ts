import { distance as editDistance } from 'fastest-levenshtein'
import type { City } from '../../board/place.ts'
import { loadAirports } from './airports.ts'
import { cityIndex, loadCityIndex } from './city-index.ts'
import { toCity } from './cities.ts'
import { placeAt, toWords } from './find-place.ts'
import { normalizeName } from './place-name.ts'

/** What a name stands for. */
export type PlaceResult =
  | {
      readonly type: 'city'
      readonly city: City
      /** Set when the name was misspelt and read as this city. */
      readonly misspelt?: true
    }
  /** A country or state: which city is meant is open. The largest ones, for a question back. */
  | { readonly type: 'region'; readonly name: string; readonly cities: readonly City[] }
  /** No such place. `similar`: what may have been meant. */
  | { readonly type: 'unknown'; readonly similar: readonly City[] }

/** Loads what place names are looked up in, so that the first look-up is quick. */
export async function loadPlaces(): Promise<void> {
  await Promise.all([loadAirports(), loadCityIndex()])
}

/**
 * Resolves a name as people write it: any spelling of case and diacritics, with a country or state behind it
 * ("Paris, Texas"), an airport code, a slip of one letter. Of several cities the largest is taken.
 */
export async function resolvePlace(name: string): Promise<PlaceResult> {
  await loadPlaces()
  return resolveLoadedPlace(name)
}

/** The same at once, once {@link loadPlaces} has resolved; before that, airport codes are unknown. */
export function resolveLoadedPlace(name: string): PlaceResult {
  const words = toWords(name)
  const found = placeAt(words, 0)
  if (found !== undefined && found.length === words.length) {
    const row = found.cities[0]
    if (row !== undefined) return { type: 'city', city: toCity(row) }
    if (found.region !== undefined) {
      const { country, adminCode } = found.region
      const largest = cityIndex().largest(country, adminCode, 3).map(toCity)
      return { type: 'region', name: found.region.name, cities: largest }
    }
  }
  return resolveMisspelt(normalizeName(name))
}

function resolveMisspelt(name: string): PlaceResult {
  const allowed = name.length >= 6 ? 2 : name.length >= 4 ? 1 : 0
  const close = cityIndex()
    .largeNames.map((candidate) => ({ candidate, distance: slipDistance(name, candidate, allowed) }))
    .filter(({ distance }) => distance <= allowed)
    .map(({ candidate, distance }) => ({ row: cityIndex().find(candidate)[0], distance }))
    .flatMap(({ row, distance }) => (row === undefined ? [] : [{ row, distance }]))
    .toSorted((left, right) => left.distance - right.distance || right.row.population - left.row.population)
  const best = close[0]
  if (best === undefined) return { type: 'unknown', similar: [] }
  if (best.distance <= 1) return { type: 'city', city: toCity(best.row), misspelt: true }
  return { type: 'unknown', similar: close.slice(0, 3).map(({ row }) => toCity(row)) }
}

/** Edit distance in which two swapped letters count as one slip. */
function slipDistance(name: string, candidate: string, allowed: number): number {
  if (Math.abs(name.length - candidate.length) > allowed) return Infinity
  const edits = editDistance(name, candidate)
  return edits === 2 && sortLetters(name) === sortLetters(candidate) ? 1 : edits
}

function sortLetters(name: string): string {
  return [...name].sort().join('')
}
