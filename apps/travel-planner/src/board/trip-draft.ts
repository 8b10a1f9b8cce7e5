import * as v from 'valibot'
import { daySchema, eurosSchema } from './calendar.ts'
import { citySchema } from './place.ts'
import { partySchema, STYLES } from './trip.ts'

/** A trip that is still being talked about: what is known of it, and what was last asked. */
export const tripDraftSchema = v.object({
  origin: v.optional(citySchema),
  destination: v.optional(citySchema),
  departDay: v.optional(daySchema),
  returnDay: v.optional(daySchema),
  nights: v.optional(v.number()),
  oneWay: v.optional(v.boolean()),
  party: v.optional(partySchema),
  budgetEur: v.optional(eurosSchema),
  style: v.optional(v.picklist(STYLES)),
  awaiting: v.optional(v.picklist(['origin', 'destination', 'confirmation'])),
  /** What a "yes" would mean. */
  suggestion: v.optional(v.object({ slot: v.picklist(['origin', 'destination']), city: citySchema })),
})

/** A trip that is still being talked about. */
export type TripDraft = v.InferOutput<typeof tripDraftSchema>
