import { ClientIdHolders } from '../identity/client-id-holders.ts'
import { presenceRefused } from '../identity/identity-errors.ts'
import { identityKey } from '../identity/identity.ts'
import { presenceLie } from '../identity/own-presence.ts'
import { presenceTooLarge } from '../limits/limit-errors.ts'
import type { Pace } from '../pace/pace.ts'
import { Ticker } from '../pace/ticker.ts'
import { PresenceTable, type PresenceFrames } from '../presence/presence-table.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'
import { malformed, type AwarenessEntry } from '../wire/client-frame.ts'
import type { SharedFrame } from '../wire/shared-frame.ts'
import { isTooDeep } from '../wire/value-depth.ts'
import type { Delivery } from './delivery.ts'
import type { Member } from './member.ts'

/** What presence in a room works with. */
export interface PresenceChannelOptions {
  readonly members: ReadonlySet<Member>
  readonly now: () => number
  readonly pace: Pace
  readonly telemetry: Telemetry
  /** The largest state that a client may announce, as JSON. Bytes. */
  readonly presenceBytes: number
  readonly delivery: () => Delivery
  /** Whether an identity, by its key, may go by a client id: nobody else has written under it. */
  readonly mayOwn: (clientId: number, key: string) => boolean
}

/** Presence in a room: who may announce what, and one frame to everyone for all that changed in a tick. */
export class PresenceChannel {
  readonly #options: PresenceChannelOptions
  readonly #table: PresenceTable<Member>
  readonly #ticker: Ticker
  readonly #holders = new ClientIdHolders()

  constructor(options: PresenceChannelOptions) {
    this.#options = options
    this.#table = new PresenceTable(options.now)
    this.#ticker = new Ticker(() => this.#flush(), options.pace)
  }

  /**
   * Binds the id that a Callboard client named; the same process takes it from its own older connection. Throws
   * `presence-refused` if it is another identity's.
   */
  bind(member: Member, clientId: number): void {
    if (!this.#mayHold(member, clientId)) throw presenceRefused('has the client id of somebody else')
    this.#hold(member, clientId)
    const holder = this.#table.ownerOf(clientId)
    const takeOver = holder?.hello !== undefined && holder.hello.instance === member.hello?.instance
    this.#table.bind(clientId, member, takeOver)
  }

  /**
   * Takes announcements. Throws `frame-malformed` if a state of the member's own is not a JSON object or null, and
   * `presence-refused` if it says that the member is somebody else, `record-too-large` if it is over the limit. Of what is somebody
   * else's no more than the id is looked at.
   */
  announce(member: Member, entries: readonly AwarenessEntry[]): void {
    const own = member.hello?.clientId
    let ignored = 0
    for (const entry of entries) {
      if ((own !== undefined && entry.clientId !== own) || !this.#table.concerns(member, entry.clientId)) {
        ignored += 1
        continue
      }
      const state = parseState(entry.stateJson, this.#options.presenceBytes)
      if (!this.#isTrue(member, entry.clientId, state)) continue
      if (!this.#table.announce(member, entry, !member.answeredSync)) ignored += 1
      if (this.#table.ownerOf(entry.clientId) === member) this.#hold(member, entry.clientId)
    }
    if (ignored > 0) this.#options.telemetry.ignored('presence-echo', ignored)
    if (this.#table.hasChanges) this.#ticker.request()
  }

  /** Whose presence is or was lately under a client id, by identity key. */
  holderOf(clientId: number): string | undefined {
    return this.#holders.holderOf(clientId)
  }

  /** Whether it says of the member what its token does. What may be an echo of somebody else is only passed over. */
  #isTrue(member: Member, clientId: number, state: unknown): boolean {
    const { identity } = member
    if (identity === undefined) return true
    const lie = presenceLie(identity, state)
    const isOwn = member.hello !== undefined || this.#table.ownerOf(clientId) === member || !member.answeredSync
    if (lie !== undefined && isOwn) throw presenceRefused(lie)
    return lie === undefined && this.#mayHold(member, clientId)
  }

  #mayHold({ identity }: Member, clientId: number): boolean {
    if (identity === undefined) return true
    const key = identityKey(identity)
    return this.#holders.mayHold(clientId, key) && this.#options.mayOwn(clientId, key)
  }

  #hold({ identity }: Member, clientId: number): void {
    if (identity !== undefined) this.#holders.hold(clientId, identityKey(identity))
  }

  /** Tells a new member, or one that asks, who is here. */
  sendCurrent(member: Member): void {
    const frame = this.currentFor(member)
    if (frame === undefined) return
    this.#options.delivery().sendPresence(member, frame, [])
  }

  /** Who is here, and who of `missed` is not any more. */
  currentFor(member: Member, missed?: ReadonlySet<number>): SharedFrame | undefined {
    return this.#table.current(member, missed)
  }

  /** The connection has ended. */
  release(member: Member): void {
    this.#table.release(member)
    if (this.#table.hasChanges) this.#ticker.request()
  }

  /** Says of everyone who is here that they still are; also the sign of life for stock clients in a quiet room. */
  renew(): void {
    this.#send(this.#table.renew())
  }

  #flush(): void {
    if (this.#table.hasChanges) this.#send(this.#table.takeChanges())
  }

  #send(frames: PresenceFrames<Member>): void {
    const { members } = this.#options
    const delivery = this.#options.delivery()
    for (const member of members) {
      if (member.phase !== 'joined') continue
      delivery.sendPresence(member, frames.except.get(member) ?? frames.everyone, frames.clientIds)
    }
  }
}

function parseState(stateJson: string, limit: number): unknown {
  if (stateJson.length > limit || Buffer.byteLength(stateJson) > limit) throw presenceTooLarge(limit)
  let state: unknown
  try {
    state = JSON.parse(stateJson)
  } catch (cause) {
    throw malformed('a presence state in it is not JSON', cause)
  }
  if (typeof state !== 'object' || Array.isArray(state)) throw malformed('a presence state in it is not an object')
  if (isTooDeep(state)) throw malformed('a presence state in it nests too deeply')
  return state
}
