import type { Principal, Session } from '@callboard/session'

/** Who wrote something, by the token that the relay has checked. */
export type Author = Principal

/** How many ids one question holds at most. */
const IDS_A_QUESTION = 256

/** Where things are written that agents read. */
export type AuthoredRoot = 'selections' | 'config' | 'people'

/** What is needed of a Yjs map: its entries, with the client that wrote them. */
interface AuthoredMap {
  readonly _map: ReadonlyMap<string, { readonly id: { readonly client: number }; readonly deleted: boolean }>
}

/**
 * Who wrote what stands on the board, as the relay knows it: it is asked once for each Yjs client, with all that come up in a
 * turn. Where the relay asks nobody for a token, nothing is known of anybody.
 */
export class Authors {
  readonly #session: Session
  readonly #known = new Map<number, Author | undefined>()
  /** Wanted, and not asked yet. */
  readonly #wanted = new Set<number>()
  /** Asked, oldest first; the relay answers in order. */
  #asked: (readonly number[])[] = []
  #waiters = new Set<() => void>()
  #isDue = false
  #isOver = false

  constructor(session: Session) {
    this.#session = session
  }

  /** Whether the relay knows anybody. */
  get isChecked(): boolean {
    const { connection } = this.#session
    return connection.authors !== undefined && connection.state.getSnapshot().principal !== undefined
  }

  /** Begins to ask, first about all that stands there; the result stops it. */
  start(): () => void {
    const { connection } = this.#session
    const stopListening = connection.authors?.listen(({ authors }) => this.#answered(authors))
    let wasConnected = true
    const stopWatching = connection.state.subscribe(() => {
      const { status, synced } = connection.state.getSnapshot()
      if (status === 'connected' && synced && !wasConnected) this.#askAgain()
      wasConnected = status === 'connected' && synced
    })
    const all = (['selections', 'config', 'people'] as const).flatMap((root) =>
      [...this.#map(root).keys()].flatMap((key) => this.#clientOf(root, key) ?? []),
    )
    void this.whenKnown(all)
    return () => {
      stopListening?.()
      stopWatching()
      this.#isOver = true
      this.#wake()
    }
  }

  /** Who wrote what stands under a key; `undefined` as long as it is not known. */
  of(root: AuthoredRoot, key: string): Author | undefined {
    const client = this.#clientOf(root, key)
    return client === undefined || !this.isChecked ? undefined : this.#known.get(client)
  }

  /** Resolves when it is known who wrote what stands under these keys; `undefined` when it is already, or never will be. */
  whenWritersKnown(root: AuthoredRoot, keys: readonly string[]): Promise<void> | undefined {
    return this.whenKnown(keys.flatMap((key) => this.#clientOf(root, key) ?? []))
  }

  /** Likewise for Yjs clients. */
  whenKnown(clients: readonly number[]): Promise<void> | undefined {
    const isMet = (): boolean => this.#isOver || clients.every((client) => this.#known.has(client))
    if (!this.isChecked || isMet()) return undefined
    for (const client of clients) this.#want(client)
    return new Promise((resolve) => {
      const look = (): void => {
        if (!isMet()) return
        this.#waiters.delete(look)
        resolve()
      }
      this.#waiters.add(look)
    })
  }

  #want(client: number): void {
    if (this.#known.has(client) || this.#asked.some((ids) => ids.includes(client))) return
    this.#wanted.add(client)
    if (this.#isDue) return
    this.#isDue = true
    queueMicrotask(() => {
      this.#isDue = false
      this.#ask()
    })
  }

  #ask(): void {
    const { authors } = this.#session.connection
    while (this.#wanted.size > 0) {
      const ids = [...this.#wanted].slice(0, IDS_A_QUESTION)
      if (authors?.ask(ids) !== true) return
      for (const id of ids) this.#wanted.delete(id)
      this.#asked.push(ids)
    }
  }

  /** The link was lost, and what was asked on it. */
  #askAgain(): void {
    for (const id of this.#asked.flat()) this.#wanted.add(id)
    this.#asked = []
    this.#ask()
  }

  #answered(authors: readonly { readonly clientId: number; readonly principal: Author }[]): void {
    const ids = this.#asked.shift() ?? []
    const answers = new Map(authors.map(({ clientId, principal }) => [clientId, principal]))
    for (const id of ids) this.#known.set(id, readAuthor(answers.get(id)))
    this.#wake()
  }

  #wake(): void {
    for (const look of [...this.#waiters]) look()
  }

  #map(root: AuthoredRoot): ReadonlyMap<string, unknown> {
    return this.#session.doc.getMap<unknown>(root) as unknown as ReadonlyMap<string, unknown>
  }

  #clientOf(root: AuthoredRoot, key: string): number | undefined {
    const item = (this.#map(root) as unknown as AuthoredMap)._map.get(key)
    return item === undefined || item.deleted ? undefined : item.id.client
  }
}

/** What a hostile relay says counts for nothing unless it names somebody. */
function readAuthor(author: Author | undefined): Author | undefined {
  return typeof author?.id === 'string' && typeof author.kind === 'string' ? author : undefined
}
