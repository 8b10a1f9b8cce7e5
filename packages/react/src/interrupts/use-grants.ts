import { perSession, type Session, type Store } from '@callboard/session'
import { interruptsOf, type GrantView } from '@callboard/session/interrupts'
import { useMemo } from 'react'
import { useProvidedSession } from '../session/session-context.ts'
import { useSessionStore } from '../session/use-session-store.ts'
import { collectStore } from '../store/collect-store.ts'

/** What people have allowed agents for ever, and the way to take it back. */
export interface Grants {
  readonly grants: readonly GrantView[]
  /** Asks the agent to drop a grant, by its key. Throws `not-permitted` and `not-found`. Always the same function. */
  readonly revoke: (key: string) => void
}

const grantList: (session: Session) => Store<readonly GrantView[]> = perSession((session) =>
  collectStore(interruptsOf(session).grants),
)

/** The standing grants of all agents: what these no longer ask before they do it. */
export function useGrants(): Grants {
  const { session } = useProvidedSession('useGrants')
  const grants = useSessionStore('useGrants', grantList)
  const revoke = useMemo(() => {
    const interrupts = interruptsOf(session)
    return (key: string): void => void interrupts.revoke(key)
  }, [session])
  return useMemo(() => ({ grants, revoke }), [grants, revoke])
}
