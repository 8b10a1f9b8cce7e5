import { migrateDocument } from '@callboard/session/schema'
import type * as Y from 'yjs'

/** Gives a new document its `session` root; brings one of an older schema up to date. Throws `schema-too-new`. */
export function prepareDocument(doc: Y.Doc): void {
  const result = migrateDocument(doc, { now: Date.now(), generation: crypto.randomUUID() })
  if (!result.ok) throw result.error
}
