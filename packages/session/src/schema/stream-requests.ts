import { countSchema, idSchema, lineSchema, timestampSchema } from './primitives.ts'
import { choice, object, optional, text, type Infer } from './schema.ts'

const streamSchema = text({ min: 1, max: 512 })

/**
 * An agent opens a stream of its session for writing, and makes it if there is none. The producer is the agent of this
 * connection, with its epoch.
 */
export const writeRequestSchema = object({ stream: streamSchema })

/** The stream is open for writing. */
export const writingSchema = object({
  /** Which life of the name it is: another one after a deletion. */
  id: idSchema,
  /** The last sequence number that this epoch has on disk; absent when it has none. */
  lastSeq: optional(countSchema),
  /** How many messages are on disk. */
  tail: countSchema,
  /** When it was closed. */
  closedAt: optional(timestampSchema),
})

/** A reader wants messages of a stream of its session. One that does not exist is waited for. */
export const readRequestSchema = object({
  stream: streamSchema,
  /** The life that the reader has read from, when it comes back. */
  id: optional(idSchema),
  /** The position to start at: how many messages of the stream are skipped. */
  from: countSchema,
  /** Start later than `from`, at this many messages before the end as it is now. */
  last: optional(countSchema),
  /** End before this position; the channel is done then. Without it the reader follows. */
  to: optional(countSchema),
  /** How many bytes of messages may be under way without credit. */
  window: countSchema,
})

/** Who writes a stream at present, as far as the relay knows. */
export const writerStateSchema = object({
  /** `none`: nobody has written since the relay knows of it; `gone`: the writer left it open. */
  state: choice(['live', 'gone', 'none']),
  since: timestampSchema,
  /** Why it is gone: `connection-lost`, `silent`, `fenced`, `relay-restarted`. */
  reason: optional(lineSchema),
})

/** What holds of a stream beyond its messages. */
export const streamStateSchema = object({
  /** Absent while it does not exist. */
  id: optional(idSchema),
  /** How many messages it has. */
  tail: countSchema,
  /** When it was closed. */
  closedAt: optional(timestampSchema),
  writer: writerStateSchema,
})

/** Reading begins at `from`. */
export const readingSchema = object({ from: countSchema, state: streamStateSchema })

/** Appends one message once, however often it is asked for under one `key`. */
export const putRequestSchema = object({ stream: streamSchema, key: idSchema })

/** What went wrong on a channel; nothing more comes on it. */
export const streamErrorSchema = object({ code: lineSchema, message: text() })

export type WriteRequest = Infer<typeof writeRequestSchema>
export type Writing = Infer<typeof writingSchema>
export type ReadRequest = Infer<typeof readRequestSchema>
export type WriterState = Infer<typeof writerStateSchema>
export type StreamState = Infer<typeof streamStateSchema>
export type Reading = Infer<typeof readingSchema>
export type PutRequest = Infer<typeof putRequestSchema>
export type StreamError = Infer<typeof streamErrorSchema>
