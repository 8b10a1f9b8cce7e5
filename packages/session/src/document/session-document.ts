import type * as Y from 'yjs'
import { isSafeKey } from '../store/share.ts'
import { ROOTS, rootNames, type RootName } from './roots.ts'

/** The keys of each root that one transaction has changed. */
export type DocumentChanges = Readonly<Record<RootName, readonly string[]>>

/** The session document: its roots, and word of which of their keys changed. */
export interface SessionDocument {
  readonly doc: Y.Doc
  /** The raw value under a key of a root: foreign data, to be parsed. */
  read(root: RootName, key: string): unknown
  keys(root: RootName): readonly string[]
  write(root: RootName, key: string, value: unknown): void
  remove(root: RootName, key: string): void
  /** Calls `listener` once a transaction that changed a root, after it. The result ends it. */
  observe(listener: (changes: DocumentChanges) => void): () => void
}

/** Transactions of the session's own verbs carry this as their origin. */
export const LOCAL_ORIGIN = 'callboard'

/** Gives access to the roots of `doc`. */
export function openDocument(doc: Y.Doc): SessionDocument {
  const roots = Object.fromEntries(rootNames().map((name) => [name, doc.getMap(ROOTS[name])])) as Record<
    RootName,
    Y.Map<unknown>
  >
  return {
    doc,
    read: (root, key) => roots[root].get(key),
    keys: (root) => [...roots[root].keys()].filter(isSafeKey),
    write: (root, key, value) => doc.transact(() => roots[root].set(key, value), LOCAL_ORIGIN),
    remove: (root, key) => doc.transact(() => roots[root].delete(key), LOCAL_ORIGIN),
    observe: (listener) => {
      const onTransaction = (transaction: Y.Transaction): void => {
        const changed: ReadonlyMap<unknown, ReadonlySet<string | null>> = transaction.changed
        const touched = rootNames().map((name) => [name, changedKeys(changed.get(roots[name]))] as const)
        if (touched.every(([, keys]) => keys.length === 0)) return
        listener(Object.fromEntries(touched) as DocumentChanges)
      }
      doc.on('afterTransaction', onTransaction)
      return () => doc.off('afterTransaction', onTransaction)
    },
  }
}

function changedKeys(keys: ReadonlySet<string | null> | undefined): readonly string[] {
  return keys === undefined ? [] : [...keys].filter((key) => key !== null && isSafeKey(key)) as string[]
}
