import type { EntryView, SelectionKey, SelectionValue, Session, Store } from '@callboard/session'
import { useSessionStore } from '../session/use-session-store.ts'
import { collectStore } from '../store/collect-store.ts'
import { perSession } from '../store/per-session.ts'

/** A kind of the registered schema; without one any string. */
export type SelectionKind = Exclude<SelectionKey, `${string}/${string}`>

type EntryLists = Map<string | undefined, Store<readonly EntryView[]>>

const lists: (session: Session) => EntryLists = perSession((): EntryLists => new Map())

/**
 * All that the user has chosen, sorted by key; with a `kind` those under the keys `kind` and `kind/…`. Entries keep
 * their identity. One that fails the app's schema has `valid: false`.
 */
export function useSelections<Kind extends SelectionKind>(kind?: Kind): readonly EntryView<SelectionValue<Kind>>[] {
  const entries = useSessionStore('useSelections', (session) => listOf(session, kind))
  return entries as readonly EntryView<SelectionValue<Kind>>[]
}

function listOf(session: Session, kind: string | undefined): Store<readonly EntryView[]> {
  const own = lists(session)
  let list = own.get(kind)
  if (!list) {
    const keep = kind === undefined ? undefined : (key: string): boolean => key === kind || key.startsWith(`${kind}/`)
    own.set(kind, (list = collectStore(session.selections, keep)))
  }
  return list
}
