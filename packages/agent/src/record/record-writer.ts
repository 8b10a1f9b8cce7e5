import type { Clock } from '@callboard/session'
import { WriteContext } from '../trace/write-context.ts'
import { ByteBudget } from './byte-budget.ts'

/** What the writer is told, and what it calls. */
export interface RecordWriterOptions {
  readonly clock: Clock
  /** Least time between two writes, milliseconds; 0 writes every change at once and knows no byte rate. */
  readonly coalesceMs: number
  readonly maxBytesPerSecond: number
  /** Writes the latest record and says how many bytes it had. */
  readonly write: () => number
  /** The size of the latest record, about. */
  readonly bytes: () => number
}

type Urgency = 'none' | 'soon' | 'now'

/**
 * Decides when the latest record is written: at once after a quiet time, then at most every `coalesceMs` and within
 * the byte rate. Changes of one turn of the event loop leave together. Holds no record itself.
 */
export class RecordWriter {
  readonly #options: RecordWriterOptions
  readonly #budget: ByteBudget
  readonly #context = new WriteContext()
  #pending: Urgency = 'none'
  #lastWriteAt = Number.NEGATIVE_INFINITY
  #timer: unknown
  #turnQueued = false
  #open = false

  constructor(options: RecordWriterOptions) {
    this.#options = options
    this.#budget = new ByteBudget(options.maxBytesPerSecond, options.clock.now())
  }

  /** Lets writes through: before the first sync one would overwrite what is not yet known. */
  open(): void {
    this.#open = true
    if (this.#pending !== 'none') this.flush()
  }

  /** The record changed. `urgent` is for what people wait to see: a change of status. */
  changed(urgent: boolean): void {
    this.#context.noted()
    if (urgent) this.#pending = 'now'
    else if (this.#pending === 'none') this.#pending = 'soon'
    if (!this.#open) return
    if (this.#options.coalesceMs === 0) this.flush()
    else this.#endOfTurn()
  }

  /** Writes what is pending, whatever the rate. */
  flush(): void {
    if (!this.#open || this.#pending === 'none') return
    this.#write()
  }

  /** Drops what is pending and writes no more. */
  close(): void {
    this.#open = false
    this.#pending = 'none'
    this.#clearTimer()
  }

  #endOfTurn(): void {
    if (this.#turnQueued) return
    this.#turnQueued = true
    queueMicrotask(() => {
      this.#turnQueued = false
      this.#schedule()
    })
  }

  #schedule(): void {
    if (!this.#open || this.#pending === 'none') return
    const { clock, coalesceMs, bytes } = this.#options
    const now = clock.now()
    const urgent = this.#pending === 'now'
    // A machine's clock can be set back; the wait is never longer than the rule says.
    const rest = urgent ? 0 : Math.min(coalesceMs, this.#lastWriteAt + coalesceMs - now)
    const waitMs = Math.max(rest, this.#budget.waitMs(bytes(), now, urgent))
    this.#clearTimer()
    if (waitMs <= 0) this.#write()
    else this.#timer = clock.setTimeout(() => this.#schedule(), waitMs)
  }

  #write(): void {
    this.#clearTimer()
    this.#pending = 'none'
    const written = this.#context.write(this.#options.write)
    const now = this.#options.clock.now()
    this.#lastWriteAt = now
    this.#budget.spend(written, now)
  }

  #clearTimer(): void {
    if (this.#timer === undefined) return
    this.#options.clock.clearTimeout(this.#timer)
    this.#timer = undefined
  }
}
