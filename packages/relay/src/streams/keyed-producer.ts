import { CONVERSATION_STREAM, LOG_STREAM } from '@callboard/session/protocol'
import type { ConversationEntry, LogEntry } from '@callboard/session/schema'

/** What is put under a key is the only append of a producer of this name; over HTTP it may be asked for by it. */
export const KEY_PREFIX = 'key:'

/**
 * The producer of what is put under a key: `message`, where authors are known. In the conversation and the log it is the author's alone
 * then: the id of a message can be seen in its author's record before it is said, and that of a line can be worked out; whoever took it
 * first would keep the author silent.
 */
export function producerOfKey(stream: string, key: string, message: unknown): string {
  const author = message === undefined ? undefined : authorOf(stream, message)
  if (author === undefined) return KEY_PREFIX + key
  // No header holds a line feed, so that nobody takes this name over HTTP.
  return `${KEY_PREFIX}${key}\n${JSON.stringify(author)}`
}

function authorOf(stream: string, message: unknown): readonly [kind: string, id: string] | undefined {
  if (stream === LOG_STREAM) return ['agent', (message as LogEntry).agent]
  if (stream !== CONVERSATION_STREAM) return undefined
  const { from } = message as ConversationEntry
  return [from.kind, from.id]
}
