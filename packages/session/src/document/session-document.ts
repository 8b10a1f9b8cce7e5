import type * as Y from 'yjs'
import { isSafeKey } from '../store/share.ts'
import { rootNames, type RootName } from './roots.ts'

/** The keys of each root that one transaction has changed. */
export type DocumentChanges = Readonly<Record<RootName, readonly string[]>>

/** The session document: its roots, and word of which of their keys changed. */
export interface SessionDocument {
  readonly doc: Y.Doc
  /** The raw value under a key of a root: foreign data, to be parsed. */
  read(root: RootName, key: string): unknown
  /** All keys there are, as if they had just changed. */
  everything(): DocumentChanges
  write(root: RootName, key: string, value: unknown): void
  remove(root: RootName, key: string): void
  /** Calls `listener` once a transaction that changed a root, after it. The result ends it. */
  observe(listener: (changes: DocumentChanges) => void): () => void
}

/** Transactions of the session's own verbs carry this as their origin. */
export const LOCAL_ORIGIN = 'callboard'

/** Gives access to the roots of `doc`. */
export function openDocument(doc: Y.Doc): SessionDocument {
  const roots = byRoot((root) => doc.getMap(root))
  return {
    doc,
    read: (root, key) => roots[root].get(key),
    everything: () => byRoot((root) => [...roots[root].keys()].filter(isSafeKey)),
    write: (root, key, value) => doc.transact(() => roots[root].set(key, value), LOCAL_ORIGIN),
    remove: (root, key) => doc.transact(() => roots[root].delete(key), LOCAL_ORIGIN),
    observe: (listener) => {
      const onTransaction = (transaction: Y.Transaction): void => {
        const changed: ReadonlyMap<unknown, ReadonlySet<string | null>> = transaction.changed
        const keys = byRoot((root) => [...(changed.get(roots[root]) ?? [])].filter(isSafeKey))
        if (rootNames().some((root) => keys[root].length > 0)) listener(keys)
      }
      doc.on('afterTransaction', onTransaction)
      return () => doc.off('afterTransaction', onTransaction)
    },
  }
}

function byRoot<Value>(valueOf: (root: RootName) => Value): Record<RootName, Value> {
  return Object.fromEntries(rootNames().map((root) => [root, valueOf(root)])) as Record<RootName, Value>
}
