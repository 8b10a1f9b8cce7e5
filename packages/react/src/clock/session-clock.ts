import { perSession, type Session, type Store } from '@callboard/session'
import { tickingStore } from './ticking-store.ts'

/** The time of a session, ticking at an interval in milliseconds; one timer for all who read the same. */
export const sessionClock: (session: Session, intervalMs: number) => Store<number> = perSession(
  (session, intervalMs) => tickingStore(session.now, intervalMs),
)
