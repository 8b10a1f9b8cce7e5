import * as v from 'valibot'
import { amountSchema, lineSchema } from './primitives.ts'

/** What an agent has spent since it first joined: tokens, and money in `currency` (ISO 4217). */
export const usageSchema = v.looseObject({
  inputTokens: v.optional(amountSchema),
  outputTokens: v.optional(amountSchema),
  cost: v.optional(amountSchema),
  currency: v.optional(lineSchema),
})

export type Usage = v.InferOutput<typeof usageSchema>
