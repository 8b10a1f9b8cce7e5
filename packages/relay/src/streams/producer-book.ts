import type { Producer } from './stream-log.ts'

/** What a book of producers works with. */
export interface ProducerBookOptions {
  /** Those that were read with the stream. */
  readonly stored: readonly Producer[]
  /** Whether that is not all of them. */
  readonly hasMore: boolean
  /** Reads one. Rejects with `storage-unavailable`. */
  readonly read: (id: string) => Promise<Producer | undefined>
  /** How many are kept. @default 1024 */
  readonly capacity?: number | undefined
}

interface Entry {
  /** Its last accepted append; `undefined` if it has none. */
  producer: Producer | undefined
  /** What it is kept for: appends that are not on disk yet, of which only this knows, and whoever has just had it read. */
  pending: number
}

/** Every message that was put into a conversation has a producer of its own: those beyond these are on disk alone. */
const CAPACITY = 1_024

/** The producers of one stream: in memory those that were used last, all others on disk. */
export class ProducerBook {
  readonly #options: ProducerBookOptions
  readonly #entries = new Map<string, Entry>()
  readonly #reading = new Map<string, Promise<void>>()
  /** Whether who is not in memory is not on disk either. */
  #isWhole: boolean

  constructor(options: ProducerBookOptions) {
    this.#options = options
    this.#isWhole = !options.hasMore
    for (const producer of options.stored) this.#entries.set(producer.id, { producer, pending: 0 })
    this.#forget()
  }

  /** How many are in memory. */
  get size(): number {
    return this.#entries.size
  }

  /** The last accepted append of one that was recalled, or is in memory. */
  get(id: string): Producer | undefined {
    return this.#entries.get(id)?.producer
  }

  /**
   * Reads one from disk if that has to be; `undefined`: it has not. Whoever asks for the same one while it is read gets their turn in
   * order. Rejects with `storage-unavailable`.
   */
  recall(id: string): Promise<void> | undefined {
    const reading = this.#reading.get(id)
    if (reading !== undefined || this.#isWhole || this.#entries.has(id)) return reading
    const read = this.#read(id)
    this.#reading.set(id, read)
    // Whoever comes before those who wait have had their turn stands behind them.
    void read.catch(() => {}).finally(() => setImmediate(() => this.#doneReading(id)))
    return read
  }

  /** An append was accepted. Returns what was known before. */
  accept(producer: Producer): Producer | undefined {
    const entry = this.#entries.get(producer.id)
    this.#entries.delete(producer.id)
    this.#entries.set(producer.id, { producer, pending: (entry?.pending ?? 0) + 1 })
    return entry?.producer
  }

  /** An append is on disk. */
  committed({ id }: Producer): void {
    const entry = this.#entries.get(id)
    if (entry !== undefined) entry.pending -= 1
    this.#forget()
  }

  /** An append came to nothing; `before` is what {@link accept} returned. */
  undo({ id }: Producer, before: Producer | undefined): void {
    const entry = this.#entries.get(id)
    if (entry === undefined) return
    entry.producer = before
    entry.pending -= 1
    if (before === undefined && entry.pending === 0 && this.#isWhole) this.#entries.delete(id)
  }

  async #read(id: string): Promise<void> {
    const producer = await this.#options.read(id)
    this.#entries.set(id, { producer, pending: 1 })
  }

  #doneReading(id: string): void {
    this.#reading.delete(id)
    const entry = this.#entries.get(id)
    if (entry !== undefined) entry.pending -= 1
    this.#forget()
  }

  /** Of too many, those go that were not used for longest. */
  #forget(): void {
    const { capacity = CAPACITY } = this.#options
    for (const [id, { pending, producer }] of this.#entries) {
      if (this.#entries.size <= capacity) return
      if (pending > 0) continue
      this.#entries.delete(id)
      if (producer !== undefined) this.#isWhole = false
    }
  }
}
