/** How often an identity may be refused in a session before it is kept out, and for how long. */
export interface RefusalBackoffOptions {
  /** @default 3 */
  readonly refusals?: number | undefined
  /** Refusals count for this long. Milliseconds. @default 60000 */
  readonly refusalsMs?: number | undefined
  /** How long it is kept out. Milliseconds. @default 60000 */
  readonly keepOutMs?: number | undefined
  readonly now: () => number
}

interface Entry {
  /** When it was refused, oldest first. */
  refusedAt: number[]
  keptOutUntil: number
  /** Processes that took part when the first of these refusals came, with how often each was refused since. */
  readonly trusted: Map<string, number>
}

/** So many may be remembered; beyond that whoever counts for nothing any more is forgotten. */
const SWEEP_ENTRIES = 1_024

/**
 * Keeps out who comes back again and again with what was refused: a stock client does so at once and for ever, with the same
 * document. Counts by identity and session, since everything else about a connection is of its own choosing; but several processes
 * may share an identity, so those that took part before the first refusal come and go as before, until they are refused as often themselves.
 */
export class RefusalBackoff {
  readonly #options: { readonly refusals: number; readonly refusalsMs: number; readonly keepOutMs: number; readonly now: () => number }
  readonly #entries = new Map<string, Entry>()

  constructor({ refusals = 3, refusalsMs = 60_000, keepOutMs = 60_000, now }: RefusalBackoffOptions) {
    this.#options = { refusals, refusalsMs, keepOutMs, now }
  }

  /** A write of this identity (by `identityKey`), from one of its processes, was refused; `others` are those that take part. */
  refused(session: string, identity: string, process: string | undefined, others: readonly string[]): void {
    const { refusals, refusalsMs, keepOutMs, now } = this.#options
    if (this.#entries.size >= SWEEP_ENTRIES) this.#sweep()
    const key = JSON.stringify([session, identity])
    const known = this.#entries.get(key)
    const isOver = known === undefined || (known.keptOutUntil <= now() && (known.refusedAt.at(-1) ?? 0) <= now() - refusalsMs)
    const entry = isOver ? { refusedAt: [], keptOutUntil: 0, trusted: new Map(others.map((other) => [other, 0])) } : known
    this.#entries.set(key, entry)
    if (process !== undefined) this.#distrust(entry, process)
    entry.refusedAt = [...entry.refusedAt.filter((at) => at > now() - refusalsMs), now()].slice(-refusals)
    if (entry.refusedAt.length >= refusals) entry.keptOutUntil = now() + keepOutMs
  }

  /**
   * How long the identity is still to be kept out of the session, milliseconds; 0 if it may come. `process` is which of its processes
   * asks; while that is not known yet it may come if any may.
   */
  keptOutMs(session: string, identity: string, process: string | undefined): number {
    const entry = this.#entries.get(JSON.stringify([session, identity]))
    if (entry === undefined) return 0
    const isTrusted = process === undefined ? entry.trusted.size > 0 : entry.trusted.has(process)
    return isTrusted ? 0 : Math.max(0, entry.keptOutUntil - this.#options.now())
  }

  #distrust({ trusted }: Entry, process: string): void {
    const refused = (trusted.get(process) ?? Infinity) + 1
    if (refused >= this.#options.refusals) trusted.delete(process)
    else trusted.set(process, refused)
  }

  #sweep(): void {
    const { refusalsMs, now } = this.#options
    for (const [key, { refusedAt, keptOutUntil }] of this.#entries) {
      if (keptOutUntil <= now() && (refusedAt.at(-1) ?? 0) <= now() - refusalsMs) this.#entries.delete(key)
    }
  }
}
