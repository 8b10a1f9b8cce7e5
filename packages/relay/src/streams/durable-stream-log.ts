import type { WriterState } from '@callboard/session/schema'
import type { StoredStream, StreamFork, StreamStorage } from '../storage/stream-storage.ts'
import type { AppendFigures } from '../telemetry/telemetry.ts'
import { changeOf, sliceOf, takeBatch, type AcceptedAppend, type StreamEnd } from './append-queue.ts'
import { toSegments } from './cut-content.ts'
import { ProducerBook } from './producer-book.ts'
import { judgeProducer } from './producer-rules.ts'
import { endOfLife, isJsonType } from './stream-config.ts'
import { SEGMENT_BYTES, StreamContent } from './stream-content.ts'
import {
  appendTooLarge,
  offsetInvalid,
  streamClosed,
  streamConflict,
  streamFull,
  streamNotFound,
  streamSeqConflict,
} from './stream-errors.ts'
import type { StreamShare } from './stream-shares.ts'
import type { Append, Appended, Producer, StreamConfig, StreamLog, StreamSlice, StreamWatcher } from './stream-log.ts'
import { checkMessages } from './stream-rules.ts'
import { WriterPresence, type WriterPresenceOptions } from './writer-presence.ts'

/** What the logs of a relay share. */
export interface StreamLogOptions extends Omit<WriterPresenceOptions, 'onChange'> {
  readonly storage: StreamStorage
  /** The largest append, bytes. */
  readonly appendBytes: number
  /** The largest stream, bytes. */
  readonly streamBytes: number
  /** An append is on disk. */
  readonly onAppended?: ((figures: AppendFigures) => void) | undefined
  /** A commit or a compaction failed; appends are refused by themselves. */
  readonly onStorageError: (error: unknown) => void
}

/** An open stream is compacted each time it has this many new segments. */
const COMPACT_AFTER_SEGMENTS = 256

/** One part in so many of a time to live is lost at most when the relay dies: using a stream writes no more often. */
const TTL_PARTS = 10

/**
 * A stream in step with the disk. Appends are judged at once and in order against what was accepted before them; what
 * arrives during a commit is one segment of the next.
 */
export class DurableStreamLog implements StreamLog {
  readonly id: string
  readonly path: string
  readonly config: StreamConfig
  readonly isJson: boolean
  readonly fork: StreamFork | undefined
  readonly #options: StreamLogOptions
  readonly #share: StreamShare | undefined
  readonly #producers: ProducerBook
  readonly #watchers = new Set<StreamWatcher>()
  readonly #content: StreamContent
  readonly #writer: WriterPresence
  #accepted: StreamEnd
  #committed: StreamEnd
  #queue: AcceptedAppend[] = []
  #running = false
  /** Of the append that was accepted last: when it is on disk, so is everything. */
  #latest: Promise<unknown> = Promise.resolve()
  #gone = false
  #endsAt: number | undefined
  #storedEndsAt: number | undefined
  #compactFrom = 0
  #newSegments = 0
  #compacting = false

  /** `share` is its maker's, if what it holds counts. */
  constructor(stored: StoredStream, options: StreamLogOptions, share?: StreamShare) {
    const { id, path, contentType, ttlSeconds, expiresAt, tail, bytes, streamSeq, closing } = stored
    this.id = id
    this.path = path
    this.config = { contentType, ttlSeconds, expiresAt }
    this.isJson = isJsonType(contentType)
    this.fork = stored.fork
    this.#content = new StreamContent({ id, isJson: this.isJson, ancestors: stored.fork?.ancestors ?? [], storage: options.storage })
    this.#options = options
    this.#share = share
    this.#producers = new ProducerBook({
      stored: stored.producers,
      hasMore: stored.hasMoreProducers,
      read: (producerId) => options.storage.producer(id, producerId),
    })
    this.#accepted = { tail, bytes, streamSeq, closing }
    this.#committed = this.#accepted
    this.#endsAt = stored.endsAt
    this.#storedEndsAt = stored.endsAt
    this.#writer = new WriterPresence({ ...options, onChange: () => this.#tell((watcher) => watcher.onState()) })
  }

  get tail(): number {
    return this.#committed.tail
  }

  get closedAt(): number | undefined {
    return this.#committed.closing?.at
  }

  get writer(): WriterState {
    return this.#writer.state
  }

  /** It was deleted or has expired. */
  get isGone(): boolean {
    return this.#gone
  }

  /** Nobody would miss it in memory. */
  get isIdle(): boolean {
    return this.#watchers.size === 0 && !this.#running && !this.#writer.isWatched
  }

  /** It was read from disk, where it was left by someone. */
  found(): void {
    if (this.#committed.closing !== undefined) return
    this.#writer.foundOpen()
    // In how many segments nobody knows: it is looked at when it is closed.
    this.#newSegments = 2
  }

  /** Whether its time is over at `now`. One that is followed is in use. */
  hasExpired(now: number): boolean {
    if (this.config.ttlSeconds !== undefined && this.#watchers.size > 0) this.touch()
    return this.#endsAt !== undefined && this.#endsAt <= now
  }

  lastSeq(producer: { readonly id: string; readonly epoch: number }): number | undefined {
    const known = this.#producers.get(producer.id)
    return known?.epoch === producer.epoch ? known.seq : undefined
  }

  async recall(producerId: string): Promise<void> {
    await this.#producers.recall(producerId)
  }

  async append(append: Append): Promise<Appended> {
    const { data, producer, streamSeq, close } = append
    const recalling = producer && this.#producers.recall(producer.id)
    if (recalling !== undefined) await recalling
    this.#assertThere()
    if (data.byteLength > this.#options.appendBytes) throw appendTooLarge(this.#options.appendBytes)
    if (this.#isKnown(append)) return this.#duplicate(producer)
    const { tail, bytes, closing, streamSeq: lastStreamSeq } = this.#accepted
    if (closing !== undefined) throw streamClosed(this.path, tail)
    if (data.byteLength === 0 && close !== true) {
      throw streamConflict('The append is empty', 'Send at least one message or byte, or close the stream with it.')
    }
    if (streamSeq !== undefined && lastStreamSeq !== undefined && !isAfter(streamSeq, lastStreamSeq)) {
      throw streamSeqConflict(streamSeq, lastStreamSeq)
    }
    if (bytes + data.byteLength > this.#options.streamBytes) throw streamFull(this.path, this.#options.streamBytes)
    this.#share?.assertRoom(data.byteLength)
    const count = this.isJson ? checkMessages(this.path, data) : data.byteLength
    const startedAt = performance.now()
    const appended = await this.#accept(append, count, {
      tail: tail + count,
      bytes: bytes + data.byteLength,
      streamSeq: streamSeq ?? lastStreamSeq,
      closing: close === true ? { at: this.#options.now(), by: producer } : undefined,
    })
    this.#options.onAppended?.({ bytes: data.byteLength, tookMs: performance.now() - startedAt, trace: append.trace })
    return appended
  }

  async read(range: { readonly from: number; readonly to?: number | undefined; readonly maxBytes: number }): Promise<StreamSlice> {
    const { from, maxBytes } = range
    this.#assertThere()
    if (from > this.tail) throw offsetInvalid(`Position ${from} is beyond the end of the stream ${this.path}`)
    this.touch()
    return this.#content.read({ from, to: Math.min(range.to ?? this.tail, this.tail), maxBytes })
  }

  watch(watcher: StreamWatcher): () => void {
    this.#watchers.add(watcher)
    return () => {
      if (this.#watchers.delete(watcher)) this.touch()
    }
  }

  knows(id: string, position: number): boolean {
    if (id === this.id) return position <= this.tail
    return this.fork?.ancestors.some((ancestor) => ancestor.id === id && position <= ancestor.end) ?? false
  }

  touch(): void {
    if (this.config.ttlSeconds === undefined || this.#gone) return
    this.#endsAt = endOfLife(this.config, this.#options.now())
    const grace = (this.config.ttlSeconds * 1_000) / TTL_PARTS
    if ((this.#endsAt ?? 0) - (this.#storedEndsAt ?? 0) < grace) return
    this.#storedEndsAt = this.#endsAt
    this.#options.storage.append(this.id, { endsAt: this.#endsAt }).catch(this.#options.onStorageError)
  }

  heardWriter(): void {
    if (this.#accepted.closing === undefined) this.#writer.heard()
  }

  attachWriter(): (reason: string) => void {
    return this.#writer.attach()
  }

  /** Resolves when everything accepted is on disk or was refused. */
  async settled(): Promise<void> {
    await this.#latest.catch(() => {})
  }

  /** It was deleted or has expired. Unless forks keep it, its maker has room again. */
  end(isFree: boolean): void {
    this.#gone = true
    if (isFree) this.#share?.add(-this.#committed.bytes)
    this.#writer.ended()
    const refused = this.#queue.splice(0)
    for (const { append, reject } of refused) {
      this.#share?.add(-append.data.byteLength)
      reject(streamNotFound(this.path))
    }
    this.#tell((watcher) => watcher.onGone())
    this.#watchers.clear()
  }

  #accept(append: Append, count: number, after: StreamEnd): Promise<Appended> {
    const { producer } = append
    const before = this.#accepted
    const producerBefore = producer && this.#producers.accept(producer)
    const accepted = new Promise<Appended>((resolve, reject) => {
      this.#queue.push({ append, count, before, producerBefore, after, resolve, reject })
    })
    this.#accepted = after
    this.#share?.add(append.data.byteLength)
    this.#latest = accepted
    if (!this.#running) {
      this.#running = true
      queueMicrotask(() => void this.#commitAll())
    }
    return accepted
  }

  /** Whether the append was accepted before. Throws when it cannot be the next one either. */
  #isKnown({ producer, data, close }: Append): boolean {
    const { closing, tail } = this.#accepted
    if (producer === undefined) return closing !== undefined && close === true && data.byteLength === 0
    const known = this.#producers.get(producer.id)
    // What is closed says so, whatever else is wrong with the append.
    if (closing !== undefined && known?.epoch !== producer.epoch) throw streamClosed(this.path, tail)
    if (closing !== undefined && producer.seq > (known?.seq ?? -1)) throw streamClosed(this.path, tail)
    return judgeProducer(known, producer) === 'duplicate'
  }

  /** Known is not yet on disk: only then may it be acknowledged again. */
  async #duplicate(producer: Producer | undefined): Promise<Appended> {
    const lastSeq = producer && this.lastSeq(producer)
    await this.#latest
    return { tail: this.tail, duplicate: true, lastSeq }
  }

  async #commitAll(): Promise<void> {
    while (this.#queue.length > 0) {
      const batch = takeBatch(this.#queue, SEGMENT_BYTES)
      if (this.config.ttlSeconds !== undefined) this.#endsAt = endOfLife(this.config, this.#options.now())
      const slice = sliceOf(batch)
      const segments = slice === undefined ? [] : toSegments(this.isJson, slice, SEGMENT_BYTES)
      const endsAt = this.config.ttlSeconds === undefined ? undefined : this.#endsAt
      try {
        await this.#options.storage.append(this.id, { ...changeOf(batch, segments), endsAt })
        this.#storedEndsAt = this.#endsAt
      } catch (error) {
        this.#undo([...batch, ...this.#queue.splice(0)], error)
        continue
      }
      this.#newSegments += segments.length
      this.#onCommitted(batch, slice)
    }
    this.#running = false
  }

  #onCommitted(batch: readonly AcceptedAppend[], slice: StreamSlice | undefined): void {
    const wasOpen = this.#committed.closing === undefined
    this.#committed = batch.at(-1)?.after ?? this.#committed
    const { closing } = this.#committed
    if (closing !== undefined && wasOpen) this.#writer.ended()
    if (slice !== undefined) {
      this.#content.add(slice)
      this.#tell((watcher) => watcher.onAppended(slice))
    }
    if (closing !== undefined && wasOpen) this.#tell((watcher) => watcher.onState())
    for (const { append, after, resolve } of batch) {
      if (append.producer !== undefined) this.#producers.committed(append.producer)
      resolve({ tail: after.tail, duplicate: false, lastSeq: append.producer?.seq })
    }
    if (closing !== undefined || this.#newSegments >= COMPACT_AFTER_SEGMENTS) void this.#compact()
  }

  /** Nothing of these is on disk: everything is as it was before the first. */
  #undo(refused: readonly AcceptedAppend[], cause: unknown): void {
    // What was deleted meanwhile is no fault of the storage.
    const error = this.#gone ? streamNotFound(this.path) : cause
    if (!this.#gone) this.#options.onStorageError(error)
    for (const { append, producerBefore, before, reject } of [...refused].reverse()) {
      this.#accepted = before
      this.#share?.add(-append.data.byteLength)
      if (append.producer !== undefined) this.#producers.undo(append.producer, producerBefore)
      reject(error)
    }
    this.#latest = Promise.resolve()
  }

  async #compact(): Promise<void> {
    if (this.#compacting || this.#gone || this.#newSegments < 2) return
    this.#compacting = true
    this.#newSegments = 0
    try {
      this.#compactFrom = await this.#options.storage.compact(this.id, this.#compactFrom, SEGMENT_BYTES)
    } catch (error) {
      this.#options.onStorageError(error)
    }
    this.#compacting = false
    // What came meanwhile is the last there is: nothing would ask for it again.
    if (this.#committed.closing !== undefined) void this.#compact()
  }

  #assertThere(): void {
    if (this.#gone) throw streamNotFound(this.path)
  }

  #tell(tell: (watcher: StreamWatcher) => void): void {
    for (const watcher of [...this.#watchers]) tell(watcher)
  }
}

/** `Stream-Seq` is compared byte by byte. */
function isAfter(given: string, last: string): boolean {
  return Buffer.compare(Buffer.from(given), Buffer.from(last)) > 0
}
