import { failure } from '../../protocol/callboard-error.ts'
import { CONVERSATION_STREAM, LIMITS, readAgentStreamName, type CallboardError } from '../../protocol/index.ts'
import { conversationEntrySchema, parseChunk, parseWith, type ParseResult } from '../../schema/index.ts'
import { decodeMessages, messageEnds } from '../../wire/index.ts'

/**
 * The messages one by one, as bytes. Throws `append-too-large`, and `chunk-invalid` for what a stream of this name cannot
 * hold: an agent's holds chunks, the conversation entries, any other whatever is JSON.
 */
export function checkMessages(stream: string, bytes: Uint8Array): readonly Uint8Array[] {
  if (bytes.length > LIMITS.appendBytes) throw tooLarge(bytes.length, LIMITS.appendBytes)
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

/** Whether the bytes are one conversation entry with this id. Throws what {@link checkMessages} throws, and more. */
export function checkEntry(key: string, bytes: Uint8Array): void {
  if (bytes.length > LIMITS.conversationEntryBytes) throw tooLarge(bytes.length, LIMITS.conversationEntryBytes)
  checkMessages(CONVERSATION_STREAM, bytes)
  const [entry] = decodeMessages(bytes) as { readonly id?: unknown }[]
  if (entry?.id === key) return
  throw failure('chunk-invalid', 'A message of the conversation is put under its own id. Use it as the key.')
}

function parserOf(stream: string): (message: unknown) => ParseResult<unknown> {
  if (readAgentStreamName(stream) !== undefined) return parseChunk
  if (stream === CONVERSATION_STREAM) return (message) => parseWith(conversationEntrySchema, message)
  return (value) => ({ ok: true, value })
}

function tooLarge(size: number, limit: number): CallboardError {
  const message = `An append of ${size} bytes is over the limit of ${limit}, so nothing was added. Split it.`
  return failure('append-too-large', message, { size, limit })
}
