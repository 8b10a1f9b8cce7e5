import type { CallboardError } from '../protocol/index.ts'
import type { ConversationEntry } from '../schema/index.ts'
import type { Store } from '../store/store.ts'

/** A message of the conversation, with what this page knows of its sending. */
export interface ConversationMessage extends ConversationEntry {
  /** `sending`: not yet on the relay's disk; `failed`: it was refused, see `error`. */
  readonly state: 'sent' | 'sending' | 'failed'
  readonly error?: CallboardError | undefined
}

/** The conversation as it is followed: from some message on to the newest. Immutable. */
export interface ConversationView {
  /** `connecting` until the newest messages are here; `catching-up` while the link is down or what is shown is behind. */
  readonly status: 'connecting' | 'live' | 'catching-up'
  readonly messages: readonly ConversationMessage[]
  /** Which log it is; another one when it was deleted and begun anew. `undefined` while there is none. */
  readonly log: string | undefined
  /** The position of the first of them that is stored: what is before it is read page by page. */
  readonly start: number
  readonly error: CallboardError | undefined
}

/** Older messages. */
export interface ConversationPage {
  readonly messages: readonly ConversationMessage[]
  /** Where they begin: hand it to the next page's `before`; 0 means that there are none before. */
  readonly start: number
}

/** Which older messages. */
export interface PageRequest {
  /** The position before which they are: a `start`. */
  readonly before: number
  /** How many at most. */
  readonly limit: number
  /** Of which log: {@link ConversationView.log}. Rejects with `offset-invalid` when that is another now. */
  readonly log?: string | undefined
  readonly signal?: AbortSignal | undefined
}

/** What to say. */
export interface MessageDraft {
  readonly text: string
  /** The agents that are to obey it; each finds it in its messages. @default nobody: it is only shown */
  readonly to?: string | readonly string[] | undefined
  readonly replyTo?: string | undefined
}

/** What people and agents say to one another in a session. */
export interface Conversation {
  /** Follows the newest messages while it has listeners, and shows one's own before they are stored. */
  readonly view: Store<ConversationView>
  /** Reads older messages. Rejects with a `CallboardError` when the link is down for good, or with the signal's reason. */
  readPage(request: PageRequest): Promise<ConversationPage>
  /**
   * Says something, as this session's person. It shows at once, is stored once however often it has to be sent, and is
   * sent again after a reload of the page, once its conversation is used. Gives its id. Throws `not-permitted` for who is no person and `value-invalid` for a text that
   * is empty or over 4,000 characters.
   */
  send(draft: MessageDraft): string
  /** Sends a message that failed once more. */
  retry(id: string): void
  /** Takes back a message that failed. */
  discard(id: string): void
}
