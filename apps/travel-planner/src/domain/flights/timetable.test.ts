import { expect, test } from 'vitest'
import type { City } from '../../board/place.ts'
import type { Trip } from '../../board/trip.ts'
import { resolvePlace } from '../places/resolve-place.ts'
import { createBestRows } from '../search/best-rows.ts'
import { readPages } from '../search/paged-source.ts'
import { choosePair, scoreFare, type FlightWish } from './choose-flight.ts'
import { findRoute, type Route } from './route.ts'
import { createTimetable, priceForParty } from './timetable.ts'

async function city(name: string): Promise<City> {
  const place = await resolvePlace(name)
  if (place.type !== 'city') throw new Error(`${name} is unresolved`)
  return place.city
}

async function route(from: string, to: string): Promise<Route> {
  const result = await findRoute(await city(from), await city(to))
  if (result.type !== 'route') throw new Error(result.type)
  return result.route
}

async function trip(): Promise<Trip> {
  return {
    origin: await city('Berlin'),
    destination: await city('Lisbon'),
    departDay: '2026-06-05',
    returnDay: '2026-06-07',
    nights: 2,
    party: { adults: 2, children: 1 },
    style: 'balanced',
  }
}

async function best(day: string, from: string, to: string, wish: FlightWish = {}) {
  const kept = createBestRows<ReturnType<ReturnType<typeof createTimetable>['row']>>(20)
  const planned = await trip()
  for await (const page of readPages(createTimetable(await route(from, to), day), { pageSize: 100, pageDelayMs: 0 })) {
    for (const fare of page.rows) kept.add(fare, scoreFare(fare, 'outbound', planned, wish))
  }
  return kept.list()
}

test('a route has thousands of fares a day, the same each time', async () => {
  const first = createTimetable(await route('Berlin', 'Lisbon'), '2026-06-05')
  const again = createTimetable(await route('Berlin', 'Lisbon'), '2026-06-05')
  expect(first.total).toBeGreaterThan(2_000)
  expect(again.row(1_234)).toEqual(first.row(1_234))
  expect(createTimetable(await route('Berlin', 'Lisbon'), '2026-06-06').row(1_234)).not.toEqual(first.row(1_234))
})

test('every fare says that it is generated and has an id of its own', async () => {
  const source = createTimetable(await route('London', 'Tokyo'), '2026-06-05')
  const rows = Array.from({ length: source.total }, (_, index) => source.row(index))
  expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length)
  expect(rows.every((row) => row.source === 'generated' && row.priceEur > 0)).toBe(true)
})

test('arrival is in the local time of the destination', async () => {
  const direct = (await best('2026-06-05', 'Berlin', 'Lisbon', { direct: true }))[0]?.row
  if (direct === undefined) throw new Error('no direct flight')
  const wall = (Date.parse(`${direct.arrivesAt}Z`) - Date.parse(`${direct.departsAt}Z`)) / 60_000
  expect(wall).toBe(direct.durationMinutes - 60)
})

test('pages tell truly how far the search is', async () => {
  const source = createTimetable(await route('Berlin', 'Lisbon'), '2026-06-05')
  const progress: number[] = []
  let rows = 0
  for await (const page of readPages(source, { pageSize: 500, pageDelayMs: 0 })) {
    rows += page.rows.length
    progress.push(page.done)
    expect(page.done).toBe(rows)
  }
  expect(progress.at(-1)).toBe(source.total)
})

test('a search stops when its signal is aborted', async () => {
  const abort = new AbortController()
  const source = createTimetable(await route('Berlin', 'Lisbon'), '2026-06-05')
  const read = async (): Promise<void> => {
    for await (const page of readPages(source, { pageSize: 10, pageDelayMs: 0, signal: abort.signal })) {
      if (page.done >= 50) abort.abort(new Error('enough'))
    }
  }
  await expect(read()).rejects.toThrow('enough')
})

test('wishes hold', async () => {
  const later = await best('2026-06-05', 'Berlin', 'Lisbon', { departsAfter: '2026-06-05T16:00' })
  expect(later.length).toBeGreaterThan(0)
  expect(later.every(({ row }) => row.departsAt > '2026-06-05T16:00')).toBe(true)
  const cheaper = await best('2026-06-05', 'Berlin', 'Lisbon', { cheaperThanEur: 80 })
  expect(cheaper.every(({ row }) => row.priceEur < 80)).toBe(true)
})

test('a pair stays within the budget when there is one that does', async () => {
  const planned = await trip()
  const outbound = await best('2026-06-05', 'Berlin', 'Lisbon')
  const back = await best('2026-06-07', 'Lisbon', 'Berlin')
  const free = choosePair(outbound, back, planned.party, undefined)
  if (free === undefined) throw new Error('no pair')
  const price = (pair: typeof free): number =>
    priceForParty(pair.outbound.priceEur, planned.party) + priceForParty(pair.back.priceEur, planned.party)
  const tight = choosePair(outbound, back, planned.party, price(free) - 1)
  expect(tight !== undefined && price(tight)).toBeLessThan(price(free))
})

test('places too close to fly between are said to be so', async () => {
  expect(await findRoute(await city('Berlin'), await city('Potsdam'))).toMatchObject({ type: 'too-close' })
})
