import type { ConnectionState } from '@callboard/session'
import { useMemo } from 'react'
import type { Rejection } from '../session/refusals.ts'
import { useProvidedSession } from '../session/session-context.ts'
import { useSessionStore } from '../session/use-session-store.ts'
import { useStore } from '../store/use-store.ts'

/** The link to the relay, and what was refused. The same object until it changes. */
export interface ConnectionView extends ConnectionState {
  /**
   * What the relay did not take of this page, newest last, the last eight. The provider has dropped it, with the copy of the
   * document that held it, and begun anew. Of a session made elsewhere there is none: that ends with its `error`.
   */
  readonly rejected: readonly Rejection[]
  /** Empties {@link ConnectionView.rejected}: it was read. */
  readonly dismissRejected: () => void
}

/**
 * What is known of the link to the relay: status, tries, whether the board is synced, whether all is saved and what that
 * survives, and what the relay refused.
 */
export function useConnection(): ConnectionView {
  const { store, dismiss } = useProvidedSession('useConnection').refusals
  const state = useSessionStore('useConnection', (session) => session.connection.state)
  const rejected = useStore(store)
  return useMemo(() => ({ ...state, rejected, dismissRejected: dismiss }), [state, rejected, dismiss])
}
