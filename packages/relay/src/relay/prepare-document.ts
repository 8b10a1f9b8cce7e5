import { SCHEMA_VERSION } from '@callboard/session/schema'
import type * as Y from 'yjs'

/** Gives a new document its `session` root; brings one of an older schema up to date. */
export function prepareDocument(doc: Y.Doc): void {
  const session = doc.getMap('session')
  if (session.has('schema')) return
  session.set('schema', SCHEMA_VERSION)
  session.set('generation', crypto.randomUUID())
  session.set('createdAt', Date.now())
}
