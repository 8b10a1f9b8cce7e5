import { ClientIdHolders } from '../identity/client-id-holders.ts'
import { presenceRefused } from '../identity/identity-errors.ts'
import { identityKey } from '../identity/identity.ts'
import { presenceLie } from '../identity/own-presence.ts'
import { PresenceTable, type PresenceFrames } from '../presence/presence-table.ts'
import { malformed, type AwarenessEntry } from '../wire/client-frame.ts'
import { isTooDeep } from '../wire/value-depth.ts'
import type { Member } from './member.ts'

/** Presence in a room: who may announce what, and one frame to everyone for all that changed in a turn. */
export class PresenceChannel {
  readonly #table: PresenceTable<Member>
  readonly #members: ReadonlySet<Member>
  readonly #holders = new ClientIdHolders()
  #flushScheduled = false

  constructor(members: ReadonlySet<Member>, now: () => number) {
    this.#members = members
    this.#table = new PresenceTable(now)
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
   * `presence-refused` if it says that the member is somebody else.
   */
  announce(member: Member, entries: readonly AwarenessEntry[]): void {
    for (const entry of entries) {
      if (member.hello !== undefined && entry.clientId !== member.hello.clientId) continue
      if (!this.#table.concerns(member, entry.clientId)) continue
      const state = parseState(entry.stateJson)
      if (!this.#isTrue(member, entry.clientId, state)) continue
      this.#table.announce(member, entry, !member.answeredSync)
      if (this.#table.ownerOf(entry.clientId) === member) this.#hold(member, entry.clientId)
    }
    this.#scheduleFlush()
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
    return identity === undefined || this.#holders.mayHold(clientId, identityKey(identity))
  }

  #hold({ identity }: Member, clientId: number): void {
    if (identity !== undefined) this.#holders.hold(clientId, identityKey(identity))
  }

  /** Tells a new member, or one that asks, who is here. */
  sendCurrent(member: Member): void {
    const frame = this.#table.current(member)
    if (frame !== undefined) member.socket.send(frame)
  }

  /** The connection has ended. */
  release(member: Member): void {
    this.#table.release(member)
    this.#flush()
  }

  /** Says of everyone who is here that they still are; also the sign of life for stock clients in a quiet room. */
  renew(): void {
    this.#send(this.#table.renew())
  }

  /** Once a turn of the event loop, so that a burst is one frame. */
  #scheduleFlush(): void {
    if (this.#flushScheduled || !this.#table.hasChanges) return
    this.#flushScheduled = true
    setImmediate(() => {
      this.#flushScheduled = false
      this.#flush()
    })
  }

  #flush(): void {
    if (!this.#table.hasChanges) return
    this.#send(this.#table.takeChanges())
  }

  #send(frames: PresenceFrames<Member>): void {
    for (const member of this.#members) {
      if (member.phase === 'joined') member.socket.send(frames.except.get(member) ?? frames.everyone)
    }
  }
}

function parseState(stateJson: string): unknown {
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
