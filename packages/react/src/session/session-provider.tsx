import type { Session, TokenSource } from '@callboard/session'
import { equalityDeep } from 'lib0/function'
import { useEffect, useMemo, useState, type ReactElement, type ReactNode } from 'react'
import { createRefusals, NO_REFUSALS } from './refusals.ts'
import { SessionContext } from './session-context.ts'
import { leaseSession, type SessionOptions } from './session-lease.ts'

/** A session made elsewhere. The provider does not close it. */
export interface GivenSessionProviderProps {
  readonly session: Session
  readonly url?: undefined
  readonly children?: ReactNode
}

/** What the provider needs to make a session, and to close it when it unmounts. */
export interface ConnectingSessionProviderProps extends SessionOptions {
  readonly session?: undefined
  /** Where the relay is, for example `ws://localhost:4455`. */
  readonly url: string
  /** The name of the session. */
  readonly name: string
  /**
   * Says who is there, where the relay asks: a JWT, or what gives one. A function is asked at each connect, and before the token
   * ends; it may be another one in each render, and none makes a new session.
   */
  readonly token?: TokenSource | undefined
  readonly children?: ReactNode
}

/** Either a session, or what it takes to make one. */
export type SessionProviderProps = GivenSessionProviderProps | ConnectingSessionProviderProps

/**
 * Gives the session to all hooks and widgets below it.
 *
 * With `url`, `name` and `identity` it makes a session, connects it once it is mounted and closes it once it is
 * unmounted; when one of them changes in value it makes a new one. On the server it renders an empty board and connects
 * to nothing. When the relay refuses a write, or has begun the document anew, the session and its copy of the document are
 * dropped and a new one is made; `useConnection().rejected` tells. A component that suspends until the session has synced needs its `Suspense` below the provider, because
 * the provider connects when it is mounted.
 *
 * @example
 * <SessionProvider url="ws://localhost:4455" name="trip-42" identity={{ kind: 'person', id: 'ada', name: 'Ada' }}>
 *   <App />
 * </SessionProvider>
 */
export function SessionProvider(props: SessionProviderProps): ReactElement {
  if (props.session) return <GivenSession session={props.session}>{props.children}</GivenSession>
  return <OwnSession {...props} />
}

function GivenSession({ session, children }: GivenSessionProviderProps): ReactElement {
  const provided = useMemo(() => ({ session, hydration: () => session, refusals: NO_REFUSALS }), [session])
  return <SessionContext.Provider value={provided}>{children}</SessionContext.Provider>
}

function OwnSession({ children, token, ...options }: ConnectingSessionProviderProps): ReactElement {
  const [held, setLease] = useState(() => leaseSession(options, token, createRefusals()))
  let lease = held
  // By value: an identity is mostly written inline. Validators of a schema are equal when they are the same.
  if (!equalityDeep(held.options, options) || held.hasToken !== (token !== undefined)) {
    lease = leaseSession(options, token, held.refusals)
    setLease(lease)
  }
  useEffect(() => lease.setToken(token), [lease, token])
  useEffect(
    // A tree that is hidden and shown again mounts its effects anew: it must find a session that is alive.
    () => lease.hold(() => setLease((now) => (now === lease ? lease.next() : now))),
    [lease],
  )
  return <SessionContext.Provider value={lease}>{children}</SessionContext.Provider>
}
