import { createSession, websocketConnection, type AppSchema, type Identity, type Session } from '@callboard/session'
import { deferConnection, type DeferredConnection } from './deferred-connection.ts'

/** What it takes to make a session. */
export interface SessionOptions {
  readonly url: string
  readonly name: string
  readonly identity: Identity
  readonly schema?: AppSchema | undefined
}

/** Gives the token of now. */
export type AskToken = () => string | Promise<string>

/** A session that lives while somebody holds it. Connects when it is first held, closes when it was let go. */
export interface SessionLease {
  readonly options: SessionOptions
  readonly ask: AskToken | undefined
  readonly session: Session
  /** A session that never connects: an empty board, the same on the server and in the browser. */
  readonly hydration: () => Session
  /**
   * Holds the session; the result lets it go. It closes a task later, if nobody holds it again by then (Strict Mode
   * and hot reload let go and hold again at once), and then calls `onClosed`; at once when it is already closed. A relay
   * that has begun the session's document anew ends it too: this copy is of the old one.
   */
  hold(onClosed: () => void): () => void
}

/** Makes a session that is neither connected nor held. `ask` gives its token, if there is one. */
export function leaseSession(options: SessionOptions, ask: AskToken | undefined): SessionLease {
  const connect = (): DeferredConnection =>
    deferConnection(websocketConnection({ url: options.url, session: options.name, token: ask }))
  const connection = connect()
  const session = createSession({ connection, identity: options.identity, schema: options.schema })
  let hydration: Session | undefined
  let holders = 0
  let closed = false
  return {
    options,
    ask,
    session,
    hydration: () => (hydration ??= createSession({ connection: connect(), identity: { kind: 'observer' } })),
    hold(onClosed) {
      holders += 1
      const { state } = connection
      const unsubscribe = state.subscribe(() => {
        if (state.getSnapshot().error?.code !== 'document-replaced') return
        closed = true
        onClosed()
      })
      if (closed) onClosed()
      else connection.start()
      return () => {
        holders -= 1
        unsubscribe()
        setTimeout(() => {
          if (holders > 0 || closed) return
          closed = true
          void session.close()
          onClosed()
        })
      }
    },
  }
}
