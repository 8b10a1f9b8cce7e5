import * as v from 'valibot'
import { idSchema, lineSchema, timestampSchema } from './primitives.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** The first message of a Callboard client, sent before its first sync message. */
const helloSchema = v.looseObject({
  type: v.literal('hello'),
  /** The Yjs client id of this connection's document, to which its presence is bound. */
  clientId: count,
  /** Random, made once a process (or page); the same over all its reconnects. */
  instance: idSchema,
  /** The generation of the document that the client holds, when it comes back. The relay refuses another than its own. */
  generation: v.optional(v.string()),
  /** An agent asks for its epoch. `epoch` is the one it held before, when it comes back. */
  agent: v.optional(v.looseObject({ id: idSchema, epoch: v.optional(count) })),
})

const welcomeSchema = v.looseObject({
  type: v.literal('welcome'),
  session: v.string(),
  generation: v.string(),
  /** The relay's clock, so that clients can correct theirs. */
  now: timestampSchema,
  /** For an agent: the epoch it now holds. */
  epoch: v.optional(count),
  /** The relay drops a silent socket after this long, milliseconds. */
  livenessTimeoutMs: count,
})

/** The first `frames` document-bearing frames (sync step 2 or update) of this connection are committed to disk. */
const ackSchema = v.looseObject({ type: v.literal('ack'), frames: count })

const heartbeatSchema = v.looseObject({ type: v.literal('heartbeat'), now: timestampSchema })

/** Sent before a close, with what the close code alone cannot say. */
const errorSchema = v.looseObject({
  type: v.literal('error'),
  code: lineSchema,
  message: v.string(),
})

/** What a client may send in an extension message. */
export const clientMessageSchema = v.variant('type', [helloSchema])

/** What the relay may send in an extension message. Clients ignore types they do not know. */
export const relayMessageSchema = v.variant('type', [welcomeSchema, ackSchema, heartbeatSchema, errorSchema])

export type HelloMessage = v.InferOutput<typeof helloSchema>
export type WelcomeMessage = v.InferOutput<typeof welcomeSchema>
export type ClientMessage = v.InferOutput<typeof clientMessageSchema>
export type RelayMessage = v.InferOutput<typeof relayMessageSchema>
