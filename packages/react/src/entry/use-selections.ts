import { perSession, type EntryView, type SelectionKey, type SelectionValue, type Session, type Store } from '@callboard/session'
import { useSessionStore } from '../session/use-session-store.ts'
import { collectStore } from '../store/collect-store.ts'

/** A kind of the registered schema; without one any string. */
export type SelectionKind = Exclude<SelectionKey, `${string}/${string}`>

type EntryList = Store<readonly EntryView[]>

const entryList: (session: Session, kind: string | undefined) => EntryList = perSession((session, kind) =>
  collectStore(session.selections, (key) => kind === undefined || key === kind || key.startsWith(`${kind}/`)),
)

/**
 * All that the user has chosen, sorted by key; with a `kind` those under the keys `kind` and `kind/…`. Entries keep
 * their identity. One that fails the app's schema has `valid: false`.
 */
export function useSelections<Kind extends SelectionKind>(kind?: Kind): readonly EntryView<SelectionValue<Kind>>[] {
  const entries = useSessionStore('useSelections', (session) => entryList(session, kind))
  return entries as readonly EntryView<SelectionValue<Kind>>[]
}
