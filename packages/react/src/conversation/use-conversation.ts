import type { Session, Store } from '@callboard/session'
import {
  conversationOf,
  type ConversationMessage,
  type ConversationView,
  type MessageDraft,
} from '@callboard/session/streams'
import { useMemo } from 'react'
import { useProvidedSession } from '../session/session-context.ts'
import { useStore } from '../store/use-store.ts'
import { useOlderMessages } from './use-older-messages.ts'

/** Options of {@link useConversation}. */
export interface ConversationOptions {
  /** How many older messages are read at a time. @default 50 */
  readonly pageSize?: number | undefined
}

/** The conversation, and the ways to take part in it. The functions stay the same while the session does. */
export interface ConversationHandle {
  /** In the order in which they are stored; own ones that are not stored yet are last. By `id`, one each. */
  readonly messages: readonly ConversationMessage[]
  /** `connecting` until the newest messages are here; `catching-up` while the link is down or there is more to come. */
  readonly status: ConversationView['status']
  /** Why messages, or older ones, cannot be read. */
  readonly error: Error | undefined
  readonly hasOlder: boolean
  /** Reads the page before the oldest message. Does nothing while one is being read, or when there is none. */
  readonly loadOlder: () => void
  readonly isLoadingOlder: boolean
  /**
   * Says something, at once to be seen; gives its id. It is stored once, however often it has to be sent: after the
   * link was down and after a reload too. Throws `value-invalid` and `not-permitted`.
   */
  readonly send: (text: string, options?: Omit<MessageDraft, 'text'>) => string
  /** Sends a message that failed once more. */
  readonly retry: (id: string) => void
  /** Takes back a message that failed. */
  readonly discard: (id: string) => void
}

/**
 * What people and agents say to one another in the session: the newest messages live, older ones page by page. A
 * message of an agent may name a `stream` in place of a text: show it with `useAgentStream`. Needs a
 * `QueryClientProvider` above.
 *
 * @example
 * const { messages, send } = useConversation()
 * send('A weekend in Lisbon', { to: 'orchestrator' })
 */
export function useConversation({ pageSize = 50 }: ConversationOptions = {}): ConversationHandle {
  const { session, hydration } = useProvidedSession('useConversation')
  const onServer = (): Store<ConversationView> => conversationOf(hydration()).view
  const view = useStore<ConversationView, ConversationView>(conversationOf(session).view, undefined, onServer)
  const older = useOlderMessages(session, view, pageSize)
  const verbs = useMemo(() => verbsOf(session), [session])
  const messages = useMemo(() => join(older.messages, view.messages), [older.messages, view.messages])
  const { hasOlder, isLoadingOlder, loadOlder } = older
  const error = view.error ?? older.error ?? undefined
  const { status } = view
  return useMemo(
    () => ({ messages, status, error, hasOlder, loadOlder, isLoadingOlder, ...verbs }),
    [messages, status, error, hasOlder, loadOlder, isLoadingOlder, verbs],
  )
}

function verbsOf(session: Session): Pick<ConversationHandle, 'send' | 'retry' | 'discard'> {
  const { send, retry, discard } = conversationOf(session)
  return { send: (text, options) => send({ ...options, text }), retry, discard }
}

/** The two do not overlap by position; an id that stands in both was appended twice by a foreign writer. */
function join(
  older: readonly ConversationMessage[],
  newest: readonly ConversationMessage[],
): readonly ConversationMessage[] {
  if (older.length === 0) return newest
  const ids = new Set(older.map(({ id }) => id))
  return [...older, ...newest.filter(({ id }) => !ids.has(id))]
}
