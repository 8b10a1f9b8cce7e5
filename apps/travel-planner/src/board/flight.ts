import * as v from 'valibot'
import { eurosSchema, localTimeSchema } from './calendar.ts'
import { airportSchema } from './place.ts'

/** Selections `flight/outbound` and `flight/return`. Written by the flights agent; a person may remove it. */
export const flightSchema = v.object({
  /** Unique among all flights of all days. */
  id: v.string(),
  carrier: v.string(),
  /** For example `NL 214`. */
  number: v.string(),
  from: airportSchema,
  to: airportSchema,
  /** Names of the cities at both ends. */
  fromCity: v.string(),
  toCity: v.string(),
  departsAt: localTimeSchema,
  arrivesAt: localTimeSchema,
  durationMinutes: v.number(),
  /** IATA codes of the airports where one changes; empty for a direct flight. */
  via: v.array(v.string()),
  fare: v.picklist(['light', 'classic', 'flex']),
  /** For one traveller. */
  priceEur: eurosSchema,
  /** For the whole party. */
  totalEur: eurosSchema,
  /** Where the row comes from: no timetable of a real airline is behind it. */
  source: v.literal('generated'),
})

/** A flight, one direction. */
export type Flight = v.InferOutput<typeof flightSchema>
