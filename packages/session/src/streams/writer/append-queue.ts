import { cutDelta, encodeDelta, endsInsideCharacter, isSamePart, type Delta } from './delta.ts'

const utf8 = new TextEncoder()

/** What waits to be sent: one message, encoded when it leaves if it is a delta that may still grow. */
interface Waiting {
  readonly delta: Delta | undefined
  readonly encoded: Uint8Array | undefined
  /** Encoded, or a little more. */
  readonly bytes: number
}

/** One append as it was sent. It keeps its number and its bytes until it is on disk, so that it can be sent again. */
export interface Batch {
  readonly seq: number
  readonly messages: Uint8Array
  readonly close: boolean
}

/** What has been written and is not on the relay's disk: what waits, in order, behind what is under way. */
export class AppendQueue {
  readonly #batchBytes: number
  #waiting: Waiting[] = []
  #underWay: Batch[] = []
  #nextSeq = 0
  #bytes = 0
  /** The last delta, when it ended inside a character: it leaves with its other half, or with what comes instead. */
  #half: Delta | undefined
  #closing: 'no' | 'wanted' | 'sent' = 'no'

  /** `batchBytes`: how large one append may be. */
  constructor(batchBytes: number) {
    this.#batchBytes = batchBytes
  }

  /** How many bytes are held. */
  get bytes(): number {
    return this.#bytes
  }

  get underWay(): readonly Batch[] {
    return this.#underWay
  }

  get hasWaiting(): boolean {
    return this.#waiting.length > 0 || this.#closing === 'wanted'
  }

  /** Whether all is on disk, but for half a character whose other half has not come. */
  get isEmpty(): boolean {
    return this.#underWay.length === 0 && !this.hasWaiting
  }

  /** Adds a message that is encoded already. */
  addEncoded(encoded: Uint8Array): void {
    this.#addHalf()
    this.#push({ delta: undefined, encoded, bytes: encoded.byteLength })
  }

  /** Puts messages that are encoded already before all that wait. */
  addFirst(messages: readonly Uint8Array[]): void {
    const first = messages.map((encoded) => ({ delta: undefined, encoded, bytes: encoded.byteLength }))
    this.#waiting = [...first, ...this.#waiting]
    for (const { bytes } of first) this.#bytes += bytes
  }

  /** Adds a delta: to the one that waits last, if both are of one part, else behind it. */
  addDelta(delta: Delta): void {
    const half = this.#half
    if (half !== undefined && isSamePart(half, delta)) {
      this.#half = undefined
      return this.addDelta({ ...delta, added: half.added + delta.added })
    }
    this.#addHalf()
    const isCut = endsInsideCharacter(delta.added)
    const whole = isCut ? { ...delta, added: delta.added.slice(0, -1) } : delta
    if (isCut) this.#half = { ...delta, added: delta.added.slice(-1) }
    // In UTF-8 a unit takes at most three bytes; what else is in a message is small, but for its part's name.
    const units = Math.max(2, Math.floor((this.#batchBytes - delta.part.length * 3 - 16) / 3))
    for (const piece of whole.added.length > units ? cutDelta(whole, units) : [whole]) this.#addWhole(piece, units)
  }

  /** Nothing comes behind what was added. */
  close(): void {
    this.#addHalf()
    if (this.#closing === 'no') this.#closing = 'wanted'
  }

  /** Everything that waits goes into an append, as far as it fits; nothing if nothing waits. */
  nextBatch(): Batch | undefined {
    if (!this.hasWaiting) return undefined
    const taken: Uint8Array[] = []
    let bytes = 0
    while (this.#waiting.length > taken.length) {
      const next = this.#waiting[taken.length] as Waiting
      const encoded = next.encoded ?? encodeDelta(next.delta as Delta)
      if (taken.length > 0 && bytes + encoded.byteLength > this.#batchBytes) break
      taken.push(encoded)
      bytes += encoded.byteLength
      this.#bytes += encoded.byteLength - next.bytes
    }
    this.#waiting = this.#waiting.slice(taken.length)
    const close = this.#closing === 'wanted' && this.#waiting.length === 0
    if (close) this.#closing = 'sent'
    const batch = { seq: this.#nextSeq, messages: joined(taken, bytes), close }
    this.#nextSeq += 1
    this.#underWay.push(batch)
    return batch
  }

  /** The relay has told the last number that this epoch has on disk, before anything was sent. */
  startAfter(lastSeq: number | undefined): void {
    this.#nextSeq = (lastSeq ?? -1) + 1
  }

  /** Everything up to and including `seq` is on disk. Whether the append that closes is. */
  stored(seq: number): boolean {
    const stored = this.#underWay.filter((batch) => batch.seq <= seq)
    this.#underWay = this.#underWay.slice(stored.length)
    for (const { messages } of stored) this.#bytes -= messages.byteLength
    return stored.at(-1)?.close ?? false
  }

  /** Drops all. */
  clear(): void {
    this.#waiting = []
    this.#underWay = []
    this.#half = undefined
    this.#bytes = 0
    this.#closing = 'sent'
  }

  #addHalf(): void {
    const half = this.#half
    this.#half = undefined
    if (half !== undefined) this.#addWhole(half, this.#batchBytes)
  }

  #addWhole(given: Delta, units: number): void {
    if (given.added === '') return
    // A half without its other half has no UTF-8.
    const delta = { ...given, added: given.added.toWellFormed() }
    const last = this.#waiting.at(-1)
    if (
      last?.delta === undefined ||
      !isSamePart(last.delta, delta) ||
      last.delta.added.length + delta.added.length > units
    ) {
      return this.#push({ delta, encoded: undefined, bytes: encodeDelta(delta).byteLength })
    }
    const added = last.delta.added + delta.added
    const { byteLength } = utf8.encode(delta.added)
    this.#waiting[this.#waiting.length - 1] = {
      delta: { ...delta, added },
      encoded: undefined,
      bytes: last.bytes + byteLength,
    }
    this.#bytes += byteLength
  }

  #push(waiting: Waiting): void {
    this.#waiting.push(waiting)
    this.#bytes += waiting.bytes
  }
}

function joined(parts: readonly Uint8Array[], bytes: number): Uint8Array {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return only
  const all = new Uint8Array(bytes)
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.byteLength
  }
  return all
}
