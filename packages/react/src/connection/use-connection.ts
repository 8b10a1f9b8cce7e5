import type { ConnectionState } from '@callboard/session'
import { useSessionStore } from '../session/use-session-store.ts'

/** What is known of the link to the relay: status, tries, whether the board is synced, whether all is saved. */
export function useConnection(): ConnectionState {
  return useSessionStore('useConnection', (session) => session.connection.state)
}
