import { describe, expect, test } from 'vitest'
import type { Activity } from '../board/activity.ts'
import type { Trip } from '../board/trip.ts'
import {
  activitiesFor,
  chooseActivities,
  fits,
  scoreActivity,
  stayOf,
  type ActivityWish,
} from './activities/choose-activities.ts'
import { createProgramme } from './activities/activity-programme.ts'
import { scoreHotel, type HotelWish } from './hotels/choose-hotel.ts'
import { createHotelDirectory, roomsFor } from './hotels/hotel-directory.ts'
import { resolvePlace } from './places/resolve-place.ts'

async function trip(changes: Partial<Trip> = {}): Promise<Trip> {
  const [origin, destination] = await Promise.all([resolvePlace('Berlin'), resolvePlace('Lisbon')])
  if (origin.type !== 'city' || destination.type !== 'city') throw new Error('unresolved')
  return {
    origin: origin.city,
    destination: destination.city,
    departDay: '2026-06-05',
    returnDay: '2026-06-07',
    nights: 2,
    party: { adults: 2, children: 0 },
    style: 'balanced',
    ...changes,
  }
}

function bestHotels(planned: Trip, wish: HotelWish = {}, budgetEur?: number) {
  const source = createHotelDirectory(planned)
  return Array.from({ length: source.total }, (_, index) => source.row(index))
    .map((hotel) => ({ hotel, score: scoreHotel(hotel, planned, wish, budgetEur) }))
    .filter(({ score }) => Number.isFinite(score))
    .toSorted((left, right) => left.score - right.score)
    .map(({ hotel }) => hotel)
}

function bestActivities(planned: Trip, wish: ActivityWish = {}): readonly Activity[] {
  const source = createProgramme(planned)
  const stay = stayOf(planned, undefined, undefined)
  return Array.from({ length: source.total }, (_, index) => source.row(index))
    .map((activity) => ({ activity, score: scoreActivity(activity, planned, stay, wish) }))
    .filter(({ score }) => Number.isFinite(score))
    .toSorted((left, right) => left.score - right.score)
    .map(({ activity }) => activity)
}

describe('hotels', () => {
  test('there are thousands in a large city, the same each time, in areas that exist', async () => {
    const source = createHotelDirectory(await trip())
    expect(source.total).toBeGreaterThan(2_000)
    expect(createHotelDirectory(await trip()).row(99)).toEqual(source.row(99))
    const areas = new Set(Array.from({ length: 500 }, (_, index) => source.row(index).area))
    expect(areas).toContain('Santos-o-Velho')
  })

  test('the price counts rooms and nights', async () => {
    const hotel = createHotelDirectory(await trip({ party: { adults: 3, children: 0 } })).row(5)
    expect(hotel).toMatchObject({ rooms: 2, nights: 2, totalEur: hotel.priceEur * 4, checkOut: '2026-06-07' })
  })

  const parties = [
    [1, 0, 1],
    [2, 2, 1],
    [2, 3, 2],
    [5, 0, 3],
  ] as const
  test.each(parties)('%i adults and %i children take %i rooms', (adults, children, rooms) => {
    expect(roomsFor({ adults, children })).toBe(rooms)
  })

  test('a wish for a cheaper one, with more stars or nearer to the centre, holds', async () => {
    const planned = await trip()
    const first = bestHotels(planned)[0]
    if (first === undefined) throw new Error('no hotel')
    expect(bestHotels(planned, { cheaperThanEur: first.totalEur })[0]?.totalEur).toBeLessThan(first.totalEur)
    expect(bestHotels(planned, { starsAtLeast: 5 })[0]?.stars).toBe(5)
    expect(bestHotels(planned, { nearerThanKm: 0.5 })[0]?.distanceKm).toBeLessThan(0.5)
    expect(bestHotels(planned, { without: [first.id] })[0]?.id).not.toBe(first.id)
  })

  test('comfort means more stars than cheap', async () => {
    const stars = async (style: Trip['style']): Promise<number> => bestHotels(await trip({ style }))[0]?.stars ?? 0
    expect(await stars('comfort')).toBeGreaterThan(await stars('cheap'))
  })

  test('a budget is kept when it can be', async () => {
    expect(bestHotels(await trip(), {}, 70)[0]?.totalEur).toBeLessThanOrEqual(70)
  })
})

describe('activities', () => {
  test('there are thousands for a weekend, the same each time', async () => {
    const source = createProgramme(await trip())
    expect(source.total).toBeGreaterThan(2_500)
    expect(createProgramme(await trip()).row(77)).toEqual(source.row(77))
  })

  test('what is chosen lies within the stay and does not clash', async () => {
    const planned = await trip()
    const chosen = chooseActivities(bestActivities(planned), [], activitiesFor(planned.nights), undefined)
    expect(chosen).toHaveLength(3)
    expect(chosen.every((activity) => fits(activity, stayOf(planned, undefined, undefined)))).toBe(true)
    expect(new Set(chosen.map((activity) => activity.kind)).size).toBe(3)
  })

  test('a late flight and an early one home leave less time', async () => {
    const planned = await trip()
    const stay = stayOf(planned, '2026-06-05T22:10', '2026-06-07T09:00')
    const fitting = bestActivities(planned).filter((activity) => fits(activity, stay))
    const chosen = chooseActivities(fitting, [], 3, undefined)
    expect(chosen.every((activity) => activity.startsAt.startsWith('2026-06-06'))).toBe(true)
  })

  test('children are not taken to bars', async () => {
    const kinds = bestActivities(await trip({ party: { adults: 2, children: 1 } })).map((activity) => activity.kind)
    expect(kinds).not.toContain('nightlife')
  })

  test('a wish for one kind holds', async () => {
    const kinds = new Set(bestActivities(await trip(), { kinds: ['food tour'] }).map((activity) => activity.kind))
    expect([...kinds]).toEqual(['food tour'])
  })
})
