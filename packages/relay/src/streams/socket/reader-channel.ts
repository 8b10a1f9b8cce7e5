import type { ReadRequest, StreamState } from '@callboard/session/schema'
import { encodeRelayStreamFrame } from '@callboard/session/wire'
import type { StreamLog, StreamLogs, StreamSlice } from '../stream-log.ts'
import { notMessages, positionInvalid, streamDeleted } from './channel-errors.ts'
import type { ChannelPort, StreamChannel } from './channel-port.ts'
import { LOOK_UP_BYTES, type InFlight } from './in-flight.ts'
import type { ReadSlots } from './read-slots.ts'
import { DATA_FRAME_BYTES, type StreamOutbox, type StreamSource } from './stream-outbox.ts'

/** A reader that gives no credit is told this often how far behind it is, at most. Milliseconds. */
const BEHIND_STATE_INTERVAL_MS = 1_000

/** What a reader works with. */
export interface ReaderChannelOptions {
  readonly port: ChannelPort
  readonly outbox: StreamOutbox
  readonly slots: ReadSlots
  readonly logs: StreamLogs
  readonly path: string
  readonly request: ReadRequest
  readonly inFlight: InFlight
  readonly now: () => number
}

/**
 * Someone reads a stream. At its tail, what is appended is sent on as it is; behind it, or when the client does not keep
 * up, the reader is no more than a position, and reads on from storage when there is room.
 */
export class ReaderChannel implements StreamChannel, StreamSource {
  readonly #options: ReaderChannelOptions
  readonly #end: number
  #log: StreamLog | undefined
  #stopWatching: () => void = () => {}
  readonly #stopWaiting: () => void
  #begun = false
  #stopped = false
  /** Behind the last message that is queued. */
  #position: number
  #queue: StreamSlice[] = []
  #queuedBytes = 0
  #sentBytes = 0
  #creditBytes = 0
  #stateDue = false
  #stateAt = 0
  /** Waits for a slot, or for storage. */
  #isReading = false
  /** The first slice in the queue came from storage and has its slot. */
  #holdsSlot = false
  readonly #read = (): void => void this.#readSlice().catch((error: unknown) => this.#options.port.fail(error))

  constructor(options: ReaderChannelOptions) {
    this.#options = options
    this.#position = options.request.from
    this.#end = options.request.to ?? Number.POSITIVE_INFINITY
    this.#stopWaiting = options.logs.onCreated(options.path, (log) => this.#attach(log))
    const settled = options.inFlight.add(LOOK_UP_BYTES)
    void this.#open()
      .catch((error: unknown) => options.port.fail(error))
      .finally(settled)
  }

  /** How many bytes the client has worked off in all. More than was sent is taken for that. */
  credit(bytes: number): void {
    this.#creditBytes = Math.max(this.#creditBytes, Math.min(bytes, this.#sentBytes))
    this.#wake()
  }

  stop(): void {
    this.#stopped = true
    this.#stopWaiting()
    this.#stopWatching()
    const { outbox, slots } = this.#options
    outbox.remove(this)
    this.#queue = []
    this.#releaseSlot()
    if (this.#isReading && slots.cancel(this.#read)) this.#isReading = false
  }

  take(): Uint8Array | undefined {
    const { channel } = this.#options.port
    const slice = this.#takeQueued()
    if (slice !== undefined) {
      this.#sentBytes += slice.data.byteLength
      return encodeRelayStreamFrame({ kind: 'data', channel, position: slice.position, messages: slice.data })
    }
    if (this.#stateDue) {
      this.#stateDue = false
      return encodeRelayStreamFrame({ kind: 'state', channel, state: this.#state() })
    }
    if (this.#isDone()) this.#finish()
    else if (this.#isBehind() && this.#room() > 0 && !this.#isReading) this.#startReading()
    return undefined
  }

  forget(): void {
    const kept = this.#queue.slice(0, this.#holdsSlot ? 1 : 0)
    const [dropped] = this.#queue.slice(kept.length)
    if (dropped === undefined) return
    this.#position = dropped.position
    this.#queue = kept
    this.#queuedBytes = kept[0]?.data.byteLength ?? 0
  }

  async #open(): Promise<void> {
    const { logs, path } = this.#options
    const log = await logs.find(path)
    if (this.#stopped || this.#log !== undefined) return
    if (log !== undefined) this.#attach(log)
    else this.#begin()
  }

  #attach(log: StreamLog): void {
    if (this.#stopped || this.#log !== undefined) return
    const { request, port } = this.#options
    if (!log.isJson) return port.fail(notMessages(log.config.contentType))
    if (request.id !== undefined && request.id !== log.id) return port.fail(positionInvalid('is of a stream that was deleted since'))
    if (this.#position > log.tail) return port.fail(positionInvalid(`${this.#position} is behind the end, which is ${log.tail}`))
    this.#log = log
    this.#stopWatching = log.watch({
      onAppended: (slice) => this.#onAppended(slice),
      onState: () => this.#tellState(),
      onGone: () => port.fail(streamDeleted()),
    })
    if (this.#begun) return this.#tellState()
    if (request.last !== undefined) this.#position = Math.max(this.#position, log.tail - request.last)
    this.#begin()
  }

  #begin(): void {
    this.#begun = true
    this.#options.port.send({ kind: 'reading', reading: { from: this.#position, state: this.#state() } })
    this.#wake()
  }

  #onAppended(slice: StreamSlice): void {
    const fits = slice.position === this.#position && slice.next <= this.#end && slice.data.byteLength <= this.#room()
    if (fits && !this.#isReading && !this.#options.outbox.isBlocked) {
      this.#queue.push(slice)
      this.#queuedBytes += slice.data.byteLength
      this.#position = slice.next
    } else if (this.#room() <= 0 && this.#options.now() - this.#stateAt >= BEHIND_STATE_INTERVAL_MS) {
      this.#stateDue = true
    }
    this.#wake()
  }

  #tellState(): void {
    this.#stateDue = true
    this.#wake()
  }

  /** Asks for its turn if it has something to do in it. */
  #wake(): void {
    if (this.#stopped || !this.#begun) return
    const canRead = this.#isBehind() && this.#room() > 0 && !this.#isReading
    if (this.#queue.length > 0 || this.#stateDue || canRead || this.#isDone()) this.#options.outbox.ready(this)
  }

  #startReading(): void {
    this.#isReading = true
    this.#options.slots.acquire(this.#read)
  }

  async #readSlice(): Promise<void> {
    this.#holdsSlot = true
    const maxBytes = Math.max(1, Math.min(DATA_FRAME_BYTES, this.#room()))
    const to = Number.isFinite(this.#end) ? this.#end : undefined
    const slice = await this.#log?.read({ from: this.#position, to, maxBytes })
    this.#isReading = false
    if (this.#stopped || slice === undefined || slice.data.byteLength === 0) return this.#releaseSlot()
    this.#queue.push(slice)
    this.#queuedBytes += slice.data.byteLength
    this.#position = slice.next
    this.#options.outbox.ready(this, true)
  }

  /** What is queued as one slice, up to the length of a frame. */
  #takeQueued(): StreamSlice | undefined {
    const [first] = this.#queue
    if (first === undefined) return undefined
    let count = 0
    let bytes = 0
    for (const { data } of this.#queue) {
      if (count > 0 && bytes + data.byteLength > DATA_FRAME_BYTES) break
      count += 1
      bytes += data.byteLength
    }
    const taken = this.#queue.splice(0, count)
    this.#queuedBytes -= bytes
    this.#releaseSlot()
    const data = count === 1 ? first.data : Buffer.concat(taken.map((slice) => slice.data))
    return { position: first.position, next: taken.at(-1)?.next ?? first.next, data }
  }

  /** How many bytes may be sent without credit. */
  #room(): number {
    return this.#options.request.window - (this.#sentBytes + this.#queuedBytes - this.#creditBytes)
  }

  #isBehind(): boolean {
    return this.#log !== undefined && this.#position < Math.min(this.#log.tail, this.#end)
  }

  /** Everything up to `to` was sent, or all there will ever be. */
  #isDone(): boolean {
    if (this.#options.request.to === undefined || this.#queue.length > 0) return false
    const log = this.#log
    return this.#position >= this.#end || (log?.closedAt !== undefined && this.#position >= log.tail)
  }

  #finish(): void {
    this.#options.port.send({ kind: 'ended' })
    this.#options.port.end()
  }

  #releaseSlot(): void {
    if (!this.#holdsSlot) return
    this.#holdsSlot = false
    this.#options.slots.release()
  }

  #state(): StreamState {
    this.#stateAt = this.#options.now()
    const log = this.#log
    if (log === undefined) return { tail: 0, writer: { state: 'none', since: this.#stateAt } }
    return { id: log.id, tail: log.tail, closedAt: log.closedAt, writer: log.writer }
  }
}
