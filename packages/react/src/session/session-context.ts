import { CallboardError, type Session } from '@callboard/session'
import { createContext, useContext } from 'react'
import type { Refusals } from './refusals.ts'

/** What a provider hands down. */
export interface ProvidedSession {
  readonly session: Session
  /** The session as the server rendered it: what hydration must start from. */
  readonly hydration: () => Session
  readonly refusals: Refusals
}

/** Holds nothing where there is no provider. */
export const SessionContext = createContext<ProvidedSession | undefined>(undefined)

/** What the nearest provider hands down; throws `provider-missing`, naming `hook`, where there is none. */
export function useProvidedSession(hook: string): ProvidedSession {
  const provided = useContext(SessionContext)
  if (provided) return provided
  throw new CallboardError({
    code: 'provider-missing',
    message: `${hook}() was called outside a <SessionProvider>, so there is no session. Call it inside one.`,
    details: { hook },
  })
}
