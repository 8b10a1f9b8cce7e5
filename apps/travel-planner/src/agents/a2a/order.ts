import * as v from 'valibot'
import { hotelSchema } from '../../board/hotel.ts'
import { tripSchema } from '../../board/trip.ts'
import { changeIntentSchema } from '../../language/intent.ts'

/** What the orchestrator asks of a specialist: the data part of an A2A message. */
export const orderSchema = v.object({
  /** The same when an order is given again, so that it is not carried out twice. */
  id: v.string(),
  /** The orchestrator's task that this is part of. */
  parent: v.object({ agent: v.string(), task: v.string() }),
  /**
   * `plan`: choose for the trip. `change`: change what is chosen. `clear`: take off the board what is chosen. `take`: put
   * on the board what a person has chosen.
   */
  kind: v.picklist(['plan', 'change', 'clear', 'take']),
  trip: v.optional(tripSchema),
  /** What this specialist may spend for the whole party. */
  budgetEur: v.optional(v.number()),
  change: v.optional(changeIntentSchema),
  /** What is to be taken. */
  hotel: v.optional(hotelSchema),
})

/** What the orchestrator asks of a specialist. */
export type Order = v.InferOutput<typeof orderSchema>

/** What a specialist answers: the data part of the artifact of an A2A task. */
export const orderResultSchema = v.object({
  /** `none`: there is nothing of that kind, or nothing that meets the wish; what was chosen stays. */
  outcome: v.picklist(['chosen', 'removed', 'none']),
  /** Whole sentences for the person. */
  says: v.array(v.string()),
  /** What is now on the board, by key; the ids tell when the board has arrived. */
  selected: v.array(v.object({ key: v.string(), id: v.string() })),
  /** Hotels that are about as good, the chosen one first, when it is a matter of taste. */
  close: v.optional(v.array(hotelSchema)),
})

/** What a specialist answers. */
export type OrderResult = v.InferOutput<typeof orderResultSchema>
