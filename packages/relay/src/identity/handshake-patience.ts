import type { Identity } from './identity.ts'

/** Who was refused too often of late, and is not to come back yet. */
export interface HandshakePatience {
  /** How long the identity is kept out of the session, milliseconds; 0 if it is not. */
  retryInMs(session: string, identity: Identity): number
}
