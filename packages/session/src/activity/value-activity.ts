import type * as Y from 'yjs'
import type { EntryView } from '../entries/entries.ts'
import type { Session } from '../session/session.ts'
import { createKeyedStore, type WritableKeyedStore } from '../store/keyed-store.ts'
import { contextOf } from '../session/inside.ts'
import { perSession } from '../session/per-session.ts'
import { createBatch } from '../store/batch.ts'
import type { Principal } from '../schema/index.ts'
import type { ValueActivity } from './activity-entry.ts'
import { createWriters } from './writers.ts'

/** Changes of one key by one actor that follow one another more closely are one. Milliseconds. */
const ONE_CHANGE_MS = 5_000

const ROOTS = ['selections', 'config'] as const
const KINDS = { selections: 'selection-changed', config: 'config-changed' } as const

/** The changes of selections and settings. */
export interface ValueChanges {
  /** The newest change of each value since the board was first received, by `<root>/<key>`. */
  readonly newest: WritableKeyedStore<ValueActivity>
  /** Has `listener` called with each change, and again when more is known of it. */
  listen(listener: (entry: ValueActivity) => void): void
}

/**
 * The changes of a session's selections and settings, followed from the first call until the session is closed. What
 * stood there when the board was first received is no change: nobody knows when it was written.
 */
export const valueChangesOf: (session: Session) => ValueChanges = perSession(followValues)

function followValues(session: Session): ValueChanges {
  const { doc, connection, now } = session
  const batch = createBatch()
  const newest = createKeyedStore<ValueActivity>(batch)
  const listeners: ((entry: ValueActivity) => void)[] = []
  const report = (place: string, entry: ValueActivity): void => {
    newest.set(place, entry)
    for (const listener of listeners) listener(entry)
  }
  const views = new Map<string, EntryView>()
  /** The clients that wrote the changes whose writer nobody knows yet. */
  const writerOf = new Map<string, number | undefined>()
  let counter = 0

  const changed = (root: 'selections' | 'config', key: string, isLocal: boolean): void => {
    const place = `${root}/${key}`
    const [before, after] = [views.get(place), session[root].get(key).getSnapshot()]
    if (after === undefined) views.delete(place)
    else views.set(place, after)
    const { synced, everSynced } = connection.state.getSnapshot()
    if ((!everSynced && !isLocal) || before?.value === after?.value) return
    const client = isLocal ? doc.clientID : writers.clientOf(root, key)
    if (client !== undefined) writers.want(client)
    const at = now()
    const actor = client === undefined ? undefined : writers.of(client)
    const former = newest.read(place)
    const goesOn =
      former !== undefined && writerOf.get(place) === client && client !== undefined && at - former.at < ONE_CHANGE_MS
    counter += 1
    const entry: ValueActivity = {
      id: goesOn ? former.id : `${KINDS[root]}:${key}:${at}:${counter}`,
      kind: KINDS[root],
      at,
      actor,
      root,
      key,
      before: goesOn ? former.before : before?.value,
      after: after?.value,
      exact: isLocal || synced,
    }
    writerOf.set(place, client)
    report(place, entry)
  }
  const onKnown = (clientId: number): void => {
    for (const [place, client] of writerOf) {
      const entry = newest.read(place)
      if (client === clientId && entry !== undefined) report(place, { ...entry, actor: writers.of(clientId) })
    }
  }
  const writers = createWriters(
    session,
    (principal) => nameOf(session, principal),
    (clientId) => batch.run(() => onKnown(clientId)),
  )
  const onTransaction = (transaction: Y.Transaction): void => {
    const touched: ReadonlyMap<unknown, ReadonlySet<string | null>> = transaction.changed
    batch.run(() => {
      for (const root of ROOTS) {
        for (const key of touched.get(doc.getMap(root)) ?? []) if (key !== null) changed(root, key, transaction.local)
      }
    })
  }
  for (const root of ROOTS) {
    for (const key of session[root].ids.getSnapshot()) {
      const view = session[root].get(key).getSnapshot()
      if (view !== undefined) views.set(`${root}/${key}`, view)
    }
  }
  // After the session's own listener, so that its stores hold what was written.
  doc.on('afterTransaction', onTransaction)
  connection.state.subscribe(() => {
    if (connection.state.getSnapshot().status !== 'closed') return
    doc.off('afterTransaction', onTransaction)
    writers.stop()
  })
  return { newest, listen: (listener) => listeners.push(listener) }
}

/** The name of somebody whom the relay has named by their id. */
function nameOf(session: Session, { kind, id }: Principal): string | undefined {
  if (kind === 'agent') return session.agents.get(id).getSnapshot()?.name
  const { document, board } = contextOf(session)
  const records = document.everything().people.map((key) => board().people.record(key))
  return session.presence.get(`person:${id}`).getSnapshot()?.name ?? records.find((record) => record?.id === id)?.name
}
