import { failure } from '../../protocol/callboard-error.ts'
import type { StreamState, WriterState } from '../../schema/index.ts'
import { createEmitter } from '../../store/emitter.ts'
import { checkMessages } from './check-messages.ts'

/** Who appends, so that a retry is known for one. */
export interface MemoryProducer {
  readonly id: string
  readonly epoch: number
  readonly seq: number
}

/** What is appended at once: all of it, or nothing. */
export interface MemoryAppend {
  /** Bytes of the message codec; empty only with `close`. */
  readonly messages: Uint8Array
  readonly producer?: MemoryProducer | undefined
  readonly close?: boolean | undefined
}

/** What became of an append. */
export interface MemoryAppended {
  /** The position behind it, or of the tail for a duplicate. */
  readonly tail: number
  readonly duplicate: boolean
  readonly lastSeq: number
}

/** One stream of a relay in memory: its messages in order, its producers, its writer. */
export class MemoryStream {
  readonly id: string
  readonly name: string
  readonly #now: () => number
  readonly #messages: Uint8Array[] = []
  readonly #producers = new Map<string, { readonly epoch: number; readonly lastSeq: number }>()
  readonly #changes = createEmitter()
  #closedAt: number | undefined
  #writer: WriterState
  #writers = 0

  constructor(id: string, name: string, now: () => number) {
    this.id = id
    this.name = name
    this.#now = now
    this.#writer = { state: 'none', since: now() }
  }

  get tail(): number {
    return this.#messages.length
  }

  get closedAt(): number | undefined {
    return this.#closedAt
  }

  get state(): StreamState {
    return { id: this.id, tail: this.tail, closedAt: this.#closedAt, writer: this.#writer }
  }

  /** Calls `listener` after each append and each change of the state. */
  watch(listener: () => void): () => void {
    return this.#changes.subscribe(listener)
  }

  /** The highest sequence number that the producer has in this epoch. */
  lastSeq({ id, epoch }: Pick<MemoryProducer, 'id' | 'epoch'>): number | undefined {
    const known = this.#producers.get(id)
    return known?.epoch === epoch ? known.lastSeq : undefined
  }

  /** Throws `producer-fenced`, `stream-closed`, `sequence-gap`, `append-too-large` and `chunk-invalid`. */
  append({ messages, producer, close = false }: MemoryAppend): MemoryAppended {
    const lastSeq = producer === undefined ? undefined : this.#requireTurn(producer)
    if (producer !== undefined && lastSeq !== undefined && producer.seq <= lastSeq) {
      return { tail: this.tail, duplicate: true, lastSeq }
    }
    if (this.#closedAt !== undefined) {
      throw failure('stream-closed', `The stream ${this.name} is closed, so nothing was added. Open another one.`)
    }
    this.#messages.push(...checkMessages(this.name, messages))
    if (producer !== undefined) this.#producers.set(producer.id, { epoch: producer.epoch, lastSeq: producer.seq })
    if (close) this.#closedAt = this.#now()
    this.#changes.emit()
    return { tail: this.tail, duplicate: false, lastSeq: producer?.seq ?? 0 }
  }

  /** The last sequence number of the producer's epoch, if it may append now. */
  #requireTurn(producer: MemoryProducer): number | undefined {
    const known = this.#producers.get(producer.id)
    if (known !== undefined && known.epoch > producer.epoch) {
      const message = `A newer process writes the stream ${this.name}, so nothing was added. Stop this one.`
      throw failure('producer-fenced', message, { epoch: known.epoch })
    }
    const lastSeq = this.lastSeq(producer)
    const expected = (lastSeq ?? -1) + 1
    if (producer.seq <= expected) return lastSeq
    const message = `Append ${producer.seq} came and ${expected} is due, so nothing was added. Send the ones before it.`
    throw failure('sequence-gap', message, { expected, received: producer.seq })
  }

  /** Up to about `maxBytes` of messages from `from` on, at least one if there is one before `to`. */
  read(from: number, to: number, maxBytes: number): { readonly next: number; readonly bytes: Uint8Array } {
    let next = from
    let size = 0
    for (const end = Math.min(to, this.tail); next < end; next += 1) {
      const { length } = this.#messages[next] ?? []
      if (next > from && size + (length ?? 0) > maxBytes) break
      size += length ?? 0
    }
    const bytes = new Uint8Array(size)
    let offset = 0
    for (const message of this.#messages.slice(from, next)) {
      bytes.set(message, offset)
      offset += message.length
    }
    return { next, bytes }
  }

  /** Somebody writes from now on; the result says that they no longer do, and why. The last one to come counts. */
  attachWriter(): (reason: string) => void {
    const writer = (this.#writers += 1)
    this.setWriter({ state: 'live', since: this.#now() })
    return (reason) => {
      if (writer === this.#writers) this.setWriter({ state: 'gone', since: this.#now(), reason })
    }
  }

  setWriter(writer: WriterState): void {
    this.#writer = writer
    if (this.#closedAt === undefined) this.#changes.emit()
  }
}
