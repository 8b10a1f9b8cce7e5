import { randomId } from '../../document/random-id.ts'
import { failure } from '../../protocol/callboard-error.ts'
import { CallboardError } from '../../protocol/index.ts'
import { CONVERSATION_STREAM } from '../../protocol/stream-name.ts'
import { conversationEntrySchema, type ConversationEntry } from '../../schema/index.ts'
import { contextOf } from '../../session/inside.ts'
import type { Session } from '../../session/session.ts'
import { requireRecord } from '../../verbs/require-record.ts'
import { requireIdentityKind } from '../../verbs/verb-context.ts'
import type { ConversationMessage, MessageDraft } from '../conversation-view.ts'
import { putMessage } from '../put-message.ts'
import { openOutboxStorage, type OutboxStorage } from './outbox-storage.ts'

/** A message of this page. */
export interface OwnMessage {
  readonly id: string
  readonly entry: ConversationEntry
  readonly message: ConversationMessage
  /** Where it is stored, once it is. */
  readonly position: number | undefined
}

/** The messages that this page sends. */
export interface Outbox {
  /** Sends what a former page left behind. Idempotent. */
  readonly start: () => void
  /** What this page knows of a stored message, if it is its own. */
  readonly message: (stored: ConversationMessage) => ConversationMessage | undefined
  /** What this page has sent, in order, for as long as it is not known to be stored, and after. */
  readonly waiting: () => readonly OwnMessage[]
  readonly send: (draft: MessageDraft) => string
  readonly retry: (id: string) => void
  readonly discard: (id: string) => void
}

interface Item {
  readonly id: string
  readonly entry: ConversationEntry
  message: ConversationMessage
  position: number | undefined
  /** Set for what a former page left: `old` when a page before had been in doubt too. */
  doubt: 'fresh' | 'old' | undefined
}

/** Makes the outbox of a session's person; `onChange` is called after each change. */
export function createOutbox(session: Session, onChange: () => void): Outbox {
  const storage = openOutboxStorage(session)
  const items = new Map<string, Item>()
  let isStarted = false
  // One after the other, so that they are stored in the order in which they were said.
  let queue: Promise<void> = Promise.resolve()

  const show = (item: Item, state: ConversationMessage['state'], error?: CallboardError): void => {
    item.message = error === undefined ? { ...item.entry, state } : { ...item.entry, state, error }
    onChange()
  }
  const deliver = async (item: Item): Promise<void> => {
    if (items.get(item.id) !== item) return
    try {
      await (item.doubt === undefined ? store(session, item) : settleDoubt(session, item, storage))
      storage.remove(item.id)
      show(item, 'sent')
    } catch (error) {
      show(item, 'failed', asError(error))
    }
  }
  const enqueue = (item: Item): void => {
    queue = queue.then(() => deliver(item))
  }
  const add = (entry: ConversationEntry, doubt: Item['doubt']): void => {
    const item: Item = { id: entry.id, entry, message: { ...entry, state: 'sending' }, position: undefined, doubt }
    items.set(entry.id, item)
    enqueue(item)
  }
  const start = (): void => {
    if (isStarted) return
    isStarted = true
    for (const { entry, wasInDoubt } of storage.load()) add(entry, wasInDoubt === true ? 'old' : 'fresh')
    if (items.size > 0) onChange()
  }
  return {
    start,
    message: ({ id, from }) => {
      const item = items.get(id)
      return item?.entry.from.id === from.id && from.kind === 'person' ? item.message : undefined
    },
    waiting: () => [...items.values()],
    send: (draft) => {
      start()
      const entry = toEntry(session, draft, [...items.values()].at(-1)?.entry.at ?? 0)
      storage.save({ entry })
      add(entry, undefined)
      onChange()
      return entry.id
    },
    retry: (id) => {
      const item = items.get(id)
      if (item?.message.state !== 'failed') return
      show(item, 'sending')
      enqueue(item)
    },
    discard: (id) => {
      if (items.get(id)?.message.state !== 'failed') return
      items.delete(id)
      storage.remove(id)
      onChange()
    },
  }
}

/** Gives the command, if there is to be one, and once that is durable stores the message. */
async function store(session: Session, item: Item): Promise<void> {
  await giveCommand(session, item.entry)
  await put(session, item)
}

/**
 * As {@link store}, for a message of a former page that came nobody knows how far. If it is stored, its command had
 * been given: it is the later of the two, and agents store what they take in. This proves it once, for from here on it
 * is the earlier of the two.
 */
async function settleDoubt(session: Session, item: Item, storage: OutboxStorage): Promise<void> {
  const isProof = item.doubt === 'fresh'
  item.doubt = 'old'
  storage.save({ entry: item.entry, wasInDoubt: true })
  const isStored = await put(session, item)
  if (!isStored || !isProof) await giveCommand(session, item.entry)
}

/** Stores the message; gives whether it had been stored before. */
async function put(session: Session, item: Item): Promise<boolean> {
  const { id, entry } = item
  const { position, duplicate } = await putMessage(session, { stream: CONVERSATION_STREAM, key: id, message: entry })
  item.position = position
  return duplicate
}

/** Gives the addressees their command; one that is known already is not given again. */
async function giveCommand(session: Session, { id, to, text }: ConversationEntry): Promise<void> {
  if (to === undefined) return
  // What else this person has asked is known only then, and must not be overwritten.
  await session.whenSynced()
  session.sendCommand({ id, kind: 'message', to, text })
  await session.whenSaved()
}

function toEntry(session: Session, { text, to, replyTo }: MessageDraft, lastAt: number): ConversationEntry {
  requireIdentityKind(contextOf(session), ['person'])
  const { identity } = session
  if (identity.kind === 'observer' || text.trim() === '') {
    throw failure('value-invalid', 'The message is empty, so nothing was said. Give it a text.')
  }
  const { kind, id, name } = identity
  const addressees = to === undefined ? [] : [...new Set([to].flat())]
  const entry: ConversationEntry = {
    id: randomId(),
    // What is sent after a reload is sent by time, so no two have the same.
    at: Math.max(session.now(), lastAt + 1),
    from: { kind, id, name },
    text,
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(addressees.length === 0 ? {} : { to: addressees }),
  }
  requireRecord('The message', conversationEntrySchema, entry, 'value-invalid')
  return entry
}

function asError(cause: unknown): CallboardError {
  if (CallboardError.is(cause)) return cause
  return failure('internal', 'The message could not be sent. Please report this.', undefined, cause)
}
