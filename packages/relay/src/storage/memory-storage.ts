import { decideEpoch, type EpochHolder } from './decide-epoch.ts'
import type { ClientIdOwner, EpochClaim, EpochGrant, LogPosition, Maker, Revocation, SessionStorage, StoredSession } from './session-storage.ts'
import { MemoryStreams } from './memory-streams.ts'
import { storageClosed } from './storage-errors.ts'
import type { StreamStorage } from './stream-storage.ts'

interface MemorySession {
  snapshot: Uint8Array | undefined
  readonly owners: Map<number, string>
  log: { readonly position: number; readonly update: Uint8Array }[]
}

/** Storage that lives as long as the object: for tests and try-outs. It survives a relay's restart, not the process's. */
export class MemoryStorage implements SessionStorage {
  readonly survives = 'client-crash'
  readonly streams: StreamStorage = new MemoryStreams(() => this.#assertOpen())
  readonly #sessions = new Map<string, MemorySession>()
  readonly #holders = new Map<string, EpochHolder>()
  readonly #writers = new Map<string, number>()
  readonly #makers = new Map<string, string>()
  readonly #revocations = new Map<string, Revocation>()
  #position = 0
  #closed = false

  async load(session: string): Promise<StoredSession | undefined> {
    this.#assertOpen()
    const stored = this.#sessions.get(session)
    if (stored === undefined) return undefined
    const last = stored.log.at(-1)
    return {
      snapshot: stored.snapshot,
      updates: stored.log.map((entry) => entry.update),
      position: last === undefined ? undefined : String(last.position),
      owners: [...stored.owners].map(([clientId, owner]) => ({ clientId, owner })),
    }
  }

  async append(session: string, updates: readonly Uint8Array[], owners: readonly ClientIdOwner[] = []): Promise<LogPosition> {
    this.#assertOpen()
    const stored = this.#sessionOf(session)
    for (const { clientId, owner } of owners) own(stored, clientId, owner)
    for (const update of updates) stored.log.push({ position: ++this.#position, update: update.slice() })
    return String(this.#position)
  }

  async compact(session: string, through: LogPosition, snapshot: Uint8Array): Promise<void> {
    this.#assertOpen()
    const stored = this.#sessions.get(session)
    if (stored === undefined) return
    stored.snapshot = snapshot.slice()
    stored.log = stored.log.filter((entry) => entry.position > Number(through))
  }

  async claimEpoch(session: string, claim: EpochClaim): Promise<EpochGrant> {
    this.#assertOpen()
    const key = JSON.stringify([session, claim.agentId])
    const grant = decideEpoch(this.#holders.get(key), claim)
    if (grant.granted) this.#holders.set(key, { epoch: grant.epoch, instance: claim.instance })
    return grant
  }

  async claimClientId(session: string, owner: string, candidate: number): Promise<number> {
    this.#assertOpen()
    const key = JSON.stringify([session, owner])
    const clientId = this.#writers.get(key) ?? candidate
    this.#writers.set(key, clientId)
    own(this.#sessionOf(session), clientId, owner)
    return clientId
  }

  async claimSession(session: string, { key, limit }: Maker): Promise<boolean> {
    this.#assertOpen()
    if (this.#sessions.has(session)) return true
    if ([...this.#makers.values()].filter((maker) => maker === key).length >= limit) return false
    this.#makers.set(session, key)
    this.#sessionOf(session)
    return true
  }

  async revocations(now: number): Promise<readonly Revocation[]> {
    this.#assertOpen()
    for (const { key, endsAt = Infinity } of this.#revocations.values()) if (endsAt <= now) this.#revocations.delete(key)
    return [...this.#revocations.values()]
  }

  async revoke(revocation: Revocation): Promise<void> {
    this.#assertOpen()
    this.#revocations.set(revocation.key, revocation)
  }

  async reinstate(key: string): Promise<void> {
    this.#assertOpen()
    this.#revocations.delete(key)
  }

  async check(): Promise<void> {
    this.#assertOpen()
  }

  async close(): Promise<void> {
    this.#closed = true
  }

  #sessionOf(session: string): MemorySession {
    let stored = this.#sessions.get(session)
    if (stored === undefined) this.#sessions.set(session, (stored = { snapshot: undefined, log: [], owners: new Map() }))
    return stored
  }

  #assertOpen(): void {
    if (this.#closed) throw storageClosed()
  }
}

function own({ owners }: MemorySession, clientId: number, owner: string): void {
  if (!owners.has(clientId)) owners.set(clientId, owner)
}
