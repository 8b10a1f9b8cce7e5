import type { Hotel } from '../../board/hotel.ts'
import type { Trip } from '../../board/trip.ts'

/** What is asked of a hotel beyond being good. */
export interface HotelWish {
  /** All rooms and nights cost less than this, in euros. */
  readonly cheaperThanEur?: number | undefined
  readonly starsAtLeast?: number | undefined
  /** Rated better than this. */
  readonly ratedAbove?: number | undefined
  /** Nearer to the centre than this, in kilometres. */
  readonly nearerThanKm?: number | undefined
  /** Ids of hotels that were turned down. */
  readonly without?: readonly string[] | undefined
}

interface Worth {
  /** What a point of the guests' rating is worth a night, in euros. */
  readonly ratingEur: number
  /** The stars that suit best, and what one less is worth a night, in euros. */
  readonly stars: number
  readonly starEur: number
  readonly kilometreEur: number
}

const WORTH: Readonly<Record<Trip['style'], Worth>> = {
  cheap: { ratingEur: 6, stars: 2, starEur: 4, kilometreEur: 3 },
  balanced: { ratingEur: 20, stars: 3, starEur: 26, kilometreEur: 8 },
  comfort: { ratingEur: 38, stars: 5, starEur: 75, kilometreEur: 14 },
}

/** How good a hotel is for a trip, in euros a night: the less, the better; Infinity when it breaks a wish. */
export function scoreHotel(hotel: Hotel, trip: Trip, wish: HotelWish, budgetEur: number | undefined): number {
  if (!meets(hotel, wish)) return Infinity
  const worth = WORTH[trip.style]
  const over = budgetEur === undefined ? 0 : Math.max(0, hotel.totalEur - budgetEur) * 100
  const liked = hotel.rating * worth.ratingEur + Math.min(hotel.stars, worth.stars) * worth.starEur
  return hotel.priceEur * hotel.rooms + over + hotel.distanceKm * worth.kilometreEur - liked
}

function meets(hotel: Hotel, wish: HotelWish): boolean {
  if (wish.cheaperThanEur !== undefined && hotel.totalEur >= wish.cheaperThanEur) return false
  if (wish.starsAtLeast !== undefined && hotel.stars < wish.starsAtLeast) return false
  if (wish.ratedAbove !== undefined && hotel.rating <= wish.ratedAbove) return false
  if (wish.nearerThanKm !== undefined && hotel.distanceKm >= wish.nearerThanKm) return false
  return wish.without?.includes(hotel.id) !== true
}
