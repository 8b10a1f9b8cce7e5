import type { Principal } from '@callboard/session/schema'
import type { ClientIdOwner } from '../storage/session-storage.ts'
import type { Ownership } from './new-content.ts'
import { UpdateRefusal } from './update-refusal.ts'

const KINDS: readonly Principal['kind'][] = ['user', 'agent', 'viewer', 'service']

/**
 * Which identity writes under which Yjs client ids in one session. An id belongs to who first wrote under it, for ever; who
 * could write under another's could make that one's later writes look known, so that they would be dropped everywhere.
 */
export class ClientOwners {
  readonly #limit: number
  /** Who is present under an id, by key, though nothing was written yet. */
  readonly #presentUnder: (clientId: number) => string | undefined
  readonly #owners = new Map<number, string>()
  readonly #ids = new Map<string, number[]>()

  constructor(limit: number, presentUnder: (clientId: number) => string | undefined) {
    this.#limit = limit
    this.#presentUnder = presentUnder
  }

  /** Takes what is on disk in place of everything. */
  restore(owners: readonly ClientIdOwner[]): void {
    this.#owners.clear()
    this.#ids.clear()
    for (const { clientId, owner } of owners) this.bind(clientId, owner)
  }

  bind(clientId: number, owner: string): void {
    if (this.#owners.has(clientId)) return
    this.#owners.set(clientId, owner)
    const ids = this.#ids.get(owner)
    if (ids === undefined) this.#ids.set(owner, [clientId])
    else ids.push(clientId)
  }

  /** Under which ids an identity, by its key, writes. */
  idsOf(key: string): readonly number[] {
    return this.#ids.get(key) ?? []
  }

  /** The key of an id's owner; `undefined` of an id that nobody is known to own. */
  keyOf(clientId: number): string | undefined {
    return this.#owners.get(clientId)
  }

  /** Whether it may be bound to an identity, by its key, or is. */
  mayOwn(clientId: number, key: string): boolean {
    return (this.#owners.get(clientId) ?? key) === key
  }

  /** The owner as a principal; `undefined` of an id that nobody is known to own. */
  ownerOf(clientId: number): Principal | undefined {
    const key = this.#owners.get(clientId)
    if (key === undefined) return undefined
    const colon = key.indexOf(':')
    const kind = KINDS.find((name) => name === key.slice(0, colon))
    return kind && { kind, id: key.slice(colon + 1) }
  }

  /** How an identity, by its key, stands to ids, in one update. Its `of` throws `client-ids` when it has as many as are allowed. */
  ownershipOf(key: string): Ownership {
    const claimed = new Set<number>()
    return {
      of: (clientId, hasHistory) => {
        const owner = this.#owners.get(clientId)
        if (owner !== undefined) return owner === key ? 'own' : 'foreign'
        // What was written before anybody was asked who they are stays nobody's.
        if (hasHistory || (this.#presentUnder(clientId) ?? key) !== key) return 'foreign'
        claimed.add(clientId)
        if (this.idsOf(key).length + claimed.size <= this.#limit) return 'claim'
        throw new UpdateRefusal('client-ids', `writes under a new Yjs client id, where its identity has ${this.#limit} in this session already`)
      },
    }
  }
}
