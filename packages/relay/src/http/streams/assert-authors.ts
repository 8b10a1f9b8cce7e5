import { CallboardError, CONVERSATION_STREAM, LOG_STREAM } from '@callboard/session/protocol'
import { decodeMessages } from '@callboard/session/wire'
import { assertAuthor, notYourName } from '../../identity/authorship.ts'
import type { Identity } from '../../identity/identity.ts'
import { splitStreamPath } from '../../identity/stream-rights.ts'
import type { Producer } from '../../streams/stream-log.ts'
import { KEY_PREFIX, producerOfKey } from '../../streams/keyed-producer.ts'
import { checkMessages } from '../../streams/stream-rules.ts'

/**
 * Throws `not-permitted` if something of `data` (bytes of the message codec) for the conversation or the log of a session says
 * that it is by somebody else, and `chunk-invalid` if it says nothing that can be read. Returns the producer that appends it: by the
 * socket a message is put under its id, and by its name that is asked for here as well.
 */
export function assertAuthors(identity: Identity | undefined, path: string, data: Uint8Array, producer?: Producer): Producer | undefined {
  const { stream } = splitStreamPath(path)
  if (identity === undefined || (stream !== CONVERSATION_STREAM && stream !== LOG_STREAM) || data.byteLength === 0) return producer
  checkMessages(path, data)
  const messages = decodeMessages(data)
  for (const message of messages) assertAuthor(identity, stream, message)
  if (!producer?.id.startsWith(KEY_PREFIX)) return producer
  const key = producer.id.slice(KEY_PREFIX.length)
  assertKey(identity, key, messages)
  return { ...producer, id: producerOfKey(stream, key, messages[0]) }
}

function assertKey(identity: Identity, key: string, messages: readonly unknown[]): void {
  const isOwn = identity.kind === 'agent' && key.startsWith(`agents:${identity.id}:`)
  if (key.startsWith('agents:') && !isOwn) throw notYourName(key)
  if (messages.length === 1 && (messages[0] as { id?: unknown }).id === key) return
  throw new CallboardError({
    code: 'not-permitted',
    message: 'A producer whose id begins with key: appends one message whose id is the rest, so nothing was added. Give the producer another id.',
  })
}
