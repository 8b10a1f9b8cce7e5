import type { Session } from '@callboard/session'
import { useProvidedSession } from './session-context.ts'

/**
 * The session, with its stores and verbs. It is another one after the provider's props changed. Does not re-render when
 * something in it changes: for that there are the other hooks, and `useStore` for a single store.
 */
export function useSession(): Session {
  return useProvidedSession('useSession').session
}
