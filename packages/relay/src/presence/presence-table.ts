import { awarenessEntryBytes, awarenessFrames, type AwarenessFrames } from '../wire/relay-frames.ts'
import type { SharedFrame } from '../wire/shared-frame.ts'
import type { AwarenessEntry } from '../wire/client-frame.ts'

/** The announcements of one client, and the connection that alone may make them. */
interface Presence<Owner> {
  owner: Owner
  /** Of the owner's last announcement on this connection; -1 before the first. */
  inboundClock: number
  /** `undefined`: connected, but announcing nothing. */
  stateJson: string | undefined
  /** When everyone was last told of it. */
  toldAt: number
  /** The last announcement as it stands in a frame, until it changes. */
  entry: Uint8Array | undefined
}

/** The clocks that the relay has sent for a client id: from the first one on, anything within is an echo. */
interface OutgoingClocks {
  readonly first: number
  last: number
}

/** A connection that announced an id which another connection still holds. */
interface Claim<Owner> {
  readonly owner: Owner
  entry: AwarenessEntry
}

/** Frames for one moment: the same bytes for everyone but those who must not hear of themselves. */
export interface PresenceFrames<Owner> {
  readonly everyone: SharedFrame
  readonly except: ReadonlyMap<Owner, SharedFrame>
  /** Whom it is about. */
  readonly clientIds: readonly number[]
}

/** Who announced something so recently needs no renewal: clients believe in a presence for 30 seconds. Milliseconds. */
const RECENT_MS = 5_000

/** Clients count from 0, one a change: a clock that is so far ahead of the time is a lie, and one that could rise no more. Seconds. */
const BELIEVED_AHEAD = 86_400

/** What y-protocols writes for a client that is gone. */
const GONE = 'null'

/**
 * Who is here. An id belongs to the connection that it is bound to; what others say of it is an echo. The relay counts
 * the outgoing clocks itself, starting from the time, so that they rise over reconnects and its own restarts.
 *
 * No owner is ever sent its own entry: with the relay's clock it would overrule what the client has set since.
 */
export class PresenceTable<Owner> {
  readonly #now: () => number
  readonly #present = new Map<number, Presence<Owner>>()
  readonly #ids = new Map<Owner, number>()
  readonly #clocks = new Map<number, OutgoingClocks>()
  readonly #claims = new Map<number, Claim<Owner>[]>()
  readonly #changed = new Set<number>()
  /** For those who join between two changes. */
  #everyone: { readonly ids: readonly number[]; readonly frames: AwarenessFrames } | undefined

  /** `now` gives milliseconds since the Unix epoch. */
  constructor(now: () => number) {
    this.#now = now
  }

  /** Whether something is to be sent; see {@link takeChanges}. */
  get hasChanges(): boolean {
    return this.#changed.size > 0
  }

  /** The connection that holds `clientId`. */
  ownerOf(clientId: number): Owner | undefined {
    return this.#present.get(clientId)?.owner
  }

  /** Binds an id to a connection. From another one it is taken only if `takeOver` says so, else it is claimed. */
  bind(clientId: number, owner: Owner, takeOver: boolean): void {
    const presence = this.#present.get(clientId)
    if (presence === undefined) {
      this.#give(clientId, owner)
    } else if (presence.owner !== owner && takeOver) {
      this.#ids.delete(presence.owner)
      this.#ids.set(owner, clientId)
      presence.owner = owner
      presence.inboundClock = -1
    } else if (presence.owner !== owner) {
      this.#claim(clientId, owner, { clientId, clock: -1, stateJson: GONE })
    }
  }

  /**
   * Takes an announcement whose state was checked to be JSON. `genuine` says that it cannot be the echo of what the
   * relay sent. Returns whether it was taken; what was not is somebody else's and is ignored.
   */
  announce(owner: Owner, entry: AwarenessEntry, genuine: boolean): boolean {
    if (!this.#ids.has(owner)) this.#adopt(owner, entry, genuine)
    const presence = this.#present.get(entry.clientId)
    if (presence === undefined || presence.owner !== owner) {
      this.#updateClaim(owner, entry)
      return false
    }
    const gone = entry.stateJson === GONE
    const newer = entry.clock > presence.inboundClock || (gone && entry.clock === presence.inboundClock)
    if (!newer) return false
    presence.inboundClock = entry.clock
    const stateJson = gone ? undefined : entry.stateJson
    if (stateJson === presence.stateJson) return true
    presence.stateJson = stateJson
    this.#touch(entry.clientId, entry.clock)
    return true
  }

  /** Whether an announcement of `owner` for this id would be looked at: only then is its JSON worth parsing. */
  concerns(owner: Owner, clientId: number): boolean {
    const id = this.#ids.get(owner)
    return id === undefined || id === clientId
  }

  /** The connection has ended: its presence goes at once, or passes to a connection that claimed the id meanwhile. */
  release(owner: Owner): void {
    this.#dropClaims(owner)
    const clientId = this.#ids.get(owner)
    if (clientId === undefined) return
    this.#ids.delete(owner)
    const presence = this.#present.get(clientId)
    this.#present.delete(clientId)
    if (presence?.stateJson !== undefined) this.#touch(clientId, 0)
    const claim = this.#claims.get(clientId)?.shift()
    if (claim === undefined) return
    this.#give(clientId, claim.owner)
    this.announce(claim.owner, claim.entry, true)
  }

  /** The announcements since the last call, in one frame. */
  takeChanges(): PresenceFrames<Owner> {
    const ids = [...this.#changed]
    this.#changed.clear()
    return this.#frames(ids)
  }

  /** Everyone who is here and did not announce anything lately, with clocks raised so that clients go on believing it. */
  renew(): PresenceFrames<Owner> {
    const before = this.#now() - RECENT_MS
    const silent = this.#announcing().filter((id) => (this.#present.get(id)?.toldAt ?? 0) <= before)
    for (const id of silent) this.#raise(id, 0)
    const ids = new Set([...silent, ...this.#changed])
    this.#changed.clear()
    this.#forgetOldClocks()
    return this.#frames([...ids])
  }

  /**
   * Everyone but `owner`, as they were last announced; `undefined` if there is nobody. Those of `missed` who are gone are in it as
   * such, for an owner who was not told.
   */
  current(owner: Owner, missed: Iterable<number> = []): SharedFrame | undefined {
    const gone = [...missed].filter((id) => this.#present.get(id)?.stateJson === undefined && this.#clocks.has(id))
    if (gone.length > 0) {
      const ids = [...this.#announcing(), ...gone].filter((id) => id !== this.#ids.get(owner))
      return ids.length === 0 ? undefined : awarenessFrames(ids.map((id) => this.#entry(id))).all
    }
    const { ids, frames } = (this.#everyone ??= this.#encodeEveryone())
    const own = this.#ids.get(owner)
    const index = own === undefined ? -1 : ids.indexOf(own)
    if (ids.length === (index === -1 ? 0 : 1)) return undefined
    return index === -1 ? frames.all : frames.without(index)
  }

  #adopt(owner: Owner, entry: AwarenessEntry, genuine: boolean): void {
    if (entry.stateJson === GONE) return
    const taken = this.#present.has(entry.clientId)
    if (genuine) {
      if (taken) this.#claim(entry.clientId, owner, entry)
      else this.#give(entry.clientId, owner)
      return
    }
    const sent = this.#clocks.get(entry.clientId)
    const echo = sent !== undefined && entry.clock >= sent.first
    if (!taken && !echo) this.#give(entry.clientId, owner)
  }

  /** A connection holds one id: what else it claimed is given up, or the first would be left behind for ever. */
  #give(clientId: number, owner: Owner): void {
    this.#dropClaims(owner)
    this.#ids.set(owner, clientId)
    this.#present.set(clientId, { owner, inboundClock: -1, stateJson: undefined, toldAt: 0, entry: undefined })
  }

  #claim(clientId: number, owner: Owner, entry: AwarenessEntry): void {
    const claims = this.#claims.get(clientId) ?? []
    if (claims.some((claim) => claim.owner === owner)) return
    claims.push({ owner, entry })
    this.#claims.set(clientId, claims)
  }

  #dropClaims(owner: Owner): void {
    for (const [clientId, claims] of this.#claims) {
      const left = claims.filter((claim) => claim.owner !== owner)
      if (left.length > 0) this.#claims.set(clientId, left)
      else this.#claims.delete(clientId)
    }
  }

  #updateClaim(owner: Owner, entry: AwarenessEntry): void {
    const claim = this.#claims.get(entry.clientId)?.find((candidate) => candidate.owner === owner)
    if (claim !== undefined && entry.clock >= claim.entry.clock) claim.entry = entry
  }

  #announcing(): number[] {
    return [...this.#present].filter(([, { stateJson }]) => stateJson !== undefined).map(([clientId]) => clientId)
  }

  #touch(clientId: number, inboundClock: number): void {
    this.#raise(clientId, inboundClock)
    this.#changed.add(clientId)
  }

  #raise(clientId: number, inboundClock: number): void {
    const clocks = this.#clocks.get(clientId)
    const seconds = this.#unixSeconds()
    const believed = inboundClock > seconds + BELIEVED_AHEAD ? 0 : inboundClock
    const clock = Math.max((clocks?.last ?? 0) + 1, believed, seconds)
    if (clocks === undefined) this.#clocks.set(clientId, { first: clock, last: clock })
    else clocks.last = clock
    const presence = this.#present.get(clientId)
    if (presence !== undefined) presence.entry = undefined
    this.#everyone = undefined
  }

  /** The clocks of those who left are kept until the time has overtaken them for good, so that they rise on return. */
  #forgetOldClocks(): void {
    const overtaken = this.#unixSeconds() - 60
    for (const [clientId, { last }] of this.#clocks) {
      if (last < overtaken && !this.#present.has(clientId)) this.#clocks.delete(clientId)
    }
  }

  #unixSeconds(): number {
    return Math.floor(this.#now() / 1_000)
  }

  #encodeEveryone(): { readonly ids: readonly number[]; readonly frames: AwarenessFrames } {
    const ids = this.#announcing()
    return { ids, frames: awarenessFrames(ids.map((id) => this.#entry(id))) }
  }

  #entry(clientId: number): Uint8Array {
    const presence = this.#present.get(clientId)
    if (presence?.entry !== undefined) return presence.entry
    const clock = this.#clocks.get(clientId)?.last ?? 0
    const entry = awarenessEntryBytes(clientId, clock, presence?.stateJson ?? GONE)
    if (presence !== undefined) presence.entry = entry
    return entry
  }

  #frames(clientIds: readonly number[]): PresenceFrames<Owner> {
    const frames = awarenessFrames(clientIds.map((id) => this.#entry(id)))
    const now = this.#now()
    const except = new Map<Owner, SharedFrame>()
    clientIds.forEach((id, index) => {
      const presence = this.#present.get(id)
      if (presence === undefined) return
      presence.toldAt = now
      except.set(presence.owner, frames.without(index))
    })
    return { everyone: frames.all, except, clientIds }
  }
}
