import { CONVERSATION_STREAM } from '@callboard/session/protocol'
import type { ConversationEntry } from '@callboard/session/schema'

/** What is put under a key is the only append of a producer of this name; over HTTP it may be asked for by it. */
export const KEY_PREFIX = 'key:'

/**
 * The producer of what is put under a key. In the conversation it is the author's alone, where authors are known: the id of a message
 * can be seen in its author's record before it is said, and whoever took it first would keep the author silent.
 */
export function producerOfKey(stream: string, key: string, author: ConversationEntry['from'] | undefined): string {
  if (stream !== CONVERSATION_STREAM || author === undefined) return KEY_PREFIX + key
  // No header holds a line feed, so that nobody takes this name over HTTP.
  return `${KEY_PREFIX}${key}\n${JSON.stringify([author.kind, author.id])}`
}
