import type { Hotel } from '../../board/hotel.ts'
import type { Party, Trip } from '../../board/trip.ts'
import { addDays, weekday } from '../calendar/day.ts'
import { placesNear } from '../places/cities.ts'
import { costLevel } from '../places/living-costs.ts'
import type { RowSource } from '../search/paged-source.ts'
import { pick, seededRandom, type Random } from '../search/seeded-random.ts'

/** Places this near are areas of the city for a hotel. Kilometres. */
const AREA_RADIUS_KM = 14

const MOST_AREAS = 40

/** Price of one room and night by stars, from one, in euros. */
const NIGHT_EUR = [34, 52, 82, 128, 240] as const

const adjectives = [
  'Quiet',
  'Golden',
  'Old',
  'Little',
  'Blue',
  'Silver',
  'Green',
  'White',
  'Grand',
  'Hidden',
  'Sunny',
  'Copper',
  'Royal',
  'Painted',
  'Velvet',
  'Marble',
  'Amber',
  'Northern',
  'Southern',
  'Early',
  'Wandering',
  'Crooked',
  'Merry',
  'Second',
] as const

const things = [
  'Garden',
  'Lantern',
  'Harbour',
  'Fig Tree',
  'Mill',
  'Door',
  'Cloister',
  'Terrace',
  'Orchard',
  'Compass',
  'Courtyard',
  'Weaver',
  'Lighthouse',
  'Magnolia',
  'Swallow',
  'Almond',
  'Station',
  'Observatory',
  'Anchor',
  'Bridge',
  'Fountain',
  'Heron',
  'Key',
  'Library',
  'Maple',
  'Nightingale',
  'Olive',
  'Pavilion',
  'Quill',
  'Rose',
  'Staircase',
  'Thistle',
] as const

const forms = [
  'Hotel {name}',
  'The {name}',
  '{name} House',
  '{name} {area}',
  'Hotel {name} {area}',
  '{name} Inn',
] as const

/**
 * The hotels of the trip's destination for its nights: hundreds to thousands of rows that follow from the city and the
 * dates alone. They are generated; the areas are real places of the city data set, the hotels are not.
 */
export function createHotelDirectory(trip: Trip): RowSource<Hotel> {
  const city = trip.destination
  const areas = [{ name: 'Centre', distanceKm: 0 }, ...placesNear(city, AREA_RADIUS_KM).slice(0, MOST_AREAS)]
  const total = Math.round(Math.min(5_000, 600 + Math.sqrt(city.population) * 2.2))
  const rooms = roomsFor(trip.party)
  const season = seasonFactor(trip)
  const size = Math.min(1.35, 0.75 + Math.log10(Math.max(1_000, city.population)) / 12)
  return {
    total,
    row: (index) => {
      const random = seededRandom(`${city.id}-hotel-${index}`)
      // Squared, so that more of them are near the centre.
      const area = areas[Math.floor(random() ** 2 * areas.length)] ?? { name: 'Centre', distanceKm: 0 }
      const stars = pick(random, [1, 2, 2, 3, 3, 3, 4, 4, 5] as const)
      const rating = Math.round(Math.min(9.8, 5.6 + stars * 0.35 + random() * 2.7) * 10) / 10
      const away = Math.round((area.distanceKm + random() * 1.6) * 10) / 10
      const remote = Math.max(0.62, 1.15 - away * 0.05)
      const liked = 0.72 + (rating - 5) * 0.09
      const night = (NIGHT_EUR[stars - 1] ?? 80) * costLevel(city.country) * size * remote * liked * season
      const priceEur = Math.max(18, Math.round(night * (0.78 + random() * 0.55)))
      return {
        id: `${city.id}-${index}`,
        name: nameHotel(random, area.name === 'Centre' ? city.name : area.name),
        city: city.name,
        area: area.name,
        stars,
        rating,
        distanceKm: away,
        checkIn: trip.departDay,
        checkOut: addDays(trip.departDay, trip.nights),
        nights: trip.nights,
        rooms,
        priceEur,
        totalEur: priceEur * rooms * trip.nights,
        source: 'generated',
      }
    },
  }
}

/** Two adults share a room, and children sleep in their parents': at most four in one. */
export function roomsFor(party: Party): number {
  return Math.max(Math.ceil(party.adults / 2), Math.ceil((party.adults + party.children) / 4))
}

function nameHotel(random: Random, area: string): string {
  const name = `${pick(random, adjectives)} ${pick(random, things)}`
  return pick(random, forms).replace('{area}', area).replace('{name}', name)
}

function seasonFactor(trip: Trip): number {
  const month = Number(trip.departDay.slice(5, 7))
  const season = month >= 6 && month <= 9 ? 1.2 : month === 12 ? 1.1 : month <= 2 ? 0.85 : 1
  return season * (weekday(trip.departDay) >= 4 ? 1.1 : 1)
}
