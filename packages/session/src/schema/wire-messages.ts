import { LIMITS } from '../protocol/limits.ts'
import { commandSchema } from './command.ts'
import { countSchema, idSchema, lineSchema, timestampSchema } from './primitives.ts'
import { choice, list, object, optional, text, union, type Infer } from './schema.ts'

/** A JWT, or whatever the host's own `authorize` reads. */
const tokenSchema = text({ max: LIMITS.tokenChars })

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
  /** What says who this is, where it was not sent as a sub-protocol. */
  token: optional(tokenSchema),
})

/** A newer token on a connection that lives: it counts from the next message on. */
const tokenMessageSchema = object({ type: choice(['token']), token: tokenSchema })

/** Asks who writes under these Yjs client ids; see `authorsSchema`. */
const authorsRequestSchema = object({ type: choice(['authors']), clientIds: list(countSchema, { max: 256 }) })

/** The W3C trace context (`traceparent`) of the document-bearing frame that comes next. */
const traceSchema = object({ type: choice(['trace']), traceparent: lineSchema })

/** Who somebody is to the relay, by the token that was checked. */
const principalSchema = object({
  kind: choice(['user', 'agent', 'viewer', 'service']),
  /** A person's id, an agent's id, or the name of a service. */
  id: idSchema,
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
  /** What an acknowledged write survives, and all that is listed before it. @default nothing is promised */
  survives: optional(choice(['client-crash', 'relay-crash', 'power-loss'])),
  /** Who the relay takes the client for; absent where it asks nobody for a token. */
  principal: optional(principalSchema),
  /** Where the client may write, as patterns of paths (`matchesPath`); absent: everywhere. */
  writes: optional(list(lineSchema, { max: 64 })),
  /** The token ends in this long, milliseconds; a newer one is due before. */
  tokenEndsInMs: optional(countSchema),
  /** For an agent: the Yjs client id to write under from the first sync on, the same in each of its lives. */
  writeAs: optional(countSchema),
})

/** Who writes under which Yjs client ids. Those that nobody is known to own are left out. */
const authorsSchema = object({
  type: choice(['authors']),
  authors: list(object({ clientId: countSchema, principal: principalSchema }), { max: 256 }),
})

/** The first `frames` document-bearing frames (sync step 2 or update) of this connection are committed to disk. */
const ackSchema = object({ type: choice(['ack']), frames: countSchema })

const heartbeatSchema = object({
  type: choice(['heartbeat']),
  now: timestampSchema,
  /** Once a newer token was read: as in the welcome. */
  tokenEndsInMs: optional(countSchema),
  writes: optional(list(lineSchema, { max: 64 })),
})

/** Sent before a close, with what the close code alone cannot say. */
const errorSchema = object({
  type: choice(['error']),
  code: lineSchema,
  message: text(),
  /** Of a refused write: where it was going, as a path (`agents/a2/status`). */
  path: optional(lineSchema),
  /** Which rule refused it. */
  rule: optional(lineSchema),
  /** When to come back, milliseconds. */
  retryInMs: optional(countSchema),
})

/**
 * A command ahead of itself: it stands in the document of the person's session already, and agents to whom it may act
 * before it is durable need not wait for the disk.
 */
const urgentSchema = object({ type: choice(['urgent']), command: commandSchema })

/** The same as the relay passes it on, with the Yjs client id of who sent it: whose presence tells who that is. */
const passedOnSchema = object({ type: choice(['urgent']), command: commandSchema, clientId: countSchema })

/** What a client may send in an extension message: `hello` first and once. */
export const clientMessageSchema = union(helloSchema, urgentSchema, tokenMessageSchema, authorsRequestSchema, traceSchema)

/** What the relay may send in an extension message. Clients ignore types they do not know. */
export const relayMessageSchema = union(welcomeSchema, ackSchema, heartbeatSchema, errorSchema, passedOnSchema, authorsSchema)

export type Principal = Infer<typeof principalSchema>
export type HelloMessage = Infer<typeof helloSchema>
export type UrgentMessage = Infer<typeof passedOnSchema>
export type AuthorsMessage = Infer<typeof authorsSchema>
export type WelcomeMessage = Infer<typeof welcomeSchema>
export type ClientMessage = Infer<typeof clientMessageSchema>
export type RelayMessage = Infer<typeof relayMessageSchema>
