import { failure } from '../../protocol/callboard-error.ts'
import { CONVERSATION_STREAM, LIMITS, LOG_STREAM, readAgentStreamName, type CallboardError } from '../../protocol/index.ts'
import {
  conversationEntrySchema,
  logEntrySchema,
  parseChunk,
  parseWith,
  type ConversationEntry,
  type LogEntry,
  type ParseResult,
  type Schema,
} from '../../schema/index.ts'
import { decodeMessages, messageEnds } from '../../wire/index.ts'

/**
 * The messages one by one, as bytes. Throws `append-too-large`, and `chunk-invalid` for what a stream of this name
 * cannot hold: an agent's holds chunks, the conversation entries, the log lines, any other whatever is JSON.
 */
export function checkMessages(stream: string, bytes: Uint8Array): readonly Uint8Array[] {
  if (bytes.length > LIMITS.appendBytes) throw tooLarge(bytes.length)
  const parse = parserOf(stream)
  let messages: readonly unknown[]
  try {
    messages = decodeMessages(bytes)
  } catch (cause) {
    throw failure('chunk-invalid', 'An append holds what are no messages, so nothing was added.', undefined, cause)
  }
  for (const message of messages) {
    const parsed = parse(message)
    if (parsed.ok) continue
    const [issue] = parsed.issues
    const problem = `${issue?.path || 'It'}: ${issue?.message ?? 'invalid'}`
    throw failure('chunk-invalid', `A message for the stream ${stream} is not valid, so nothing was added. ${problem}`)
  }
  const ends = messageEnds(bytes)
  return ends.map((end, index) => bytes.slice(ends[index - 1] ?? 0, end))
}

/**
 * Checks an entry that a client puts into the conversation: it has its id for a key, and nobody speaks as an agent that
 * they are not. Throws `stream-request-invalid` and `not-permitted`.
 */
export function checkEntry(bytes: Uint8Array, key: string, agentId: string | undefined): void {
  const [entry] = decodeMessages(bytes) as ConversationEntry[]
  if (entry?.id !== key) {
    throw failure('stream-request-invalid', 'A message of the conversation is put under its own id. Use it as the key.')
  }
  if (entry.from.kind !== 'agent' || entry.from.id === agentId) return
  throw failure('not-permitted', `The message says that it is from agent ${entry.from.id}, which this client is not.`)
}

/**
 * Checks a line that a client puts into the log: it has its id for a key, and an agent logs what it has decided itself.
 * Throws as {@link checkEntry} does.
 */
export function checkLine(bytes: Uint8Array, key: string, agentId: string | undefined): void {
  const [line] = decodeMessages(bytes) as LogEntry[]
  if (line?.id !== key) {
    throw failure('stream-request-invalid', 'A line of the log is put under its own id. Use it as the key.')
  }
  if (line.agent === agentId) return
  throw failure('not-permitted', `The line says that it is of agent ${line.agent}, which this client is not.`)
}

function parserOf(stream: string): (message: unknown) => ParseResult<unknown> {
  if (readAgentStreamName(stream) !== undefined) return parseChunk
  if (stream === CONVERSATION_STREAM) return (message) => parseSmall(conversationEntrySchema, message)
  if (stream === LOG_STREAM) return (message) => parseSmall(logEntrySchema, message)
  return (value) => ({ ok: true, value })
}

function parseSmall(schema: Schema, message: unknown): ParseResult<unknown> {
  const limit = LIMITS.conversationEntryBytes
  const isTooLarge = new TextEncoder().encode(JSON.stringify(message)).length > limit
  if (isTooLarge) return { ok: false, issues: [{ path: '', message: `Over ${limit} bytes` }] }
  return parseWith(schema, message)
}

function tooLarge(size: number): CallboardError {
  const limit = LIMITS.appendBytes
  const message = `An append of ${size} bytes is over the limit of ${limit}, so nothing was added. Split it.`
  return failure('append-too-large', message, { size, limit })
}
