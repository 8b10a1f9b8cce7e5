import { failure, type CallboardError } from '../../protocol/callboard-error.ts'
import { CONVERSATION_STREAM } from '../../protocol/stream-name.ts'
import { conversationEntrySchema, parseWith } from '../../schema/index.ts'
import type { Session } from '../../session/session.ts'
import type { ConversationMessage, ConversationPage, PageRequest } from '../conversation-view.ts'
import { subscribeStream } from '../subscribe-stream.ts'
import { createSeenMessages } from './seen-messages.ts'

/** Reads the `limit` messages before a position. */
export function readPage(session: Session, { before, limit, log, signal }: PageRequest): Promise<ConversationPage> {
  const from = Math.max(before - limit, 0)
  if (before <= 0) return Promise.resolve({ messages: [], start: 0 })
  return new Promise((resolve, reject) => {
    let messages: ConversationMessage[] = []
    const seen = createSeenMessages()
    const settle = (tell: () => void): void => {
      unsubscribe()
      signal?.removeEventListener('abort', onAbort)
      tell()
    }
    const onAbort = (): void => settle(() => reject(signal?.reason as Error))
    const unsubscribe = subscribeStream(session, { stream: CONVERSATION_STREAM, from, to: before, id: log }, {
      onReading: (at) => {
        // Back before the page: the conversation that it was a page of is gone.
        if (at < from) return settle(() => reject(goneError()))
        if (at !== from) return
        messages = []
        seen.clear()
      },
      onMessages: (added) => {
        for (const input of added) {
          const parsed = parseWith(conversationEntrySchema, input)
          const entry = parsed.ok ? seen.add(parsed.value) : undefined
          if (entry !== undefined) messages.push({ ...entry, state: 'sent' })
        }
      },
      onState: () => undefined,
      onLost: () => undefined,
      onEnded: () => settle(() => resolve({ messages, start: from })),
      onError: (error) => settle(() => reject(error)),
    })
    if (signal?.aborted === true) onAbort()
    else signal?.addEventListener('abort', onAbort)
  })
}

function goneError(): CallboardError {
  const message = 'The conversation was deleted and begun anew, so this page of it is gone. Read the new one.'
  return failure('offset-invalid', message)
}
