import type { ParticipantView } from '@callboard/session'
import { useSessionStore } from '../session/use-session-store.ts'

/** One agent or person by key, `agent:<id>` or `person:<id>`. Re-renders for this one alone. */
export function useParticipant(key: string): ParticipantView | undefined {
  return useSessionStore('useParticipant', (session) => session.presence.get(key))
}
