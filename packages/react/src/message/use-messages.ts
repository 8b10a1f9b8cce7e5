import type { MessageView } from '@callboard/session'
import { useSessionStore } from '../session/use-session-store.ts'

/** The conversation: what agents said and what people sent them, by time. Messages keep their identity. */
export function useMessages(): readonly MessageView[] {
  return useSessionStore('useMessages', (session) => session.messages)
}
