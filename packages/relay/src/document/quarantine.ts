import type { Submission } from './apply-batch.ts'

/** How much of one source may wait for what it builds on. */
export interface QuarantineLimits {
  /** Bytes. @default 64 KiB */
  readonly bytes: number
  /** @default 16 */
  readonly updates: number
  /** How long, milliseconds. @default 5000 */
  readonly ms: number
}

export const DEFAULT_QUARANTINE: QuarantineLimits = { bytes: 64 * 1024, updates: 16, ms: 5_000 }

interface Waiting<Source> {
  submissions: readonly Submission<Source>[]
  readonly since: number
}

/**
 * Keeps, outside the document, what builds on updates that it has not seen. A document would keep that for ever, send it to
 * everyone who joins, and add it in the end without anybody looking at it again.
 */
export class Quarantine<Source> {
  readonly #limits: QuarantineLimits
  readonly #onExpired: (source: Source) => void
  readonly #waiting = new Map<Source, Waiting<Source>>()
  /** How many later submissions are committed, and are not said to be while an earlier one waits. */
  readonly #owed = new Map<Source, number>()
  #timer: NodeJS.Timeout | undefined

  constructor(limits: QuarantineLimits, onExpired: (source: Source) => void) {
    this.#limits = limits
    this.#onExpired = onExpired
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
    this.#waiting.delete(source)
    this.#owed.delete(source)
  }

  clear(): void {
    clearTimeout(this.#timer)
    this.#waiting.clear()
    this.#owed.clear()
  }

  #replace(missing: readonly Submission<Source>[]): Source[] {
    const bySource = Map.groupBy(missing, ({ source }) => source)
    for (const source of this.#waiting.keys()) {
      if (!bySource.has(source)) this.#waiting.delete(source)
    }
    const overflowing: Source[] = []
    for (const [source, submissions] of bySource) {
      const bytes = submissions.reduce((sum, { update }) => sum + update.bytes.byteLength, 0)
      if (submissions.length > this.#limits.updates || bytes > this.#limits.bytes) overflowing.push(source)
      const since = this.#waiting.get(source)?.since ?? performance.now()
      this.#waiting.set(source, { submissions, since })
    }
    this.#schedule()
    return overflowing
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
      this.#onExpired(source)
    }
    this.#schedule()
  }
}
