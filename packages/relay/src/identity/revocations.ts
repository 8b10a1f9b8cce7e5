import type { SessionStorage } from '../storage/session-storage.ts'

/** Where revocations are kept. */
export type RevocationStorage = Pick<SessionStorage, 'revocations' | 'revoke' | 'reinstate'>

/** What counts for nothing any more, before its time: ids of tokens and keys of identities. Stored, so that a restart forgets none. */
export class Revocations {
  readonly #storage: RevocationStorage
  readonly #now: () => number
  /** Until when each need be known. Milliseconds since the Unix epoch. */
  readonly #endsAt = new Map<string, number>()

  constructor(storage: RevocationStorage, now: () => number) {
    this.#storage = storage
    this.#now = now
  }

  /** Reads what is stored; to be awaited before anybody is let in. Rejects with `storage-unavailable`. */
  async load(): Promise<void> {
    for (const { key, endsAt } of await this.#storage.revocations(this.#now())) this.#endsAt.set(key, endsAt ?? Infinity)
  }

  has(key: string): boolean {
    const endsAt = this.#endsAt.get(key)
    if (endsAt === undefined) return false
    if (endsAt > this.#now()) return true
    this.#endsAt.delete(key)
    return false
  }

  /** Holds at once; resolves when it is stored. Rejects with `storage-unavailable`: then it holds until the relay ends. */
  async add(key: string, endsAt: number | undefined): Promise<void> {
    this.#endsAt.set(key, endsAt ?? Infinity)
    await this.#storage.revoke({ key, endsAt })
  }

  /** Takes one back, at once; resolves when that is stored. Rejects with `storage-unavailable`. */
  async remove(key: string): Promise<void> {
    this.#endsAt.delete(key)
    await this.#storage.reinstate(key)
  }
}
