import type { Session, Store } from '@callboard/session'
import { useStore } from '../store/use-store.ts'
import { useProvidedSession } from './session-context.ts'

/** Reads one store of the session for a hook named `hook`; `pick` gives the same store each time for one session. */
export function useSessionStore<Value>(hook: string, pick: (session: Session) => Store<Value>): Value
/** Likewise, and takes a part of its value. */
export function useSessionStore<Value, Selected>(
  hook: string,
  pick: (session: Session) => Store<Value>,
  select: (value: Value) => Selected,
): Selected
export function useSessionStore<Value, Selected>(
  hook: string,
  pick: (session: Session) => Store<Value>,
  select?: (value: Value) => Selected,
): Value | Selected {
  const { session, hydration } = useProvidedSession(hook)
  return useStore<Value, Value | Selected>(pick(session), select, () => pick(hydration()))
}
