import type * as Y from 'yjs'
import { failure, type CallboardError } from '../protocol/callboard-error.ts'
import { SCHEMA_VERSION } from './version.ts'

/** What a migration may need to know. */
export interface MigrationOptions {
  /** The relay's clock, milliseconds. */
  readonly now: number
  /** The generation that the document is given when it has none. */
  readonly generation: string
}

/** From which version to which a document was brought, or why it was left as it is. */
export type MigrationResult =
  | { readonly ok: true; readonly from: number; readonly to: number }
  | { readonly ok: false; readonly error: CallboardError }

type Migration = (doc: Y.Doc, options: MigrationOptions) => void

/** By the version it starts from; each goes one version up. Append-only. */
const migrations: readonly Migration[] = [
  // 0 to 1: a plain y-websocket client made the document, or nobody has yet.
  (doc, { now, generation }) => {
    const root = doc.getMap('session')
    if (typeof root.get('generation') !== 'string') root.set('generation', generation)
    if (typeof root.get('createdAt') !== 'number') root.set('createdAt', now)
  },
  // 1 to 2: what was said is in the stream `conversation`; see `readOutboxes`.
  (doc) => {
    const agents = doc.getMap<unknown>('agents')
    for (const [id, record] of [...agents]) {
      if (typeof record !== 'object' || record === null || !Object.hasOwn(record, 'outbox')) continue
      const { outbox: _, ...rest } = record as Record<string, unknown>
      agents.set(id, rest)
    }
  },
  // 2 to 3: only fields that may be absent have come.
  () => undefined,
  // 3 to 4: the same.
  () => undefined,
]

/**
 * Brings a stored document to {@link SCHEMA_VERSION}, in one transaction; one that is there already is not touched.
 * Never throws: a document of a newer version gives `schema-too-new` and stays as it is. Of version 1, read the
 * conversation out first (`readOutboxes`).
 */
export function migrateDocument(doc: Y.Doc, options: MigrationOptions): MigrationResult {
  const root = doc.getMap('session')
  const stored = root.get('schema')
  const from = typeof stored === 'number' && Number.isInteger(stored) && stored > 0 ? stored : 0
  if (from > SCHEMA_VERSION) return { ok: false, error: tooNew(from) }
  if (from === SCHEMA_VERSION) return { ok: true, from, to: from }
  doc.transact(() => {
    for (const migrate of migrations.slice(from)) migrate(doc, options)
    root.set('schema', SCHEMA_VERSION)
  }, 'callboard-migration')
  return { ok: true, from, to: SCHEMA_VERSION }
}

function tooNew(version: number): CallboardError {
  const message =
    `The document is of schema version ${version} and this software knows ${SCHEMA_VERSION}, so it was not opened, ` +
    'lest what is not understood be damaged. Update Callboard.'
  return failure('schema-too-new', message, { version, known: SCHEMA_VERSION })
}
