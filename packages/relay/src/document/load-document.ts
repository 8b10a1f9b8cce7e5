import * as Y from 'yjs'
import type { ClientIdOwner, LogPosition, SessionStorage, StoredSession } from '../storage/session-storage.ts'
import { storedDocumentInvalid } from './document-errors.ts'

/** A document as it is on disk, and how long the log behind it is. */
export interface LoadedDocument {
  readonly doc: Y.Doc
  readonly snapshotBytes: number
  readonly logRecords: number
  readonly logBytes: number
  /** The last place in the log; `undefined` if the log is empty. */
  readonly position: LogPosition | undefined
  readonly owners: readonly ClientIdOwner[]
  /** All of it as one update, where that is what is on disk. */
  readonly whole: Uint8Array | undefined
}

/** Reads a session; `undefined` if it was never stored. Rejects with `storage-unavailable`. */
export async function loadDocument(storage: SessionStorage, session: string): Promise<LoadedDocument | undefined> {
  const stored = await storage.load(session)
  return stored === undefined ? undefined : replay(session, stored)
}

/** An empty document, as a session that was never stored has it. */
export function emptyDocument(): LoadedDocument {
  return { doc: new Y.Doc(), snapshotBytes: 0, logRecords: 0, logBytes: 0, position: undefined, owners: [], whole: undefined }
}

function replay(session: string, stored: StoredSession): LoadedDocument {
  const doc = new Y.Doc()
  try {
    doc.transact(() => {
      if (stored.snapshot !== undefined) Y.applyUpdate(doc, stored.snapshot)
      for (const update of stored.updates) Y.applyUpdate(doc, update)
    })
  } catch (cause) {
    throw storedDocumentInvalid(session, cause)
  }
  const isWhole = stored.updates.length === 0 && doc.store.pendingStructs === null && doc.store.pendingDs === null
  // Older relays stored what built on updates that had not come. It has been looked at by nobody, so it is let go.
  doc.store.pendingStructs = null
  doc.store.pendingDs = null
  return {
    doc,
    snapshotBytes: stored.snapshot?.byteLength ?? 0,
    logRecords: stored.updates.length,
    logBytes: stored.updates.reduce((sum, update) => sum + update.byteLength, 0),
    position: stored.position,
    owners: stored.owners,
    whole: isWhole ? stored.snapshot : undefined,
  }
}
