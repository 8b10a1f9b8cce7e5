import { CallboardError, CONVERSATION_STREAM, LOG_STREAM } from '@callboard/session/protocol'
import type { ConversationEntry, LogEntry } from '@callboard/session/schema'
import type { Identity } from './identity.ts'

/** Throws `not-permitted` for a message of the conversation, or a line of the log, that says it is by somebody else. */
export function assertAuthor(identity: Identity | undefined, stream: string, message: unknown): void {
  if (identity === undefined) return
  if (stream === CONVERSATION_STREAM && !isEntryBy(identity, (message as ConversationEntry).from)) {
    throw notYourName((message as ConversationEntry).from.id)
  }
  if (stream === LOG_STREAM && !isLineBy(identity, message as LogEntry)) throw notYourName((message as LogEntry).agent)
}

/** Whether an entry of the conversation is by the identity, under the name that its token gives, if it gives one. */
export function isEntryBy({ kind, id, name }: Identity, from: ConversationEntry['from']): boolean {
  const isKind = from.kind === 'agent' ? kind === 'agent' : kind === 'user'
  return isKind && from.id === id && (name === undefined || from.name === name)
}

function isLineBy({ kind, id }: Identity, line: LogEntry): boolean {
  return kind === 'agent' && line.agent === id
}

/** Somebody speaks under another's name. */
export function notYourName(id: string): CallboardError {
  return new CallboardError({
    code: 'not-permitted',
    message: `The message says that it is from ${JSON.stringify(id.slice(0, 80))}, which this connection is not, so it was not added. Send it over a connection of its author.`,
  })
}
