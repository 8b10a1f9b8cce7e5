import { countSchema, idSchema, lineSchema, timestampSchema } from './primitives.ts'
import { choice, object, optional, type Infer } from './schema.ts'

/** Who is connected: the field `callboard` of a client's awareness state. Other fields are the app's own. */
export const presenceStateSchema = object({
  kind: choice(['agent', 'person']),
  id: idSchema,
  name: lineSchema,
  avatar: optional(lineSchema),
  /** A person's device (one a tab). */
  device: optional(idSchema),
  /** An agent's epoch. */
  epoch: optional(countSchema),
  /** Where in the app, for example `itinerary/flight`. */
  place: optional(lineSchema),
  joinedAt: timestampSchema,
})

export type PresenceState = Infer<typeof presenceStateSchema>
