import { conversationEntrySchema, parseWith, type ConversationEntry } from '../../schema/index.ts'
import type { Session } from '../../session/session.ts'

/** A message that is kept until it is known to be stored at the relay. */
export interface StoredMessage {
  readonly entry: ConversationEntry
  /** Whether a page has already begun to send what a page before it had left. */
  readonly wasInDoubt?: boolean | undefined
}

/** Where the messages of a tab wait, over reloads. */
export interface OutboxStorage {
  /** By time. */
  readonly load: () => readonly StoredMessage[]
  readonly save: (stored: StoredMessage) => void
  readonly remove: (id: string) => void
}

const none: OutboxStorage = { load: () => [], save: () => undefined, remove: () => undefined }

/**
 * Opens the storage of a session's person, an item a message. A tab that is duplicated copies it: both then send the
 * same ids. Nothing is kept where there is no page (on a server all would share it), or no address to keep it by.
 */
export function openOutboxStorage({ connection, identity }: Session): OutboxStorage {
  if (typeof window === 'undefined' || connection.address === undefined || identity.kind !== 'person') return none
  const prefix = `callboard.outbox ${JSON.stringify([connection.address, identity.id])} `
  return {
    load: () => attempt(() => read(prefix)) ?? [],
    save: (stored) => void attempt(() => sessionStorage.setItem(prefix + stored.entry.id, JSON.stringify(stored))),
    remove: (id) => void attempt(() => sessionStorage.removeItem(prefix + id)),
  }
}

function read(prefix: string): readonly StoredMessage[] {
  const keys = Object.keys(sessionStorage).filter((key) => key.startsWith(prefix))
  const found = keys.flatMap((key) => {
    const stored = attempt(() => JSON.parse(sessionStorage.getItem(key) ?? '') as Partial<StoredMessage>)
    const entry = parseWith(conversationEntrySchema, stored?.entry)
    return entry.ok ? [{ entry: entry.value, wasInDoubt: stored?.wasInDoubt === true }] : []
  })
  return found.sort((left, right) => left.entry.at - right.entry.at)
}

/** Storage may be forbidden, full, or changed by hand: then it is as if it were not there. */
function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
