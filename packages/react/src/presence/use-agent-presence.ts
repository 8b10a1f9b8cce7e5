import type { ParticipantView } from '@callboard/session'
import { useSessionStore } from '../session/use-session-store.ts'
import { participantList } from './presence-lists.ts'

/**
 * Who is here: agents and people with their derived status, since when and why, sorted by key. Re-renders for every one
 * of them; a long list reads its rows with `useParticipant` instead.
 */
export function useAgentPresence(): readonly ParticipantView[] {
  return useSessionStore('useAgentPresence', participantList)
}
