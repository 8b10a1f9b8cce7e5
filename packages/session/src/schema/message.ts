import { idSchema, textSchema, timestampSchema } from './primitives.ts'
import { object, optional, type Infer } from './schema.ts'

/**
 * A short message from an agent, in its outbox. It quotes the message it answers, because a person's own copy leaves
 * the person's record once it is acknowledged. Long or unbounded text belongs into a stream.
 */
export const messageSchema = object({
  id: idSchema,
  at: timestampSchema,
  text: textSchema,
  replyTo: optional(
    object({
      /** The command id of the message that is answered. */
      id: idSchema,
      /** The person who wrote it. */
      from: idSchema,
      text: textSchema,
      at: timestampSchema,
    }),
  ),
})

export type Message = Infer<typeof messageSchema>
