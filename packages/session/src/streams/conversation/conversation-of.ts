import { perSession } from '../../session/per-session.ts'
import type { Session } from '../../session/session.ts'
import { createEmitter } from '../../store/emitter.ts'
import type { Conversation, ConversationMessage, ConversationView } from '../conversation-view.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { readPage } from './read-page.ts'
import { createTail, type Tail } from './tail.ts'

/**
 * The conversation of a session; one each. Nothing is asked of the relay before somebody listens to its view or says
 * something. What was said before a reload and is not stored is sent again then, too.
 */
export const conversationOf: (session: Session) => Conversation = perSession(makeConversation)

function makeConversation(session: Session): Conversation {
  let view: ConversationView | undefined
  const onChange = (): void => {
    view = undefined
    emitter.emit()
  }
  const tail = createTail(session, onChange)
  const outbox = createOutbox(session, onChange)
  const emitter = createEmitter(undefined, tail.stop)
  return {
    view: {
      getSnapshot: () => (view ??= { ...tail.state(), messages: join(tail, outbox) }),
      subscribe: (listener) => {
        const isFirst = !emitter.isWatched()
        const end = emitter.subscribe(listener)
        if (isFirst) {
          tail.start()
          outbox.start()
        }
        return end
      },
    },
    readPage: (request) => readPage(session, request),
    send: outbox.send,
    retry: outbox.retry,
    discard: outbox.discard,
  }
}

/** What is stored, in the order of the log, and behind it what is not yet. One's own keep their identity in between. */
function join(tail: Tail, outbox: Outbox): readonly ConversationMessage[] {
  const stored = tail.messages().map((message) => outbox.message(message) ?? message)
  const waiting = outbox.waiting().filter(({ entry, position }) => !tail.includes(entry, position))
  return [...stored, ...waiting.map(({ message }) => message)]
}
