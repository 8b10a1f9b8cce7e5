import type * as Y from 'yjs'
import type { EntryView } from '../entries/entries.ts'
import type { Session } from '../session/session.ts'
import { createKeyedStore, type WritableKeyedStore } from '../store/keyed-store.ts'
import type { Batch } from '../store/batch.ts'
import type { ValueActivity } from './activity-entry.ts'
import type { Writers } from './writers.ts'

/** Changes of one key by one actor that follow one another more closely are one. Milliseconds. */
const ONE_CHANGE_MS = 5_000

const ROOTS = ['selections', 'config'] as const
const KINDS = { selections: 'selection-changed', config: 'config-changed' } as const

/** Follows selections and settings. */
export interface ValueChanges {
  /** The newest change of each value since the board was first received, by `<root>/<key>`. */
  readonly newest: WritableKeyedStore<ValueActivity>
  /** The relay has told who a client is. */
  onKnown(clientId: number): void
  stop(): void
}

/**
 * Begins to follow; `report` is told of each change. What stood there when the board was first received is no change:
 * nobody knows when it was written.
 */
export function followValues(session: Session, batch: Batch, writers: Writers, report: (entry: ValueActivity) => void): ValueChanges {
  const { doc, connection, now } = session
  const newest = createKeyedStore<ValueActivity>(batch)
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
    newest.set(place, entry)
    report(entry)
  }
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
  return {
    newest,
    onKnown: (clientId) => {
      for (const [place, client] of writerOf) {
        const entry = newest.read(place)
        if (client !== clientId || entry === undefined) continue
        const told = { ...entry, actor: writers.of(clientId) }
        newest.set(place, told)
        report(told)
      }
    },
    stop: () => doc.off('afterTransaction', onTransaction),
  }
}
