import { perSession, type ParticipantView, type Session, type Store } from '@callboard/session'
import { collectStore } from '../store/collect-store.ts'

/** Agents and people, one list a session. */
export const participantList: (session: Session) => Store<readonly ParticipantView[]> = perSession((session) =>
  collectStore(session.presence),
)

/** People, one list a session; agents' changes do not touch it. */
export const peopleList: (session: Session) => Store<readonly ParticipantView[]> = perSession((session) =>
  collectStore(session.presence, (key) => key.startsWith('person:')),
)
