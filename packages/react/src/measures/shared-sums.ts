import { perSession, type Session, type Store } from '@callboard/session'
import { teamSums, type TeamSums } from '@callboard/session/measures'

/** The sums of a session, once for all who show them. */
export const sharedSums: (session: Session) => Store<TeamSums> = perSession<Store<TeamSums>>(teamSums)

/** Sums of a busy board change with every update; more often than this nobody reads them, milliseconds. */
export const SUMS_INTERVAL_MS = 250
