import type { ParticipantView } from '@callboard/session'
import { useSessionStore } from '../session/use-session-store.ts'
import { peopleList } from './presence-lists.ts'

/** The people who are here, a person's devices folded into one; `self` marks the one on this page. */
export function useUsers(): readonly ParticipantView[] {
  return useSessionStore('useUsers', peopleList)
}
