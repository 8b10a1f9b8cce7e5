import * as v from 'valibot'
import { idSchema, lineSchema, textSchema, timestampSchema } from './primitives.ts'

/** What a person can tell an agent. */
export const COMMAND_KINDS = ['message', 'cancel', 'pause', 'resume', 'steer'] as const

/** A command, in the record of the person who gave it until every addressee has acknowledged it. */
export const commandSchema = v.looseObject({
  id: idSchema,
  kind: v.picklist(COMMAND_KINDS),
  /** The agents it is for. */
  to: v.pipe(v.array(idSchema), v.minLength(1), v.maxLength(64)),
  /** One task of the addressee; without it the whole agent is meant. */
  task: v.optional(idSchema),
  /** The words of a `message` or `steer`. */
  text: v.optional(textSchema),
  at: timestampSchema,
  /** After this the agent refuses it. */
  expiresAt: v.optional(timestampSchema),
})

/** What an agent says of one command, in its own record, until the sender has pruned the command. */
export const ackSchema = v.looseObject({
  state: v.picklist(['acknowledged', 'done', 'refused']),
  at: timestampSchema,
  /** Why it was refused. */
  reason: v.optional(lineSchema),
})

export type CommandKind = (typeof COMMAND_KINDS)[number]
export type Command = v.InferOutput<typeof commandSchema>
export type Acknowledgement = v.InferOutput<typeof ackSchema>
