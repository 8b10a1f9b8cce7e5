import { describe, expect, test } from 'vitest'
import { airportsNear } from './airports.ts'
import { distanceKm } from './distance.ts'
import { resolvePlace } from './resolve-place.ts'

const cities: readonly (readonly [written: string, name: string, country: string])[] = [
  ['Lisbon', 'Lisbon', 'PT'],
  ['lisboa', 'Lisbon', 'PT'],
  ['BERLIN', 'Berlin', 'DE'],
  ['rom', 'Rome', 'IT'],
  ['Paris', 'Paris', 'FR'],
  ['Paris, Texas', 'Paris', 'US'],
  ['paris tx', 'Paris', 'US'],
  ['Paris TX', 'Paris', 'US'],
  ['London, Ontario', 'London', 'CA'],
  ['London', 'London', 'GB'],
  ['Birmingham, England', 'Birmingham', 'GB'],
  ['Birmingham, Alabama', 'Birmingham', 'US'],
  ['München', 'Munich', 'DE'],
  ['Muenchen', 'Munich', 'DE'],
  ['Duesseldorf', 'Düsseldorf', 'DE'],
  ['cologne', 'Köln', 'DE'],
  ['Geneva', 'Genève', 'CH'],
  ['Sao Paulo', 'São Paulo', 'BR'],
  ['New York', 'New York City', 'US'],
  ['nyc', 'New York City', 'US'],
  ['Washington', 'Washington, D.C.', 'US'],
  ['Saint Petersburg', 'Saint Petersburg', 'RU'],
  ['St. Petersburg, Russia', 'Saint Petersburg', 'RU'],
  ['St Louis', 'St. Louis', 'US'],
  ['Frankfurt', 'Frankfurt am Main', 'DE'],
  ['Zurich', 'Zürich', 'CH'],
  ['Malaga', 'Málaga', 'ES'],
  ['Mallorca', 'Palma', 'ES'],
  ['Bangalore', 'Bengaluru', 'IN'],
  ['Singapore', 'Singapore', 'SG'],
  ['Rothenburg ob der Tauber', 'Rothenburg ob der Tauber', 'DE'],
  ['BER', 'Berlin', 'DE'],
  ['LHR', 'London', 'GB'],
  ['JFK', 'New York City', 'US'],
]

describe('a place name', () => {
  test.each(cities)('"%s" is %s in %s', async (written, name, country) => {
    expect(await resolvePlace(written)).toMatchObject({ type: 'city', city: { name, country } })
  })

  test.each([
    ['Lisbn', 'Lisbon'],
    ['Amsterdm', 'Amsterdam'],
    ['Barcelonna', 'Barcelona'],
    ['Pargue', 'Prague'],
  ])('"%s" is read as %s, and said to be misspelt', async (written, name) => {
    expect(await resolvePlace(written)).toMatchObject({ type: 'city', city: { name }, misspelt: true })
  })

  test('that is a country gives its largest cities to choose from', async () => {
    const result = await resolvePlace('Portugal')
    expect(result).toMatchObject({ type: 'region', name: 'Portugal' })
    expect(result.type === 'region' && result.cities.map((city) => city.name)).toContain('Porto')
  })

  test('that nobody knows is unknown', async () => {
    expect(await resolvePlace('Xyzzyville')).toEqual({ type: 'unknown', similar: [] })
  })

  test('that is far from any city is not taken for one, but what is similar is offered', async () => {
    expect(await resolvePlace('Atlantys')).toMatchObject({ type: 'unknown', similar: [{ name: 'Atlanta' }] })
  })
})

test('the distance from Berlin to Lisbon is right to a per cent', async () => {
  const berlin = await resolvePlace('Berlin')
  const lisbon = await resolvePlace('Lisbon')
  if (berlin.type !== 'city' || lisbon.type !== 'city') throw new Error('unresolved')
  expect(distanceKm(berlin.city, lisbon.city)).toBeGreaterThan(2_290)
  expect(distanceKm(berlin.city, lisbon.city)).toBeLessThan(2_340)
})

test.each([
  ['Lisbon', 'LIS'],
  ['Berlin', 'BER'],
  ['Potsdam', 'BER'],
  ['Tokyo', 'HND'],
  ['Reykjavik', 'KEF'],
  ['Sintra', 'LIS'],
  ['Galway', 'SNN'],
])('%s is served by %s', async (name, iata) => {
  const place = await resolvePlace(name)
  if (place.type !== 'city') throw new Error(`${name} is unresolved`)
  expect((await airportsNear(place.city, 3)).map((airport) => airport.iata)).toContain(iata)
})
