import { CallboardError, CONVERSATION_STREAM } from '@callboard/session/protocol'
import { readOutboxes } from '@callboard/session/schema'
import { encodeMessages } from '@callboard/session/wire'
import type * as Y from 'yjs'
import type { Logger } from '../log/logger.ts'
import { openLog } from './socket/open-log.ts'
import type { StreamLogs } from './stream-log.ts'

/**
 * Puts what was said in a document of version 1 into the session's conversation, where version 2 has it; each message once
 * under its id, however often this is done. Resolves when it is on disk. Rejects with `storage-unavailable`; a conversation that
 * takes nothing (it was closed, say) keeps no session from opening.
 */
export async function moveConversation(
  doc: Y.Doc,
  { session, streams, logger }: { readonly session: string; readonly streams: StreamLogs; readonly logger: Logger },
): Promise<void> {
  const entries = readOutboxes(doc)
  if (entries.length === 0) return
  try {
    const log = await openLog(streams, `${session}/${CONVERSATION_STREAM}`)
    const appends = entries.map((entry) =>
      log.append({ data: encodeMessages([entry]), producer: { id: `key:${entry.id}`, epoch: 0, seq: 0 } }),
    )
    await Promise.all(appends)
    logger.info({ session, messages: entries.length }, 'conversation moved into its stream')
  } catch (error) {
    if (!CallboardError.is(error) || error.code === 'storage-unavailable') throw error
    logger.error({ session, code: error.code, messages: entries.length }, 'conversation could not be moved into its stream')
  }
}
