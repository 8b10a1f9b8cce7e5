import * as v from 'valibot'
import { idSchema, textSchema, timestampSchema } from './primitives.ts'

/**
 * A short message from an agent, in its outbox. It quotes the message it answers, because a person's own copy leaves
 * the person's record once it is acknowledged. Long or unbounded text belongs into a stream.
 */
export const messageSchema = v.looseObject({
  id: idSchema,
  at: timestampSchema,
  text: textSchema,
  replyTo: v.optional(
    v.looseObject({
      /** The command id of the message that is answered. */
      id: idSchema,
      /** The person who wrote it. */
      from: idSchema,
      text: textSchema,
      at: timestampSchema,
    }),
  ),
})

export type Message = v.InferOutput<typeof messageSchema>
