import { setImmediate as nextTurn } from 'node:timers/promises'
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

/** Rows that are indexed in one go, before others get their turn. */
const ROWS_AT_ONCE = 3_000

let index: CityIndex | undefined
let loading: Promise<CityIndex> | undefined

/** Builds the index over all cities, bit by bit, so that a process stays responsive meanwhile. Done once. */
export function loadCityIndex(): Promise<CityIndex> {
  loading ??= buildInTurns()
  return loading
}

/** The index over all cities; built at once, in a few hundred milliseconds, unless it was loaded before. */
export function cityIndex(): CityIndex {
  if (index === undefined) {
    const builder = createBuilder()
    for (const row of cityRows()) builder.add(row)
    index = builder.finish()
  }
  return index
}

async function buildInTurns(): Promise<CityIndex> {
  const builder = createBuilder()
  const rows = cityRows()
  for (let start = 0; start < rows.length && index === undefined; start += ROWS_AT_ONCE) {
    await nextTurn()
    for (const row of rows.slice(start, start + ROWS_AT_ONCE)) builder.add(row)
  }
  index ??= builder.finish()
  return index
}

interface IndexBuilder {
  add(row: CityRow): void
  finish(): CityIndex
}

function createBuilder(): IndexBuilder {
  const byName = new Map<string, CityRow[]>()
  const add = (name: string, row: CityRow): void => {
    const list = byName.get(name)
    if (list === undefined) byName.set(name, [row])
    else if (!list.includes(row)) list.push(row)
  }
  return {
    add: (row) => {
      add(normalizeName(row.name), row)
      for (const variant of nameVariants(row.name)) add(variant, row)
    },
    finish: () => {
      for (const list of byName.values())
        if (list.length > 1) list.sort((left, right) => right.population - left.population)
      addAliases(byName)
      return toIndex(byName)
    },
  }
}

function addAliases(byName: Map<string, CityRow[]>): void {
  for (const [alias, target] of Object.entries(PLACE_ALIASES)) {
    const [name = '', country] = target.split('|')
    const row = byName.get(normalizeName(name))?.find((candidate) => candidate.country === country)
    if (row === undefined) continue
    byName.set(alias, [row, ...(byName.get(alias) ?? []).filter((other) => other !== row)])
  }
}

function toIndex(byName: ReadonlyMap<string, readonly CityRow[]>): CityIndex {
  const largeNames = [...byName].filter(([, list]) => (list[0]?.population ?? 0) >= LARGE_CITY_PEOPLE)
  return {
    find: (name) => byName.get(name) ?? [],
    largest: (country, adminCode, count) => largestOf(cityRows(), country, adminCode, count),
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
