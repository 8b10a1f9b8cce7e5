import * as v from 'valibot'
import { daySchema, eurosSchema } from './calendar.ts'
import { citySchema } from './place.ts'

/** Who travels. */
export const partySchema = v.object({
  adults: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)),
  children: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(12)),
})

/** Who travels: at least one adult. */
export type Party = v.InferOutput<typeof partySchema>

/** How the traveller weighs money against comfort. */
export const STYLES = ['cheap', 'balanced', 'comfort'] as const

/** Selection `trip`: what is being planned. Written by the orchestrator. */
export const tripSchema = v.object({
  origin: citySchema,
  destination: citySchema,
  departDay: daySchema,
  /** Absent for a one-way trip. */
  returnDay: v.optional(daySchema),
  /** Nights at the destination; 0 for a day trip. */
  nights: v.pipe(v.number(), v.integer(), v.minValue(0)),
  party: partySchema,
  /** The most that all of it together may cost; absent when nothing was said. */
  budgetEur: v.optional(eurosSchema),
  style: v.picklist(STYLES),
})

/** Selection `trip`: what is being planned. */
export type Trip = v.InferOutput<typeof tripSchema>
