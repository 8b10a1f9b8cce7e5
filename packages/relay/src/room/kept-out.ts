import type { CallboardError, ErrorCode } from '@callboard/session/protocol'
import { comeBackLater } from '../identity/identity-errors.ts'
import { identityKey } from '../identity/identity.ts'
import type { RefusalBackoff } from '../permission/refusal-backoff.ts'
import type { Member } from './member.ts'

/** Who was refused for these is not to come back with the same at once. */
const BACKED_OFF: ReadonlySet<ErrorCode> = new Set(['write-refused', 'presence-refused', 'document-incomplete'])

/** What keeping out works with. */
export interface KeptOutOptions {
  readonly session: string
  readonly backoff: RefusalBackoff
}

/** A member was refused: if for what counts, it counts against its identity, but not against the other processes of that. */
export function countRefusal({ session, backoff }: KeptOutOptions, { code }: CallboardError, member: Member, members: Iterable<Member>): void {
  const { identity, process } = member
  if (identity === undefined || !BACKED_OFF.has(code)) return
  const key = identityKey(identity)
  const others = [...members].flatMap((other) => {
    const isOther = other.phase === 'joined' && other.identity !== undefined && identityKey(other.identity) === key
    return isOther && other.process !== undefined && other.process !== process ? [other.process] : []
  })
  backoff.refused(session, key, process, others)
}

/** Which process it is of those that share a token is known only now. Throws `rate-limited` if it is to stay away for a while. */
export function assertNotKeptOut({ session, backoff }: KeptOutOptions, { identity, process }: Member): void {
  const keptOutMs = identity === undefined ? 0 : backoff.keptOutMs(session, identityKey(identity), process)
  if (keptOutMs > 0) throw comeBackLater(keptOutMs)
}
