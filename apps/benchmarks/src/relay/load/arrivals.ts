import { Histogram } from './histogram.ts'

/** Who writes what: change `n` is made by writer `n % writers`, and writers take sessions in turns. */
export interface Cast {
  readonly sessions: number
  /** Of each session; the first of them write. */
  readonly clients: number
  readonly writers: number
}

/** Which session's which client writes a change. */
export function authorOf({ sessions, writers }: Cast, change: number): { readonly session: number; readonly client: number } {
  const writer = change % (sessions * writers)
  return { session: writer % sessions, client: Math.floor(writer / sessions) }
}

/** Counts what arrives where, each change once at each client, and how long it took. */
export class Arrivals {
  readonly #cast: Cast
  readonly #firstCounted: number
  readonly #sentAt: Float64Array
  /** The newest change of each writer that each client has. */
  readonly #newest: Int32Array
  readonly #latencies = new Histogram()
  #expected = 0

  /** Changes before `firstCounted` are to warm up. */
  constructor(cast: Cast, changes: { readonly total: number; readonly firstCounted: number }) {
    this.#cast = cast
    this.#firstCounted = changes.firstCounted
    this.#sentAt = new Float64Array(changes.total)
    this.#newest = new Int32Array(cast.sessions * cast.clients * cast.writers).fill(-1)
  }

  sent(change: number): void {
    this.#sentAt[change] = performance.now()
    if (change >= this.#firstCounted) this.#expected += this.#cast.clients - 1
  }

  /** Changes of one writer arrive in order, so one that is not newer than the last came before, in another frame. */
  arrived(session: number, client: number, change: number, now: number): void {
    const author = authorOf(this.#cast, change)
    if (author.session !== session) throw new Error('A change arrived in a session that it was not written in.')
    if (author.client === client) return
    const { clients, writers } = this.#cast
    const at = (session * clients + client) * writers + author.client
    if ((this.#newest[at] ?? 0) >= change) return
    this.#newest[at] = change
    if (change >= this.#firstCounted) this.#latencies.add(now - (this.#sentAt[change] ?? now))
  }

  get complete(): boolean {
    return this.#latencies.count === this.#expected
  }

  read(): { readonly expected: number; readonly delivered: number; readonly msMedian: number; readonly msP99: number } {
    const latencies = this.#latencies
    const { count } = latencies
    return { expected: this.#expected, delivered: count, msMedian: latencies.quantile(0.5), msP99: latencies.quantile(0.99) }
  }
}
