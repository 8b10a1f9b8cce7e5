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

/** What the ranking of hotels weighs. */
export interface HotelWorth {
  /** What a point of the guests' rating is worth a night, in euros. */
  readonly ratingEur: number
  /** The stars that suit best, and what one less is worth a night, in euros. */
  readonly stars: number
  readonly starEur: number
  readonly kilometreEur: number
}

/** What counts how much, by the style of the trip. */
export const HOTEL_WORTH: Readonly<Record<Trip['style'], HotelWorth>> = {
  cheap: { ratingEur: 6, stars: 2, starEur: 4, kilometreEur: 3 },
  balanced: { ratingEur: 20, stars: 3, starEur: 26, kilometreEur: 8 },
  comfort: { ratingEur: 38, stars: 5, starEur: 75, kilometreEur: 14 },
}

/** What a hotel comes to for a night, in euros: `liked` is taken off the rest. */
export interface HotelCost {
  readonly rooms: number
  readonly distance: number
  readonly liked: number
  /** A hotel over the budget comes after all that are within. */
  readonly over: number
}

/** What makes a hotel good or bad for a trip. */
export function costOfHotel(hotel: Hotel, trip: Trip, budgetEur: number | undefined): HotelCost {
  const worth = HOTEL_WORTH[trip.style]
  return {
    rooms: hotel.priceEur * hotel.rooms,
    distance: hotel.distanceKm * worth.kilometreEur,
    liked: hotel.rating * worth.ratingEur + Math.min(hotel.stars, worth.stars) * worth.starEur,
    over: budgetEur === undefined ? 0 : Math.max(0, hotel.totalEur - budgetEur) * 100,
  }
}

/** How good a hotel is for a trip, in euros a night: the less, the better; Infinity when it breaks a wish. */
export function scoreHotel(hotel: Hotel, trip: Trip, wish: HotelWish, budgetEur: number | undefined): number {
  if (!meets(hotel, wish)) return Infinity
  const { rooms, distance, liked, over } = costOfHotel(hotel, trip, budgetEur)
  return rooms + over + distance - liked
}

function meets(hotel: Hotel, wish: HotelWish): boolean {
  if (wish.cheaperThanEur !== undefined && hotel.totalEur >= wish.cheaperThanEur) return false
  if (wish.starsAtLeast !== undefined && hotel.stars < wish.starsAtLeast) return false
  if (wish.ratedAbove !== undefined && hotel.rating <= wish.ratedAbove) return false
  if (wish.nearerThanKm !== undefined && hotel.distanceKm >= wish.nearerThanKm) return false
  return wish.without?.includes(hotel.id) !== true
}
