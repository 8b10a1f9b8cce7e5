import type { EntryView, KeyedStore, Session } from '@callboard/session'
import { useMemo } from 'react'
import { useProvidedSession } from '../session/session-context.ts'
import { useSessionStore } from '../session/use-session-store.ts'
import { entryHandle, type EntryHandle } from './entry-handle.ts'

/** One of the session's two maps of entries, and its verbs. */
export interface EntryMap {
  readonly entries: (session: Session) => KeyedStore<EntryView>
  readonly set: (session: Session, key: string, value: unknown) => void
  readonly remove: (session: Session, key: string) => void
}

/** One entry and the ways to change it, for a hook named `hook`. */
export function useEntry<Value>(hook: string, { entries, set, remove }: EntryMap, key: string): EntryHandle<Value> {
  const { session } = useProvidedSession(hook)
  const entry = useSessionStore(hook, (from) => entries(from).get(key))
  const verbs = useMemo(
    () => ({ set: (value: Value) => set(session, key, value), remove: () => remove(session, key) }),
    [session, key, set, remove],
  )
  return useMemo(() => entryHandle(entry, verbs), [entry, verbs])
}
