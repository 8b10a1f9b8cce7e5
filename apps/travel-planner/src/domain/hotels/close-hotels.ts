import type { Hotel } from '../../board/hotel.ts'
import type { Scored } from '../search/best-rows.ts'

/** Hotels that are worse than the best by no more than this are a matter of taste. Euros a night. */
const CLOSE_EUR = 12

/** What speaks for a hotel against the best one; each is worth asking about once. */
const ADVANTAGES: readonly ((hotel: Hotel, best: Hotel) => boolean)[] = [
  (hotel, best) => hotel.stars > best.stars || hotel.rating >= best.rating + 0.3,
  (hotel, best) => hotel.totalEur <= best.totalEur * 0.95,
  (hotel, best) => hotel.distanceKm <= best.distanceKm - 0.5,
]

/** How many hotels people choose among. */
const MOST_OFFERED = 3

/**
 * The best hotel and those that come close to it and are better in something: in comfort, price or place. Nothing when
 * there is no real choice. `found` is sorted, best first.
 */
export function closeHotels(found: readonly Scored<Hotel>[]): readonly Hotel[] {
  const [best, ...others] = found
  if (best === undefined) return []
  const close = others.filter(({ score }) => score - best.score <= CLOSE_EUR).map(({ row }) => row)
  const offered = new Set([best.row])
  for (const isBetter of ADVANTAGES) {
    const hotel = close.find((row) => !offered.has(row) && isBetter(row, best.row))
    if (hotel !== undefined && offered.size < MOST_OFFERED) offered.add(hotel)
  }
  return offered.size < 2 ? [] : [...offered]
}
