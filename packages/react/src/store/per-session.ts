import type { Session } from '@callboard/session'

/** Makes something once a session and lets go of it with the session, so that all components share it. */
export function perSession<Made>(make: (session: Session) => Made): (session: Session) => Made {
  const made = new WeakMap<Session, { readonly value: Made }>()
  return (session) => {
    let entry = made.get(session)
    if (!entry) made.set(session, (entry = { value: make(session) }))
    return entry.value
  }
}
