import { amountSchema, lineSchema } from './primitives.ts'
import { object, optional, type Infer } from './schema.ts'

/** What an agent has spent since it first joined: tokens, and money in `currency` (ISO 4217). */
export const usageSchema = object({
  inputTokens: optional(amountSchema),
  outputTokens: optional(amountSchema),
  cost: optional(amountSchema),
  currency: optional(lineSchema),
})

export type Usage = Infer<typeof usageSchema>
