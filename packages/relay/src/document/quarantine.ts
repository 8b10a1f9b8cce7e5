import type { HeldBytes } from '../limits/held-bytes.ts'
import type { Submission } from './apply-batch.ts'

/** How much of one source may wait for what it builds on. */
export interface QuarantineLimits {
  /** Bytes. @default 64 KiB */
  readonly bytes: number
  /** @default 16 */
  readonly updates: number
  /** How long, milliseconds. @default 5000 */
  readonly ms: number
  /** What waits in all sessions; without it only this one's counts. */
  readonly totals?: HeldBytes | undefined
}

/** What a quarantine works with. */
export interface QuarantineOptions<Source> {
  readonly limits: QuarantineLimits
  /** Who sent it: the same for all of one identity. */
  readonly payerOf: (source: Source) => unknown
  readonly onExpired: (source: Source) => void
}

export const DEFAULT_QUARANTINE: Omit<QuarantineLimits, 'totals'> = { bytes: 64 * 1024, updates: 16, ms: 5_000 }

interface Waiting<Source> {
  submissions: readonly Submission<Source>[]
  readonly since: number
  readonly bytes: number
  /** Of then: it may be somebody else's later. */
  readonly payer: unknown
}

/**
 * Keeps, outside the document, what builds on updates that it has not seen. A document would keep that for ever, send it to
 * everyone who joins, and add it in the end without anybody looking at it again.
 */
export class Quarantine<Source> {
  readonly #limits: QuarantineLimits
  readonly #options: QuarantineOptions<Source>
  readonly #waiting = new Map<Source, Waiting<Source>>()
  /** How many later submissions are committed, and are not said to be while an earlier one waits. */
  readonly #owed = new Map<Source, number>()
  #timer: NodeJS.Timeout | undefined

  constructor(options: QuarantineOptions<Source>) {
    this.#limits = options.limits
    this.#options = options
  }

  /** Everything that waits, to be looked at again. */
  get submissions(): readonly Submission<Source>[] {
    if (this.#waiting.size === 0) return []
    return [...this.#waiting.values()].flatMap(({ submissions }) => submissions)
  }

  /**
   * Takes what became of submissions: `missing` is all that waits now. Returns one entry for each that is settled with all that
   * its source sent before it, and the sources of which too much waits.
   */
  settle(settled: readonly Submission<Source>[], missing: readonly Submission<Source>[]): { sources: Source[]; overflowing: Source[] } {
    // Nearly always: nobody waits for anything.
    if (missing.length === 0 && this.#waiting.size === 0 && this.#owed.size === 0) {
      return { sources: settled.map(({ source }) => source), overflowing: [] }
    }
    const overflowing = this.#replace(missing)
    for (const { source } of settled) this.#owed.set(source, (this.#owed.get(source) ?? 0) + 1)
    const sources: Source[] = []
    for (const [source, count] of this.#owed) {
      if (this.#waiting.has(source)) continue
      this.#owed.delete(source)
      for (let left = count; left > 0; left--) sources.push(source)
    }
    return { sources, overflowing }
  }

  forget(source: Source): void {
    this.#release(source)
    this.#owed.delete(source)
  }

  clear(): void {
    clearTimeout(this.#timer)
    for (const source of this.#waiting.keys()) this.#release(source)
    this.#owed.clear()
  }

  #replace(missing: readonly Submission<Source>[]): Source[] {
    const bySource = Map.groupBy(missing, ({ source }) => source)
    for (const source of this.#waiting.keys()) {
      if (!bySource.has(source)) this.#release(source)
    }
    const overflowing: Source[] = []
    for (const [source, submissions] of bySource) {
      const bytes = submissions.reduce((sum, { update }) => sum + update.bytes.byteLength, 0)
      const known = this.#waiting.get(source)
      const payer = known?.payer ?? this.#options.payerOf(source)
      const isTooMuch = this.#limits.totals?.change(payer, bytes - (known?.bytes ?? 0)) ?? false
      if (submissions.length > this.#limits.updates || bytes > this.#limits.bytes || isTooMuch) overflowing.push(source)
      this.#waiting.set(source, { submissions, since: known?.since ?? performance.now(), bytes, payer })
    }
    this.#schedule()
    return overflowing
  }

  #release(source: Source): void {
    const waiting = this.#waiting.get(source)
    if (waiting === undefined) return
    this.#waiting.delete(source)
    this.#limits.totals?.change(waiting.payer, -waiting.bytes)
  }

  #schedule(): void {
    clearTimeout(this.#timer)
    if (this.#waiting.size === 0) return
    const oldest = Math.min(...[...this.#waiting.values()].map(({ since }) => since))
    this.#timer = setTimeout(() => this.#expire(), Math.max(1, oldest + this.#limits.ms - performance.now()))
    this.#timer.unref()
  }

  #expire(): void {
    const now = performance.now()
    for (const [source, { since }] of this.#waiting) {
      if (now - since < this.#limits.ms) continue
      this.forget(source)
      this.#options.onExpired(source)
    }
    this.#schedule()
  }
}
