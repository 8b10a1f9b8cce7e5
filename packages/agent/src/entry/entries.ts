import type { Session } from '@callboard/session'
import { validValue, watchEntries, type EntryChange } from './entry-changes.ts'

/** What people and agents have chosen, by key. */
export interface Selections {
  /** The value, if there is one that its schema accepts. */
  get(key: string): unknown
  /** All values that their schemas accept. */
  all(): Readonly<Record<string, unknown>>
  /** Throws `value-invalid`, `value-not-json` or `record-too-large`, and then nothing has changed. */
  set(key: string, value: unknown): void
  remove(key: string): void
  /** Calls `listener` once an update with all it changed. The result ends it. */
  subscribe(listener: (changes: readonly EntryChange[]) => void): () => void
}

/** Settings that people make for agents. */
export type Config = Omit<Selections, 'set' | 'remove'>

/** The selections of a session; writing needs `assertJoined` not to throw. */
export function selectionsOf(session: Session, assertJoined: () => void): Selections {
  return {
    ...readerOf(session, 'selections'),
    set: (key, value) => {
      assertJoined()
      session.setSelection(key, value)
    },
    remove: (key) => {
      assertJoined()
      session.removeSelection(key)
    },
  }
}

/** The settings of a session. */
export function configOf(session: Session): Config {
  return readerOf(session, 'config')
}

function readerOf(session: Session, root: 'selections' | 'config'): Config {
  const store = session[root]
  return {
    get: (key) => validValue(store.get(key).getSnapshot()),
    all: () => {
      const entries = store.ids.getSnapshot().map((key) => [key, validValue(store.get(key).getSnapshot())] as const)
      return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
    },
    subscribe: (listener) => watchEntries(session, root, listener),
  }
}
