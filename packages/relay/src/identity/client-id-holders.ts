/** How many client ids of one identity are remembered; a page takes one each time it loads. */
const IDS_PER_IDENTITY = 64

/** Whose client ids are in a session's presence, also while their connections are down: so that nobody moves in meanwhile. */
export class ClientIdHolders {
  readonly #holders = new Map<number, string>()
  readonly #ids = new Map<string, Set<number>>()

  /** Whether an identity, by its key, may use the id: it is its own or nobody's. */
  mayHold(clientId: number, key: string): boolean {
    return (this.#holders.get(clientId) ?? key) === key
  }

  /** Whose it is, by key. */
  holderOf(clientId: number): string | undefined {
    return this.#holders.get(clientId)
  }

  /** Remembers an id that {@link mayHold} allows; of too many of one identity the oldest is forgotten. */
  hold(clientId: number, key: string): void {
    const ids = this.#ids.get(key) ?? new Set<number>()
    this.#ids.set(key, ids)
    ids.delete(clientId)
    ids.add(clientId)
    this.#holders.set(clientId, key)
    const [oldest] = ids
    if (ids.size <= IDS_PER_IDENTITY || oldest === undefined) return
    ids.delete(oldest)
    this.#holders.delete(oldest)
  }
}
