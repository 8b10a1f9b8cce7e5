import { ACTIVITY_KINDS, type Activity } from '../../board/activity.ts'
import type { Trip } from '../../board/trip.ts'
import { addDays } from '../calendar/day.ts'
import { localTime } from '../calendar/local-time.ts'
import { placesNear } from '../places/cities.ts'
import { costLevel } from '../places/living-costs.ts'
import type { RowSource } from '../search/paged-source.ts'
import { pick, seededRandom } from '../search/seeded-random.ts'
import { KIND_FACTS } from './activity-kinds.ts'

/** How many places a city has for each kind of thing to do. */
const VENUES_A_KIND = 60

/** Rows of a long stay are thinned out to about this many. */
const MOST_ROWS = 6_000

/** A child pays this part of an adult's price. */
const CHILD_PRICE = 0.5

/**
 * What is on at the destination on each day of the trip: thousands of rows that follow from city and dates alone. They
 * are generated; the places they name are real ones of the city data set, what is on there is not.
 */
export function createProgramme(trip: Trip): RowSource<Activity> {
  const city = trip.destination
  const near = placesNear(city, 45)
  const inTown = [city.name, ...near.filter((place) => place.distanceKm <= 8).map((place) => place.name)].slice(0, 25)
  const outside = near.filter((place) => place.distanceKm > 10).map((place) => place.name)
  const days = trip.nights + 1
  const venues = ACTIVITY_KINDS.length * VENUES_A_KIND
  const total = Math.min(venues * days, Math.max(venues, MOST_ROWS))
  const cost = costLevel(city.country)
  return {
    total,
    row: (index) => {
      const venue = index % venues
      const kind = ACTIVITY_KINDS[venue % ACTIVITY_KINDS.length] ?? 'museum'
      const facts = KIND_FACTS[kind]
      const random = seededRandom(`${city.id}-${venue}`)
      const areas = kind === 'day trip' && outside.length > 0 ? outside : inTown
      const title = pick(random, facts.titles).replace('{area}', pick(random, areas))
      const rating = Math.round((6 + random() * 3.8) * 10) / 10
      const priceEur = Math.round(facts.priceEur * cost * (0.7 + random() * 0.7))
      const date = seededRandom(`${city.id}-${index}-${trip.departDay}`)
      const day = addDays(trip.departDay, Math.floor(index / venues))
      const start = pick(date, facts.startHours) * 60 + pick(date, [0, 0, 30])
      return {
        id: `${city.id}-${day.replaceAll('-', '')}-${venue}`,
        title,
        kind,
        city: city.name,
        startsAt: localTime(day, start),
        durationMinutes: facts.minutes,
        rating,
        priceEur,
        totalEur: Math.round(priceEur * (trip.party.adults + CHILD_PRICE * trip.party.children)),
        source: 'generated',
      }
    },
  }
}
