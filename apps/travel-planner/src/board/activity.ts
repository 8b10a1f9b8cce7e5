import * as v from 'valibot'
import { eurosSchema, localTimeSchema } from './calendar.ts'

/** Kinds of things to do. */
export const ACTIVITY_KINDS = [
  'museum',
  'food tour',
  'walking tour',
  'boat trip',
  'bike tour',
  'cooking class',
  'concert',
  'viewpoint',
  'market',
  'day trip',
  'wine tasting',
  'theatre',
  'spa',
  'gallery',
  'park',
  'nightlife',
  'sport',
  'family',
] as const

/** Kind of a thing to do. */
export type ActivityKind = (typeof ACTIVITY_KINDS)[number]

/** Selections `activity/<id>`. Written by the activities agent; a person may remove them. */
export const activitySchema = v.object({
  id: v.string(),
  title: v.string(),
  kind: v.picklist(ACTIVITY_KINDS),
  city: v.string(),
  startsAt: localTimeSchema,
  durationMinutes: v.number(),
  rating: v.number(),
  /** For one traveller; 0 when it is free. */
  priceEur: eurosSchema,
  /** For the whole party. */
  totalEur: eurosSchema,
  source: v.literal('generated'),
})

/** A thing to do at a time. */
export type Activity = v.InferOutput<typeof activitySchema>
