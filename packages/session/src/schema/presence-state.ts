import * as v from 'valibot'
import { idSchema, lineSchema, timestampSchema } from './primitives.ts'

/** Who is connected: the field `callboard` of a client's awareness state. Other fields are the app's own. */
export const presenceStateSchema = v.looseObject({
  kind: v.picklist(['agent', 'person']),
  id: idSchema,
  name: lineSchema,
  avatar: v.optional(lineSchema),
  /** A person's device (one a tab). */
  device: v.optional(idSchema),
  /** An agent's epoch. */
  epoch: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** Where in the app, for example `itinerary/flight`. */
  place: v.optional(lineSchema),
  joinedAt: timestampSchema,
})

export type PresenceState = v.InferOutput<typeof presenceStateSchema>
