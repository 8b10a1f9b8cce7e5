import { cityRows, type CityRow } from './cities.ts'
import { nameVariants, normalizeName } from './place-name.ts'
import { PLACE_ALIASES } from './place-aliases.ts'

/** Looks cities up by normalized name. */
export interface CityIndex {
  /** Cities of that name, largest first; a common alias comes before all of them. */
  find(name: string): readonly CityRow[]
  /** The largest cities of a country, or of a part of it. */
  largest(country: string, adminCode: string | undefined, count: number): readonly CityRow[]
  /** Normalized names of cities of at least 100,000 people, for spelling. */
  readonly largeNames: readonly string[]
  /** The number of words of the longest name. */
  readonly longestName: number
}

const LARGE_CITY_PEOPLE = 100_000

/** Longer names than this exist, but nobody types them. */
const LONGEST_NAME_WORDS = 6

let index: CityIndex | undefined

/** The index over all cities, built at the first call (under half a second). */
export function cityIndex(): CityIndex {
  index ??= buildIndex(cityRows())
  return index
}

function buildIndex(rows: readonly CityRow[]): CityIndex {
  const byName = new Map<string, CityRow[]>()
  const add = (name: string, row: CityRow): void => {
    const list = byName.get(name)
    if (list === undefined) byName.set(name, [row])
    else if (!list.includes(row)) list.push(row)
  }
  for (const row of rows) {
    add(normalizeName(row.name), row)
    for (const variant of nameVariants(row.name)) add(variant, row)
  }
  for (const list of byName.values()) list.sort((left, right) => right.population - left.population)
  for (const [alias, target] of Object.entries(PLACE_ALIASES)) {
    const [name = '', country] = target.split('|')
    const row = byName.get(normalizeName(name))?.find((candidate) => candidate.country === country)
    if (row === undefined) continue
    byName.set(alias, [row, ...(byName.get(alias) ?? []).filter((other) => other !== row)])
  }
  const largeNames = [...byName].filter(([, list]) => (list[0]?.population ?? 0) >= LARGE_CITY_PEOPLE)
  return {
    find: (name) => byName.get(name) ?? [],
    largest: (country, adminCode, count) => largestOf(rows, country, adminCode, count),
    largeNames: largeNames.map(([name]) => name),
    longestName: LONGEST_NAME_WORDS,
  }
}

function largestOf(
  rows: readonly CityRow[],
  country: string,
  adminCode: string | undefined,
  count: number,
): readonly CityRow[] {
  return rows
    .filter((row) => row.country === country && row.featureCode !== 'PPLX')
    .filter((row) => adminCode === undefined || row.adminCode === adminCode)
    .toSorted((left, right) => right.population - left.population)
    .slice(0, count)
}
