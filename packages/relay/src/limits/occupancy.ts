import { relayFull } from './limit-errors.ts'

/** How many connections there may be. */
export interface OccupancyLimits {
  readonly connections: number
  readonly connectionsPerSession: number
  readonly connectionsPerIdentity: number
}

/** Counts who is connected, and has no more of them than is allowed. */
export class Occupancy {
  readonly #limits: OccupancyLimits
  readonly #sessions = new Map<string, number>()
  readonly #identities = new Map<string, number>()
  #connections = 0

  constructor(limits: OccupancyLimits) {
    this.#limits = limits
  }

  /**
   * Takes a place for a connection; `identity` is a key of who it is, if that is known. Returns what gives it back, once. Throws
   * `relay-full`.
   */
  enter(session: string, identity: string | undefined): () => void {
    const { connections, connectionsPerSession, connectionsPerIdentity } = this.#limits
    if (this.#connections >= connections) throw relayFull('The relay', `${connections} connections`)
    if (countOf(this.#sessions, session) >= connectionsPerSession) {
      throw relayFull('The session', `${connectionsPerSession} connections`)
    }
    if (identity !== undefined && countOf(this.#identities, identity) >= connectionsPerIdentity) {
      throw relayFull('Who this token stands for', `${connectionsPerIdentity} connections`)
    }
    this.#change(1, session, identity)
    return () => this.#change(-1, session, identity)
  }

  #change(by: 1 | -1, session: string, identity: string | undefined): void {
    this.#connections += by
    add(this.#sessions, session, by)
    if (identity !== undefined) add(this.#identities, identity, by)
  }
}

function countOf(counts: ReadonlyMap<string, number>, key: string): number {
  return counts.get(key) ?? 0
}

function add(counts: Map<string, number>, key: string, by: number): void {
  const count = countOf(counts, key) + by
  if (count === 0) counts.delete(key)
  else counts.set(key, count)
}
