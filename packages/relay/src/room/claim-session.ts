import { CallboardError } from '@callboard/session/protocol'
import { identityKey, type Identity } from '../identity/identity.ts'
import { madeTooMany } from '../limits/limit-errors.ts'
import type { MakerRates } from '../limits/maker-limits.ts'
import type { SessionStorage } from '../storage/session-storage.ts'
import type { Member } from './member.ts'
import { sessionUnreadable } from './room-errors.ts'

/** What claiming a session works with. */
export interface ClaimOptions {
  readonly members: ReadonlySet<Member>
  readonly storage: Pick<SessionStorage, 'claimSession'>
  readonly makers: MakerRates
  readonly refuse: (member: Member, error: CallboardError) => void
}

/**
 * Finds among those who wait for a session that is not stored yet one who may make it. Whoever makes too many is sent away, and nobody
 * else. Rejects if that leaves nobody, and with `storage-unavailable`.
 */
export async function claimSession(session: string, { members, storage, makers, refuse }: ClaimOptions): Promise<void> {
  let last: CallboardError | undefined
  // Who comes meanwhile is among them.
  for (const { identity } of members) {
    if (identity === undefined || identity.sessions.includes(session)) return
    last = await refusalOf(identity, session, { storage, makers })
    if (last === undefined) return
    for (const other of members) if (isSame(other.identity, identity)) refuse(other, last)
  }
  throw last ?? sessionUnreadable()
}

async function refusalOf(
  identity: Identity,
  session: string,
  { storage, makers }: Pick<ClaimOptions, 'storage' | 'makers'>,
): Promise<CallboardError | undefined> {
  try {
    const maker = makers.session(identityKey(identity))
    return (await storage.claimSession(session, maker)) ? undefined : madeTooMany('sessions', maker.limit)
  } catch (error) {
    if (CallboardError.is(error, 'rate-limited')) return error
    throw error
  }
}

function isSame(one: Identity | undefined, other: Identity): boolean {
  return one !== undefined && identityKey(one) === identityKey(other)
}
