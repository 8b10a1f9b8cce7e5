import * as v from 'valibot'
import { daySchema, eurosSchema } from './calendar.ts'

/** Selection `hotel`. Written by the hotels agent; a person may remove it. */
export const hotelSchema = v.object({
  id: v.string(),
  name: v.string(),
  city: v.string(),
  /** A real place in or near the city, from the data set. */
  area: v.string(),
  stars: v.picklist([1, 2, 3, 4, 5]),
  /** Guests' rating, 0 to 10. */
  rating: v.number(),
  /** From the centre of the city. */
  distanceKm: v.number(),
  checkIn: daySchema,
  checkOut: daySchema,
  nights: v.number(),
  rooms: v.number(),
  /** One room, one night. */
  priceEur: eurosSchema,
  /** All rooms, all nights. */
  totalEur: eurosSchema,
  source: v.literal('generated'),
})

/** A hotel for the stay. */
export type Hotel = v.InferOutput<typeof hotelSchema>
