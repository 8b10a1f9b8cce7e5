import type { Session } from './session.ts'

/**
 * Gives what `make` makes of a session, made once for each session (and `key`, where there are several) when it is first
 * asked for, and let go of with the session: so that all who ask share it.
 *
 * @example
 * const openTasks = perSession((session) => session.rootTasks)
 */
/* #__NO_SIDE_EFFECTS__ */
export function perSession<Made extends object, Key = void>(
  make: (session: Session, key: Key) => Made,
): (session: Session, key: Key) => Made {
  const sessions = new WeakMap<Session, Map<Key, Made>>()
  return (session, key) => {
    const made = sessions.get(session) ?? new Map<Key, Made>()
    const value = made.get(key) ?? make(session, key)
    sessions.set(session, made.set(key, value))
    return value
  }
}
