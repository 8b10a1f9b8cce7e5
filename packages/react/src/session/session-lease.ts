import {
  connectSession,
  createSession,
  websocketConnection,
  type AppSchema,
  type Connection,
  type Identity,
  type Session,
  type TokenSource,
} from '@callboard/session'
import type { CarryOver } from './note-refusal.ts'
import type { Refusals } from './refusals.ts'

/** What it takes to make a session. */
export interface SessionOptions {
  readonly url: string
  readonly name: string
  readonly identity: Identity
  readonly schema?: AppSchema | undefined
}

/** A session that lives while somebody holds it. Connects when it is first held, closes when it was let go. */
export interface SessionLease {
  readonly options: SessionOptions
  readonly hasToken: boolean
  readonly refusals: Refusals
  readonly session: Session
  /** A session that never connects: an empty board, the same on the server and in the browser. */
  readonly hydration: () => Session
  /**
   * Holds the session; the result lets it go. It closes a task later, if nobody holds it again by then (Strict Mode
   * and hot reload let go and hold again at once), and then calls `onClosed`; at once when it is already closed. A relay
   * that refuses what this copy of the document holds ends it too, unless it did so too often.
   */
  hold(onClosed: () => void): () => void
  /** From now on this token, or what gives one, is asked for. */
  setToken(token: TokenSource | undefined): void
  /** The one that comes after this. What the relay did not get of this one's commands and answers goes over to it. */
  next(): SessionLease
}

/** Makes a session that is neither connected nor held. */
export function leaseSession(
  options: SessionOptions,
  token: TokenSource | undefined,
  refusals: Refusals,
  begin?: CarryOver,
): SessionLease {
  const { url, name, identity, schema } = options
  let latest = token ?? ''
  const ask = token === undefined ? undefined : () => (typeof latest === 'function' ? latest() : latest)
  const connect = (): Connection => websocketConnection({ url, session: name, token: ask })
  const session = createSession({ connection: connect(), identity, schema, isDeferred: true })
  let hydration: Session | undefined
  let holders = 0
  let isHeard = false
  let carry: CarryOver | undefined
  let closed = false
  const close = (): void => {
    closed = true
    void session.close()
  }
  return {
    options,
    hasToken: token !== undefined,
    refusals,
    session,
    setToken(next) {
      latest = next ?? ''
    },
    hydration: () =>
      (hydration ??= createSession({ connection: connect(), identity: { kind: 'observer' }, isDeferred: true })),
    next: () => leaseSession(options, token === undefined ? token : latest, refusals, carry),
    hold(onClosed) {
      holders += 1
      const { state } = session.connection
      const unsubscribe = state.subscribe(() => {
        const { status, error } = state.getSnapshot()
        if (isHeard || status !== 'closed' || !error) return
        isHeard = true
        // Late, since it is seldom needed; where it cannot be had, the page keeps the closed session and its error.
        import('./note-refusal.ts').then(
          ({ noteRefusal }) => {
            carry = noteRefusal(refusals, error, session)
            if (!carry) return
            close()
            onClosed()
          },
          () => {},
        )
      })
      if (closed) onClosed()
      else connectSession(session)
      // Once, whoever holds it after that.
      begin?.(session)
      begin = undefined
      return () => {
        holders -= 1
        unsubscribe()
        setTimeout(() => {
          if (holders > 0 || closed) return
          close()
          onClosed()
        })
      }
    },
  }
}
