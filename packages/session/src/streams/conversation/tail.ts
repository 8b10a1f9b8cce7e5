import { CONVERSATION_STREAM } from '../../protocol/stream-name.ts'
import type { CallboardError } from '../../protocol/index.ts'
import { conversationEntrySchema, parseWith, type ConversationEntry } from '../../schema/index.ts'
import type { Session } from '../../session/session.ts'
import type { ConversationMessage, ConversationView } from '../conversation-view.ts'
import { subscribeStream } from '../subscribe-stream.ts'
import { createSeenMessages } from './seen-messages.ts'

/** How many messages are there at first, and at least after a gap. */
const NEWEST = 50

/** The newest messages of a conversation, as they are stored. */
export interface Tail {
  readonly start: () => void
  /** Stops to follow. What came stays, and is gone on from by `start`. */
  readonly stop: () => void
  readonly state: () => Omit<ConversationView, 'messages'>
  readonly messages: () => readonly ConversationMessage[]
  /** Whether a message is among them or, by its position, among those before them. */
  readonly includes: (entry: ConversationEntry, position: number | undefined) => boolean
}

/** Makes the tail of a session's conversation; `onChange` is called after each change. */
export function createTail(session: Session, onChange: () => void): Tail {
  let log: string | undefined
  let isRead = false
  let isLinked = false
  let start = 0
  let next = 0
  let end = 0
  let error: CallboardError | undefined
  let messages: ConversationMessage[] = []
  const seen = createSeenMessages()
  let unsubscribe: (() => void) | undefined

  const forget = (from: number): void => {
    start = from
    messages = []
    seen.clear()
  }
  const onReading = (from: number): void => {
    // Behind a gap, or from the start of a log that was made anew: what is here does not join on to it.
    if (messages.length === 0 || from !== next) forget(from)
    next = from
    isLinked = true
    error = undefined
    // The state, which is told next, says how far there is to go.
  }
  const add = (input: unknown): void => {
    const parsed = parseWith(conversationEntrySchema, input)
    const entry = parsed.ok ? seen.add(parsed.value) : undefined
    if (entry !== undefined) messages.push({ ...entry, state: 'sent' })
  }
  const follow = (): void => {
    unsubscribe = subscribeStream(session, { stream: CONVERSATION_STREAM, from: next, id: log, last: NEWEST }, {
      onReading,
      onMessages: (added, position) => {
        messages = [...messages]
        for (const message of added) add(message)
        next = position + added.length
        end = Math.max(end, next)
        if (next === end) isRead = true
        onChange()
      },
      onState: (state) => {
        log = state.id
        end = Math.max(state.tail, next)
        if (next === end) isRead = true
        onChange()
      },
      onLost: () => {
        isLinked = false
        onChange()
      },
      onError: (failed) => {
        isLinked = false
        error = failed
        onChange()
      },
    })
  }
  return {
    start: follow,
    stop: () => {
      unsubscribe?.()
      isLinked = false
    },
    state: () => {
      const status = !isRead ? 'connecting' : isLinked && next === end ? 'live' : 'catching-up'
      return { status, log, start, error }
    },
    messages: () => messages,
    includes: (entry, position) => seen.has(entry) || (position !== undefined && position < next),
  }
}
