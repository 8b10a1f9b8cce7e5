import { idSchema, lineSchema, textSchema, timestampSchema } from './primitives.ts'
import { choice, list, object, optional, text, type Infer } from './schema.ts'

/**
 * One message of a session's conversation: an entry of its stream `conversation`. It has a `text`, or names the
 * `stream` in which an agent says it.
 */
export const conversationEntrySchema = object({
  /** Unique in the conversation; also the key under which it is appended, so that a retry never doubles it. */
  id: idSchema,
  /** When it was written, by its writer's idea of the relay's clock. The order is that of the stream. */
  at: timestampSchema,
  from: object({ kind: choice(['agent', 'person']), id: idSchema, name: lineSchema }),
  text: optional(textSchema),
  /** The name of the stream that holds the message, within the session. */
  stream: optional(text({ min: 1, max: 512 })),
  /** The message that it answers. */
  replyTo: optional(idSchema),
  /** The agents it is for. */
  to: optional(list(idSchema, { max: 64 })),
})

export type ConversationEntry = Infer<typeof conversationEntrySchema>
