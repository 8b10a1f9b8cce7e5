import { countSchema, idSchema, lineSchema, textSchema, timestampSchema } from './primitives.ts'
import { choice, list, object, optional, type Infer } from './schema.ts'

/** What a person can tell an agent. */
export const COMMAND_KINDS = ['message', 'cancel', 'pause', 'resume', 'steer'] as const

/** A command, in the record of the person who gave it until every addressee has acknowledged it. */
export const commandSchema = object({
  id: idSchema,
  kind: choice(COMMAND_KINDS),
  /** The agents it is for. */
  to: list(idSchema, { min: 1, max: 64 }),
  /** One task of the addressee; without it the whole agent is meant. */
  task: optional(idSchema),
  /** The words of a `message` or `steer`. */
  text: optional(textSchema),
  at: timestampSchema,
  /** After this the agent refuses it. */
  expiresAt: optional(timestampSchema),
})

/** What an agent says of one command, in its own record, until the sender has pruned the command. */
export const ackSchema = object({
  state: choice(['acknowledged', 'done', 'refused']),
  at: timestampSchema,
  /** Why it was refused. */
  reason: optional(lineSchema),
  /** How many lives of the agent have taken the command in hand. @default 1 */
  times: optional(countSchema),
})

export type CommandKind = (typeof COMMAND_KINDS)[number]
export type Command = Infer<typeof commandSchema>
export type Acknowledgement = Infer<typeof ackSchema>
