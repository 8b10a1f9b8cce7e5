import { CONVERSATION_STREAM } from '../../protocol/index.ts'
import type { ConversationEntry } from '../../schema/index.ts'
import type { Session } from '../../session/session.ts'
import { putMessage } from '../../streams/put-message.ts'

/** Puts a message into the conversation; it is forgotten when it cannot be. */
export function putEntry(session: Session, entry: ConversationEntry): void {
  void putMessage(session, { stream: CONVERSATION_STREAM, key: entry.id, message: entry }).catch(() => undefined)
}
