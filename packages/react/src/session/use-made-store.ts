import type { Session, Store } from '@callboard/session'
import { useMemo } from 'react'
import { useStore } from '../store/use-store.ts'
import { useProvidedSession } from './session-context.ts'

/** Reads a store that a hook named `hook` makes for its component alone; made anew when `make` is another function. */
export function useMadeStore<Value>(hook: string, make: (session: Session) => Store<Value>): Value {
  const { session, hydration } = useProvidedSession(hook)
  const store = useMemo(() => make(session), [session, make])
  const serverStore = useMemo(() => once(() => make(hydration())), [hydration, make])
  return useStore<Value, Value>(store, undefined, serverStore)
}

/** Most renders need none, so it is made when it is first asked for. */
function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined
  return () => (made ??= make())
}
