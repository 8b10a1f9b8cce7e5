import { normalizeName } from './place-name.ts'

/** A country, or a part of one that people name with a city. */
export interface Region {
  readonly name: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** The part of the country, in the codes of the city data set. */
  readonly adminCode?: string | undefined
}

const usStates =
  'AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|FL Florida|' +
  'GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|' +
  'MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|' +
  'NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|' +
  'OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|' +
  'UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming'

const otherParts: readonly Region[] = [
  { name: 'England', country: 'GB', adminCode: 'ENG' },
  { name: 'Scotland', country: 'GB', adminCode: 'SCT' },
  { name: 'Wales', country: 'GB', adminCode: 'WLS' },
  { name: 'Northern Ireland', country: 'GB', adminCode: 'NIR' },
  { name: 'Ontario', country: 'CA', adminCode: '08' },
  { name: 'Quebec', country: 'CA', adminCode: '10' },
  { name: 'British Columbia', country: 'CA', adminCode: '02' },
  { name: 'Alberta', country: 'CA', adminCode: '01' },
  { name: 'Manitoba', country: 'CA', adminCode: '03' },
  { name: 'Nova Scotia', country: 'CA', adminCode: '07' },
  { name: 'New South Wales', country: 'AU', adminCode: '02' },
  { name: 'Victoria', country: 'AU', adminCode: '07' },
  { name: 'Queensland', country: 'AU', adminCode: '04' },
  { name: 'Western Australia', country: 'AU', adminCode: '08' },
]

const countryAliases: Readonly<Record<string, string>> = {
  'uk': 'GB',
  'great britain': 'GB',
  'britain': 'GB',
  'united states': 'US',
  'usa': 'US',
  'us': 'US',
  'america': 'US',
  'holland': 'NL',
  'the netherlands': 'NL',
  'czech republic': 'CZ',
  'uae': 'AE',
  'emirates': 'AE',
  'turkey': 'TR',
  'south korea': 'KR',
  'korea': 'KR',
  'russia': 'RU',
  'ivory coast': 'CI',
  'bosnia': 'BA',
  'burma': 'MM',
  'macedonia': 'MK',
  'hong kong': 'HK',
  'macau': 'MO',
  'deutschland': 'DE',
  'espana': 'ES',
  'italia': 'IT',
  'schweiz': 'CH',
  'osterreich': 'AT',
}

let regions: ReadonlyMap<string, readonly Region[]> | undefined

const displayNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })

/** The English name of a country by its ISO 3166-1 alpha-2 code; the code itself when there is none. */
export function countryName(code: string): string {
  return displayNames.of(code) ?? code
}

/** Regions of that name, for example `georgia`: the country and the state. `name` is normalized. */
export function findRegions(name: string): readonly Region[] {
  regions ??= readRegions()
  return regions.get(name) ?? []
}

/** The region of an abbreviation written in capitals, for example `TX` or `UK`. */
export function findRegionByCode(code: string): Region | undefined {
  const alias = countryAliases[code.toLowerCase()]
  if (alias !== undefined) return { name: countryName(alias), country: alias }
  const state = usStates.split('|').find((entry) => entry.startsWith(`${code} `))
  if (state !== undefined) return { name: state.slice(3), country: 'US', adminCode: code }
  const country = /^[A-Z]{2}$/.test(code) ? displayNames.of(code) : undefined
  return country === undefined ? undefined : { name: country, country: code }
}

function readRegions(): ReadonlyMap<string, readonly Region[]> {
  const found = new Map<string, Region[]>()
  const add = (key: string, region: Region): void => {
    const list = found.get(key)
    if (list === undefined) found.set(key, [region])
    else list.push(region)
  }
  for (let first = 65; first <= 90; first++) {
    for (let second = 65; second <= 90; second++) {
      const country = String.fromCharCode(first, second)
      const name = displayNames.of(country)
      if (name !== undefined && !/^(EU|EZ|UN|QO|XA|XB|ZZ)$/.test(country)) add(normalizeName(name), { name, country })
    }
  }
  for (const [alias, country] of Object.entries(countryAliases)) {
    if (!found.has(alias)) add(alias, { name: countryName(country), country })
  }
  for (const entry of usStates.split('|')) {
    add(normalizeName(entry.slice(3)), { name: entry.slice(3), country: 'US', adminCode: entry.slice(0, 2) })
  }
  for (const region of otherParts) add(normalizeName(region.name), region)
  return found
}
