import type { Session } from '@callboard/session'
import { putMessage } from '@callboard/session/streams'
import { CallboardError, CONVERSATION_STREAM, LIMITS } from '@callboard/session/protocol'
import { conversationEntrySchema, parseWith, type ConversationEntry } from '@callboard/session/schema'
import { jsonBytes } from '../record/json-bytes.ts'
import { keepsStreams } from '../stream/read-newest.ts'
import type { IncomingMessage } from './incoming-message.ts'

/** What an agent says: words, or the name of the stream in which it says them. */
export type Words = { readonly text: string } | { readonly stream: string }

/** What the agent puts into the session's conversation, and what of that is not on disk yet. */
export class Speech {
  readonly #session: Session
  readonly #from: ConversationEntry['from']
  readonly #pending = new Set<Promise<void>>()

  constructor(session: Session, agent: { readonly id: string; readonly name: string }) {
    this.#session = session
    this.#from = { kind: 'agent', id: agent.id, name: agent.name }
  }

  /**
   * Says something; `stored` resolves when it is on disk. Throws `value-invalid` for what is too long or nothing at
   * all.
   */
  say(words: Words, replyTo?: IncomingMessage): { readonly id: string; readonly stored: Promise<void> } {
    const entry: ConversationEntry = {
      id: 'stream' in words ? streamMessageId(words.stream) : messageId(),
      // Two clocks never agree to the millisecond, and an answer must not be read before its question.
      at: replyTo === undefined ? this.#session.now() : Math.max(this.#session.now(), replyTo.at + 1),
      from: this.#from,
      ...words,
      ...(replyTo === undefined ? {} : { replyTo: replyTo.id }),
    }
    requireEntry(entry)
    return { id: entry.id, stored: this.#put(entry) }
  }

  /** Puts what a person has said into the conversation; once, as its page does the same under the same key. */
  quote({ id, text, at, from }: IncomingMessage, to: readonly string[]): Promise<void> {
    const person = { kind: 'person', id: from.person, name: from.name ?? from.person } as const
    return this.#put({ id, at, from: person, text, to: [...to] })
  }

  /** Resolves when all that was said is on disk; rejects with what the relay refused. */
  async flush(): Promise<void> {
    await Promise.all(this.#pending)
  }

  #put(entry: ConversationEntry): Promise<void> {
    const message = { stream: CONVERSATION_STREAM, key: entry.id, message: entry }
    const stored = keepsStreams(this.#session) ? putMessage(this.#session, message).then(() => undefined) : Promise.resolve()
    this.#pending.add(stored)
    // Whoever flushes hears of a failure; nobody has to.
    stored.catch(() => undefined).finally(() => this.#pending.delete(stored))
    return stored
  }
}

function requireEntry(entry: ConversationEntry): void {
  const parsed = parseWith(conversationEntrySchema, entry)
  const isTooLarge = jsonBytes(entry) > LIMITS.conversationEntryBytes
  if (parsed.ok && !isTooLarge && entry.text !== '') return
  throw new CallboardError({
    code: 'value-invalid',
    message:
      'The message was not sent: a conversation takes texts of 1 to 4,000 characters. Say more in a stream, and give ' +
      'that to say() instead.',
    details: { issues: parsed.ok ? [] : parsed.issues },
  })
}

/** The longest id. Characters. */
const ID_LENGTH = 128

/**
 * Of the stream, so that a process which takes the stream up again after a restart can say it again: it is once there.
 */
function streamMessageId(stream: string): string {
  const id = stream.replaceAll('/', ':')
  return id.length <= ID_LENGTH ? id : messageId()
}

/** 80 random bits. Works on insecure pages, which have no `crypto.randomUUID`. */
function messageId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
