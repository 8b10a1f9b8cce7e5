import type { Session } from '@callboard/session'

/**
 * Makes something once a session (and `key`, where there are several) and lets go of it with the session, so that all
 * components share it.
 */
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
