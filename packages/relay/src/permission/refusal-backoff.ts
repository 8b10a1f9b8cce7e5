/** How often an identity may be refused in a session before it is kept out, and for how long. */
export interface RefusalBackoffOptions {
  /** @default 3 */
  readonly refusals?: number | undefined
  /** Refusals count for this long. Milliseconds. @default 60000 */
  readonly withinMs?: number | undefined
  /** How long it is kept out. Milliseconds. @default 60000 */
  readonly keepOutMs?: number | undefined
  readonly now: () => number
}

interface Entry {
  /** When it was refused, oldest first. */
  refusedAt: number[]
  keptOutUntil: number
}

/** So many may be remembered; beyond that whoever counts for nothing any more is forgotten. */
const SWEEP_ENTRIES = 1_024

/**
 * Keeps out who comes back again and again with what was refused: a stock client does so at once and for ever, with the same
 * document. Counts by identity and session.
 */
export class RefusalBackoff {
  readonly #options: { readonly refusals: number; readonly withinMs: number; readonly keepOutMs: number; readonly now: () => number }
  readonly #entries = new Map<string, Entry>()

  constructor({ refusals = 3, withinMs = 60_000, keepOutMs = 60_000, now }: RefusalBackoffOptions) {
    this.#options = { refusals, withinMs, keepOutMs, now }
  }

  /** A write of this identity (by `identityKey`) was refused. */
  refused(session: string, identity: string): void {
    const { refusals, withinMs, keepOutMs, now } = this.#options
    if (this.#entries.size >= SWEEP_ENTRIES) this.#sweep()
    const key = JSON.stringify([session, identity])
    const entry = this.#entries.get(key) ?? { refusedAt: [], keptOutUntil: 0 }
    entry.refusedAt = [...entry.refusedAt.filter((at) => at > now() - withinMs), now()].slice(-refusals)
    if (entry.refusedAt.length >= refusals) entry.keptOutUntil = now() + keepOutMs
    this.#entries.set(key, entry)
  }

  /** How long the identity is still to be kept out of the session, milliseconds; 0 if it may come. */
  keptOutMs(session: string, identity: string): number {
    const entry = this.#entries.get(JSON.stringify([session, identity]))
    return entry === undefined ? 0 : Math.max(0, entry.keptOutUntil - this.#options.now())
  }

  #sweep(): void {
    const { withinMs, now } = this.#options
    for (const [key, { refusedAt, keptOutUntil }] of this.#entries) {
      if (keptOutUntil <= now() && (refusedAt.at(-1) ?? 0) <= now() - withinMs) this.#entries.delete(key)
    }
  }
}
