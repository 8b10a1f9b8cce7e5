import * as v from 'valibot'

/** A city of the data set, as it stands on the board. */
export const citySchema = v.object({
  /** GeoNames id. */
  id: v.number(),
  name: v.string(),
  /** ISO 3166-1 alpha-2. */
  country: v.string(),
  countryName: v.string(),
  population: v.number(),
  latitude: v.number(),
  longitude: v.number(),
})

/** A city of the data set. */
export type City = v.InferOutput<typeof citySchema>

/** An airport, by its IATA code. */
export const airportSchema = v.object({
  iata: v.string(),
  name: v.string(),
  /** IANA time zone, for example `Europe/Lisbon`. */
  timeZone: v.string(),
})

/** An airport as a flight shows it. */
export type AirportName = v.InferOutput<typeof airportSchema>
