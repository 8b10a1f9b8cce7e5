import { useMemo } from 'react'
import { useProvidedSession } from '../session/session-context.ts'
import { useSessionStore } from '../session/use-session-store.ts'
import { entryHandle, type EntryHandle } from './entry-handle.ts'

/** One of the session's two maps of entries, and its verbs. */
export interface EntryMap {
  readonly entries: 'selections' | 'config'
  readonly set: 'setSelection' | 'setConfig'
  readonly remove: 'removeSelection' | 'removeConfig'
}

/** A session's verbs of entries, whatever keys and values the app has registered. */
type EntryWriter = Record<EntryMap['set'], (key: string, value: unknown) => void> &
  Record<EntryMap['remove'], (key: string) => void>

/** One entry and the ways to change it, for a hook named `hook`. */
export function useEntry<Value>(hook: string, { entries, set, remove }: EntryMap, key: string): EntryHandle<Value> {
  const { session } = useProvidedSession(hook)
  const entry = useSessionStore(hook, (from) => from[entries].get(key))
  const verbs = useMemo(
    () => ({
      set: (value: Value) => (session as unknown as EntryWriter)[set](key, value),
      remove: () => (session as unknown as EntryWriter)[remove](key),
    }),
    [session, key, set, remove],
  )
  return useMemo(() => entryHandle(entry, verbs), [entry, verbs])
}
