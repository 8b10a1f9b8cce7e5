import { namedError } from '../../connection/connection-errors.ts'
import { CallboardError, LIMITS } from '../../protocol/index.ts'
import { failure } from '../../protocol/callboard-error.ts'
import type { StreamChunk, Writing } from '../../schema/index.ts'
import { perSession } from '../../session/per-session.ts'
import type { Session } from '../../session/session.ts'
import type { RelayStreamFrame } from '../../wire/index.ts'
import { hubOf, type StreamChannel } from '../stream-hub.ts'
import type { StreamOpened, StreamWriter, StreamWriterOptions } from '../stream-writer.ts'
import { AppendQueue } from './append-queue.ts'
import { isSamePart, readDelta, type Delta } from './delta.ts'
import { encodeChunk, requireChunk } from './encode-chunk.ts'
import { Settled } from './settled.ts'

/** What waits for the relay's disk before a caller is held up, unless told otherwise. Bytes. */
const BUFFER_BYTES = 64 * 1024

/** The messages of one append: what an append may be, less what frames them. */
const BATCH_BYTES = LIMITS.appendBytes - 64

/** How many appends may be under way, so that a far relay does not make each token wait for the one before. */
const UNDER_WAY = 4

/** While one is under way another leaves at most this often; what comes meanwhile gathers. Milliseconds. */
const GATHER_MS = 20

/**
 * Opens a stream for writing, as this session's agent; makes it if there is none. Throws `stream-conflict` when this
 * session writes it already, and `option-invalid` for a buffer that is no size. What cannot be done shows at `opened`
 * and at each `write`.
 */
export function createStreamWriter(session: Session, options: StreamWriterOptions): StreamWriter {
  const open = openWriters(session)
  const { stream, bufferBytes = BUFFER_BYTES } = options
  if (!(bufferBytes >= 0)) throw bufferInvalid(bufferBytes)
  if (open.has(stream)) throw writtenAlready(stream)
  open.add(stream)
  return new ChannelWriter(session, options, () => open.delete(stream))
}

/** The names of the streams that each session is writing: two writers would take each other's numbers. */
const openWriters: (session: Session) => Set<string> = perSession(() => new Set<string>())

class ChannelWriter implements StreamWriter {
  readonly stream: string
  readonly #now: () => number
  readonly #bufferBytes: number
  readonly #queue = new AppendQueue(BATCH_BYTES)
  readonly #channel: StreamChannel
  readonly #opening: (opened: StreamOpened) => readonly StreamChunk[]
  readonly #onEnd: () => void
  readonly #opened = new Settled<StreamOpened>()
  readonly #closed = new Settled<void>()
  readonly #waiters = new Set<() => void>()
  /** Which life of the name is written. */
  #id: string | undefined
  #isOpen = false
  #isClosing = false
  #lastSentAt = Number.NEGATIVE_INFINITY
  #willSend = false
  #error: CallboardError | undefined
  /** Its part has been found to be valid. */
  #lastDelta: Delta | undefined

  constructor(session: Session, options: StreamWriterOptions, onEnd: () => void) {
    const { stream, bufferBytes = BUFFER_BYTES, opening = () => [] } = options
    this.stream = stream
    this.#opening = opening
    this.#now = session.now
    this.#bufferBytes = bufferBytes
    this.#onEnd = onEnd
    let failed: CallboardError | undefined
    this.#channel = hubOf(session).open((channel) => ({
      opened: () => void channel.send({ kind: 'write', request: { stream } }),
      lost: () => {
        this.#isOpen = false
      },
      received: (frame) => this.#receive(frame),
      failed: (error) => {
        failed = error
        // Told at once of a session that is closed, before there is a channel.
        if (this.#channel !== undefined) this.#fail(error)
      },
    }))
    if (failed !== undefined) this.#fail(failed)
  }

  get opened(): Promise<StreamOpened> {
    return this.#opened.promise
  }

  get closed(): Promise<void> {
    return this.#closed.promise
  }

  get error(): Error | undefined {
    return this.#error
  }

  write(chunk: StreamChunk): Promise<void> {
    const written = this.#write(chunk)
    // Who does not await it finds the same error at the next call, and the process goes on.
    written.catch(() => undefined)
    return written
  }

  async flush(): Promise<void> {
    this.#sendLater()
    await this.#until(() => this.#queue.isEmpty)
  }

  close(): Promise<void> {
    if (this.#isClosing || this.#error !== undefined) return this.#closed.promise
    this.#isClosing = true
    this.#queue.close()
    this.#sendLater()
    return this.#closed.promise
  }

  abandon(): void {
    this.#fail(failure('stream-closed', `Its writer has let go of ${this.stream}, so nothing more is written to it.`))
  }

  async #write(chunk: StreamChunk): Promise<void> {
    if (this.#error !== undefined) throw this.#error
    if (this.#isClosing) throw closedError(this.stream)
    const delta = readDelta(chunk)
    if (delta === undefined) {
      this.#queue.addEncoded(encodeChunk(this.stream, chunk, BATCH_BYTES))
    } else {
      if (this.#lastDelta === undefined || !isSamePart(this.#lastDelta, delta)) requireChunk(this.stream, chunk)
      this.#lastDelta = delta
      this.#queue.addDelta(delta)
    }
    this.#sendLater()
    if (this.#queue.bytes > this.#bufferBytes) await this.#until(() => this.#queue.bytes <= this.#bufferBytes)
  }

  #receive(frame: RelayStreamFrame): void {
    if (frame.kind === 'writing') this.#onWriting(frame.writing)
    else if (frame.kind === 'appended') this.#onStored(frame.seq)
    else if (frame.kind === 'error') this.#fail(namedError(frame.error.code, frame.error.message))
  }

  #onWriting({ id, lastSeq, tail, closedAt }: Writing): void {
    const opened = { tail, closed: closedAt !== undefined }
    if (this.#id === undefined) this.#begin(lastSeq, opened)
    else if (this.#id !== id) return this.#fail(goneError(this.stream))
    this.#id = id
    if (lastSeq !== undefined && this.#queue.stored(lastSeq)) return this.#end()
    this.#opened.resolve(opened)
    if (closedAt !== undefined) return this.#fail(closedError(this.stream))
    this.#isOpen = true
    // The same numbers and bytes again: what is on disk after all is known there by its number.
    for (const batch of this.#queue.underWay) this.#channel.send({ kind: 'append', ...batch })
    this.#tellWaiters()
    this.#send()
  }

  #begin(lastSeq: number | undefined, opened: StreamOpened): void {
    this.#queue.startAfter(lastSeq)
    const chunks = opened.closed ? [] : this.#opening(opened)
    this.#queue.addFirst(chunks.map((chunk) => encodeChunk(this.stream, chunk, BATCH_BYTES)))
  }

  #onStored(seq: number): void {
    if (this.#queue.stored(seq)) return this.#end()
    this.#tellWaiters()
    this.#send()
  }

  /** What is written in one turn leaves together. */
  #sendLater(): void {
    if (this.#willSend || !this.#isOpen) return
    this.#willSend = true
    queueMicrotask(() => {
      this.#willSend = false
      this.#sendNew()
    })
  }

  /** Something was written: it leaves at once when nothing is under way, and else not too often. */
  #sendNew(): void {
    const isIdle = this.#queue.underWay.length === 0
    if (isIdle || this.#isClosing || this.#now() - this.#lastSentAt >= GATHER_MS) this.#send()
  }

  #send(): void {
    while (this.#isOpen && this.#queue.underWay.length < UNDER_WAY) {
      const batch = this.#queue.nextBatch()
      if (batch === undefined) return
      this.#lastSentAt = this.#now()
      this.#channel.send({ kind: 'append', ...batch })
    }
  }

  #end(): void {
    this.#error = closedError(this.stream)
    this.#closed.resolve()
    this.#letGo()
  }

  #fail(error: CallboardError): void {
    if (this.#error !== undefined) return
    this.#error = CallboardError.is(error, 'agent-fenced') ? fencedError(this.stream, error) : error
    this.#queue.clear()
    this.#opened.reject(this.#error)
    this.#closed.reject(this.#error)
    this.#letGo()
  }

  #letGo(): void {
    this.#isOpen = false
    this.#channel.close()
    this.#onEnd()
    this.#tellWaiters()
  }

  /** Rejects when the stream fails before. */
  #until(isMet: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const hasFailed = this.#error !== undefined && !this.#closed.isResolved
        if (!hasFailed && !isMet()) return void this.#waiters.add(look)
        this.#waiters.delete(look)
        if (hasFailed) reject(this.#error)
        else resolve()
      }
      look()
    })
  }

  #tellWaiters(): void {
    for (const look of [...this.#waiters]) look()
  }
}

function closedError(stream: string): CallboardError {
  return failure('stream-closed', `${stream} is closed for good, so nothing was added to it. Open another stream.`)
}

function goneError(stream: string): CallboardError {
  return failure(
    'stream-gone',
    `${stream} was deleted while it was written, so what was written is lost. Begin it anew.`,
  )
}

function fencedError(stream: string, cause: CallboardError): CallboardError {
  const message = `Another process has joined as this agent and writes ${stream} from now on. Let this process end.`
  return failure('producer-fenced', message, undefined, cause)
}

function writtenAlready(stream: string): CallboardError {
  const message = `This session writes ${stream} already, and a second writer would garble it. Use the one there is.`
  return failure('stream-conflict', message)
}

function bufferInvalid(bufferBytes: number): CallboardError {
  const message = `bufferBytes is ${bufferBytes}, which no buffer can be, so nothing is written. Give 0 or more.`
  return failure('option-invalid', message)
}
