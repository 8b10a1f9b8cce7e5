import { commandSchema } from './command.ts'
import { countSchema, idSchema, lineSchema, timestampSchema } from './primitives.ts'
import { choice, object, optional, text, union, type Infer } from './schema.ts'

/** The first message of a Callboard client, sent before its first sync message. */
const helloSchema = object({
  type: choice(['hello']),
  /** The Yjs client id of this connection's document, to which its presence is bound. */
  clientId: countSchema,
  /** Random, made once a process (or page); the same over all its reconnects. */
  instance: idSchema,
  /** Of the document that the client holds, when it comes back. The relay refuses another than its own. */
  generation: optional(text()),
  /** An agent asks for its epoch. `epoch` is the one it held before, when it comes back. */
  agent: optional(object({ id: idSchema, epoch: optional(countSchema) })),
})

const welcomeSchema = object({
  type: choice(['welcome']),
  session: text(),
  generation: text(),
  /** The relay's clock, so that clients can correct theirs. */
  now: timestampSchema,
  /** For an agent: the epoch it now holds. */
  epoch: optional(countSchema),
  /** The relay drops a silent socket after this long, milliseconds. */
  livenessTimeoutMs: countSchema,
})

/** The first `frames` document-bearing frames (sync step 2 or update) of this connection are committed to disk. */
const ackSchema = object({ type: choice(['ack']), frames: countSchema })

const heartbeatSchema = object({ type: choice(['heartbeat']), now: timestampSchema })

/** Sent before a close, with what the close code alone cannot say. */
const errorSchema = object({
  type: choice(['error']),
  code: lineSchema,
  message: text(),
})

/**
 * A command ahead of itself: it stands in the document of the person's session already, and agents to whom it may act
 * before it is durable need not wait for the disk.
 */
const urgentSchema = object({ type: choice(['urgent']), command: commandSchema })

/** The same as the relay passes it on, with the Yjs client id of who sent it: whose presence tells who that is. */
const passedOnSchema = object({ type: choice(['urgent']), command: commandSchema, clientId: countSchema })

/** What a client may send in an extension message: `hello` first and once. */
export const clientMessageSchema = union(helloSchema, urgentSchema)

/** What the relay may send in an extension message. Clients ignore types they do not know. */
export const relayMessageSchema = union(welcomeSchema, ackSchema, heartbeatSchema, errorSchema, passedOnSchema)

export type HelloMessage = Infer<typeof helloSchema>
export type UrgentMessage = Infer<typeof passedOnSchema>
export type WelcomeMessage = Infer<typeof welcomeSchema>
export type ClientMessage = Infer<typeof clientMessageSchema>
export type RelayMessage = Infer<typeof relayMessageSchema>
