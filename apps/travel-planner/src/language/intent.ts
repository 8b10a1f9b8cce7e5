import * as v from 'valibot'
import { ACTIVITY_KINDS } from '../board/activity.ts'
import { STYLES } from '../board/trip.ts'

const dayOrNone = v.optional(v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/)))
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99))
const clock = v.optional(v.pipe(v.string(), v.regex(/^\d\d:\d\d$/)))

/** Something about the trip itself was said; what was not said is absent. */
export const tripIntentSchema = v.object({
  type: v.literal('trip'),
  /** City, with country or state if it was said: "Paris, Texas". As the person wrote it. */
  origin: v.optional(v.string()),
  destination: v.optional(v.string()),
  departDay: dayOrNone,
  returnDay: dayOrNone,
  nights: v.optional(count),
  /** Move the whole trip by that many days; negative is earlier. */
  shiftDays: v.optional(v.pipe(v.number(), v.integer())),
  /** Stay that many nights longer; negative is shorter. */
  addNights: v.optional(v.pipe(v.number(), v.integer())),
  oneWay: v.optional(v.boolean()),
  adults: v.optional(count),
  children: v.optional(count),
  /** That many more adults come along. */
  addAdults: v.optional(v.pipe(v.number(), v.integer())),
  /** The most it may cost, in the currency said. */
  budget: v.optional(v.pipe(v.number(), v.minValue(0))),
  /** The limit said before holds no longer. */
  noBudget: v.optional(v.boolean()),
  budgetFor: v.optional(v.picklist(['trip', 'person'])),
  /** ISO 4217, if another currency than the euro was said. */
  currency: v.optional(v.string()),
  style: v.optional(v.picklist(STYLES)),
})

/** What can be wished of a flight, hotel or activity, compared with what is chosen now. */
export const WISHES = ['cheaper', 'better', 'later', 'earlier', 'shorter', 'direct', 'nearer'] as const

/** What can be changed. */
export const TARGETS = ['flights', 'outbound', 'return', 'hotel', 'activities', 'everything'] as const

/** Something that is planned shall be changed. */
export const changeIntentSchema = v.object({
  type: v.literal('change'),
  action: v.picklist(['swap', 'remove', 'add']),
  target: v.picklist(TARGETS),
  wish: v.optional(v.picklist(WISHES)),
  /** What else is wished of it: "cheaper and direct". */
  furtherWishes: v.optional(v.array(v.picklist(WISHES))),
  /** Flight departs, or activity begins, after or before this local time, `HH:mm`. */
  after: clock,
  before: clock,
  /** At least that many stars. */
  stars: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))),
  kinds: v.optional(v.array(v.picklist(ACTIVITY_KINDS))),
  /** How many activities shall be added or swapped, if a number was said. */
  count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(8))),
  day: dayOrNone,
  /** The times are those of arrival. */
  arrival: v.optional(v.boolean()),
  /** What was taken off before may be chosen again. */
  restore: v.optional(v.boolean()),
  /** Words of the name of what is meant. */
  name: v.optional(v.string()),
})

/** What can be asked. */
export const TOPICS = [
  'itinerary',
  'total',
  'outbound',
  'return',
  'hotel',
  'activities',
  'dates',
  'party',
  'budget',
  'distance',
  'status',
  'data',
  'suggestion',
] as const

/** What one message means: one intent for each thing it says. */
export const intentSchema = v.variant('type', [
  tripIntentSchema,
  changeIntentSchema,
  v.object({
    type: v.literal('question'),
    topic: v.picklist(TOPICS),
    day: dayOrNone,
    /** The places it is about, as the person wrote them. */
    places: v.optional(v.array(v.string())),
  }),
  v.object({ type: v.literal('yes') }),
  v.object({ type: v.literal('no') }),
  v.object({ type: v.literal('greeting') }),
  v.object({ type: v.literal('thanks') }),
  v.object({ type: v.literal('help') }),
  /** Stop working on it. */
  v.object({ type: v.literal('stop') }),
  /** Forget the whole trip. */
  v.object({ type: v.literal('reset') }),
  /** Understood, but nothing this planner can do: `thing` in the plural, "trains". */
  v.object({ type: v.literal('unsupported'), thing: v.string() }),
  /** Shall stay as it is. */
  v.object({ type: v.literal('keep'), target: v.picklist(TARGETS) }),
  /** Not understood: all of the message, or the words given. */
  v.object({ type: v.literal('unknown'), words: v.optional(v.string()) }),
])

/** What a model answers with. */
export const interpretationSchema = v.object({ intents: v.array(intentSchema) })

/** One thing that a message means. */
export type Intent = v.InferOutput<typeof intentSchema>
/** Something about the trip itself. */
export type TripIntent = v.InferOutput<typeof tripIntentSchema>
/** Something that is planned shall be changed. */
export type ChangeIntent = v.InferOutput<typeof changeIntentSchema>
/** One thing wished of a flight, hotel or activity. */
export type Wish = (typeof WISHES)[number]
/** What can be changed. */
export type Target = (typeof TARGETS)[number]

/** All that a change wishes of its target, for example `['cheaper', 'direct']`. */
export function wishesOf({ wish, furtherWishes = [] }: ChangeIntent): readonly Wish[] {
  return wish === undefined ? furtherWishes : [wish, ...furtherWishes]
}

/** What a conversation was last about, which "it" then means. */
export const aboutSchema = v.object({
  target: v.picklist(TARGETS),
  kinds: v.optional(v.array(v.picklist(ACTIVITY_KINDS))),
})

/** What a conversation was last about. */
export type About = v.InferOutput<typeof aboutSchema>

/** What a question is about. */
export type Topic = (typeof TOPICS)[number]

/** What is known when a message is read. */
export interface MessageContext {
  /** `YYYY-MM-DD`. */
  readonly today: string
  /** The trip as it stands, as far as it is known. */
  readonly trip?:
    | {
        readonly origin?: string | undefined
        readonly destination?: string | undefined
        readonly departDay?: string | undefined
        readonly returnDay?: string | undefined
      }
    | undefined
  /** What was last asked of the person. */
  readonly awaiting?: 'origin' | 'destination' | 'confirmation' | undefined
  /** What the conversation was last about: "it". */
  readonly about?: About | undefined
}
