import { airportCity } from './airports.ts'
import { cityRows, type CityRow } from './cities.ts'
import { cityIndex } from './city-index.ts'
import { normalizeName } from './place-name.ts'
import { findRegionByCode, findRegions, type Region } from './regions.ts'

/** A word of a text, as written and as compared. */
export interface Word {
  readonly raw: string
  readonly name: string
}

/** A place read from words. */
export interface FoundPlace {
  /** How many words it takes. */
  readonly length: number
  /** Cities of that name, the likeliest first; empty when the words name a region. */
  readonly cities: readonly CityRow[]
  /** Set when the words name a country or state rather than a city. */
  readonly region?: Region | undefined
}

/** A town smaller than this does not hide a country of the same name (there is a Portugal in Mexico). */
const CITY_BEFORE_REGION_PEOPLE = 300_000

/** Splits a text into words; punctuation ends a word, hyphens and apostrophes stay. */
export function toWords(text: string): readonly Word[] {
  return text
    .split(/[\s,;:!?()"“”]+|\.(?=\s|$)|\s[-–—]\s/)
    .filter((raw) => raw !== undefined && raw !== '')
    .map((raw) => ({ raw, name: normalizeName(raw) }))
    .filter((word) => word.name !== '')
}

/** Reads the longest place name that begins at word `start`, with a region after it if any ("Paris, Texas"). */
export function placeAt(words: readonly Word[], start: number): FoundPlace | undefined {
  const index = cityIndex()
  for (let length = Math.min(index.longestName, words.length - start); length > 0; length--) {
    const name = joined(words, start, length)
    const cities = index.find(name)
    const region = findRegions(name)[0]
    if (cities.length > 0) {
      const qualified = withRegion(words, start, length, cities)
      if (qualified !== undefined) return qualified
      if (region === undefined || hidesRegion(cities[0], region)) return { length, cities }
    }
    if (region !== undefined) return { length, cities: [], region }
  }
  return airportAt(words[start])
}

/** Whether the city is meant rather than the region: it is large, or it is the region (Luxembourg, Monaco). */
function hidesRegion(city: CityRow | undefined, region: Region): boolean {
  if (city === undefined) return false
  const isRegion = city.country === region.country && city.featureCode === 'PPLC'
  return isRegion || city.population >= CITY_BEFORE_REGION_PEOPLE
}

function withRegion(
  words: readonly Word[],
  start: number,
  length: number,
  cities: readonly CityRow[],
): FoundPlace | undefined {
  const next = start + length
  for (let size = Math.min(3, words.length - next); size > 0; size--) {
    const code = size === 1 ? words[next]?.raw.replace(/\./g, '') : undefined
    const byCode = code !== undefined && isRegionCode(code) ? findRegionByCode(code.toUpperCase()) : undefined
    const regions = byCode === undefined ? findRegions(joined(words, next, size)) : [byCode]
    const matching = cities.filter((city) => regions.some((region) => lies(city, region)))
    if (matching.length > 0) return { length: length + size, cities: matching }
  }
  return undefined
}

const smallWords = /^(in|or|me|hi|ok|oh|la|al|de|id|pa|ma|as|at|by|to|my|no|so|us|is|it|am|be|do|go)$/

/** Codes in small letters count too, save those that are words ("paris or rome"). */
function isRegionCode(code: string): boolean {
  return /^([A-Z]{2,3}|[a-z]{2})$/.test(code) && !smallWords.test(code)
}

function lies(city: CityRow, region: Region): boolean {
  return city.country === region.country && (region.adminCode === undefined || city.adminCode === region.adminCode)
}

function airportAt(word: Word | undefined): FoundPlace | undefined {
  if (word === undefined || !/^[A-Z]{3}$/.test(word.raw)) return undefined
  const city = airportCity(word.raw, cityRows())
  return city === undefined ? undefined : { length: 1, cities: [city] }
}

function joined(words: readonly Word[], start: number, length: number): string {
  return words
    .slice(start, start + length)
    .map((word) => word.name)
    .join(' ')
    .replace(/\bst (?=[a-z])/g, 'saint ')
}
