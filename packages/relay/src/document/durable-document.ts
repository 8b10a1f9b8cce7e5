import type { CallboardError } from '@callboard/session/protocol'
import * as Y from 'yjs'
import type { Pace } from '../pace/pace.ts'
import type { LogPosition, SessionStorage } from '../storage/session-storage.ts'
import { applyBatch, type BatchResult, type Submission } from './apply-batch.ts'
import { CompactionMeter, type CompactionThresholds } from './compaction-meter.ts'
import { updateInvalid } from './document-errors.ts'
import { emptyDocument, loadDocument } from './load-document.ts'

/** What became of a batch, once it is on disk. */
export interface CommittedBatch<Source> {
  /** What changed, to be sent on; `undefined` if nothing did. */
  readonly change: Uint8Array | undefined
  /** The only one who needs not be told, because the change is all its own. */
  readonly author: Source | undefined
  /** One entry for every submission now durable, in order. */
  readonly sources: readonly Source[]
  /** Whose updates wait for others that the document has not seen. */
  readonly incomplete: readonly Source[]
  /** From the arrival of the first of them until the commit began, milliseconds. */
  readonly waitedMs: number
  readonly commitMs: number
  /** When it was on disk, as `performance.now()` tells it. */
  readonly committedAt: number
  /** The trace contexts that came with them. */
  readonly traces: readonly string[]
}

/** Who is told of what happens to a document. */
export interface DocumentObserver<Source> {
  /** Whether a submission still counts; asked right before it is applied. */
  accepts(source: Source): boolean
  onCommitted(batch: CommittedBatch<Source>): void
  /** The source sent what cannot be applied; the document is as if it had not. */
  onRefused(source: Source, error: CallboardError): void
  /** Storage failed: what was in hand is lost to this document, which must not be used any more. */
  onBroken(error: unknown): void
  onCompactionFailed(error: unknown): void
}

/** What a durable document works with. */
export interface DurableDocumentOptions<Source> {
  readonly session: string
  readonly storage: SessionStorage
  readonly thresholds: CompactionThresholds
  readonly pace: Pace
  /** Puts elsewhere what a migration takes out of the document; the migration waits for it. */
  readonly beforeMigration?: ((doc: Y.Doc) => Promise<void>) | undefined
  /** Brings a new or older document to the current schema; its changes are committed before anyone reads. */
  readonly migrate: (doc: Y.Doc) => void
  readonly observer: DocumentObserver<Source>
}

/**
 * A session's document, in step with the disk. It changes only at the start of a cycle, and it is read only between
 * cycles: whatever is read or sent on is committed. What arrives during a commit forms the next batch, so batches grow
 * with the load.
 */
export class DurableDocument<Source> {
  readonly #options: DurableDocumentOptions<Source>
  #doc: Y.Doc = new Y.Doc()
  #meter: CompactionMeter
  #inbox: Submission<Source>[] = []
  #readers: ((doc: Y.Doc) => void)[] = []
  #idleWaiters: (() => void)[] = []
  #running = false
  /** Whether the document holds what is not on disk yet. */
  #committing = false
  #broken = false
  #compaction: Promise<void> | undefined
  #lastPosition: LogPosition | undefined

  constructor(options: DurableDocumentOptions<Source>) {
    this.#options = options
    this.#meter = new CompactionMeter(options.thresholds, emptyDocument())
  }

  /** Reads the session from disk, or creates it there. Nothing else may be called before it resolves. */
  async load(): Promise<void> {
    const { session, storage, thresholds, beforeMigration, migrate } = this.#options
    const loaded = (await loadDocument(storage, session)) ?? emptyDocument()
    await beforeMigration?.(loaded.doc)
    this.#doc.destroy()
    this.#doc = loaded.doc
    this.#meter = new CompactionMeter(thresholds, loaded)
    this.#lastPosition = loaded.position
    const changes: Uint8Array[] = []
    const collect = (change: Uint8Array): void => void changes.push(change)
    this.#doc.on('update', collect)
    this.#doc.transact(() => migrate(this.#doc))
    this.#doc.off('update', collect)
    if (changes.length > 0) await this.#append(changes)
  }

  /** Takes an update, checked by `checkUpdate`; the observer hears of it once it is committed, or refused. */
  submit(submission: Submission<Source>): void {
    if (this.#broken) return
    this.#inbox.push(submission)
    this.#schedule()
  }

  /** Runs `reader` on the committed document: at once, or after the commit under way. It must not change it. */
  read(reader: (doc: Y.Doc) => void): void {
    if (this.#broken) return
    if (!this.#committing) reader(this.#doc)
    else this.#readers.push(reader)
  }

  /** Resolves when nothing waits to be committed. */
  settled(): Promise<void> {
    if (!this.#running || this.#broken) return Promise.resolve()
    return new Promise((resolve) => this.#idleWaiters.push(resolve))
  }

  /** Folds the log if there is one; resolves when that is done, or has failed and was reported. */
  async compact(): Promise<void> {
    await this.#compaction
    if (this.#running || this.#broken || !this.#meter.dirty || this.#lastPosition === undefined) return
    this.#startCompaction(this.#lastPosition)
    await this.#compaction
  }

  /** Frees the memory. Nothing may be called afterwards. */
  destroy(): void {
    this.#broken = true
    this.#doc.destroy()
    this.#wakeIdleWaiters()
  }

  #schedule(): void {
    if (this.#running) return
    this.#running = true
    // After this turn of the event loop, so that everything it brings is one batch.
    setImmediate(() => void this.#run())
  }

  async #run(): Promise<void> {
    try {
      while (this.#inbox.length > 0 && !this.#broken) await this.#cycle()
    } catch (error) {
      this.#broken = true
      this.#options.observer.onBroken(error)
    }
    this.#running = false
    this.#wakeIdleWaiters()
  }

  async #cycle(): Promise<void> {
    const batch = this.#inbox.filter(({ source }) => this.#options.observer.accepts(source))
    this.#inbox = []
    const pending = this.#doc.store.pendingStructs !== null || this.#doc.store.pendingDs !== null
    this.#committing = true
    const begunAt = performance.now()
    const result = applyBatch(this.#doc, batch)
    if (!result.ok) return this.#recover(batch, result)
    // What waits is stored as it came, so that nobody has to send it again after a restart.
    const records = result.incomplete.map(({ update }) => update)
    if (result.change !== undefined) records.push(result.change)
    if (records.length > 0) await this.#append(records)
    this.#committing = false
    if (this.#broken) return
    const first = batch[0]?.source
    const alone = !pending && records.length <= 1 && batch.every(({ source }) => source === first)
    const committedAt = performance.now()
    this.#options.observer.onCommitted({
      change: result.change,
      author: alone ? first : undefined,
      sources: batch.map(({ source }) => source),
      incomplete: result.incomplete.map(({ source }) => source),
      waitedMs: begunAt - Math.min(begunAt, batch[0]?.arrivedAt ?? begunAt),
      commitMs: committedAt - begunAt,
      committedAt,
      traces: batch.flatMap(({ trace }) => trace ?? []),
    })
    this.#answerReaders()
    if (this.#meter.due && this.#compaction === undefined && this.#lastPosition !== undefined) {
      this.#startCompaction(this.#lastPosition)
    }
    await this.#pause(performance.now() - committedAt)
  }

  /** The document is half-changed: it is read again from disk, and the rest of the batch is tried anew. */
  async #recover(batch: readonly Submission<Source>[], failed: Extract<BatchResult<Source>, { ok: false }>): Promise<void> {
    const { culprit, cause } = failed
    this.#inbox = [...batch.filter((submission) => submission !== culprit), ...this.#inbox]
    this.#options.observer.onRefused(culprit.source, updateInvalid(cause))
    await this.#compaction
    await this.load()
    this.#committing = false
    this.#answerReaders()
  }

  async #append(updates: readonly Uint8Array[]): Promise<void> {
    this.#lastPosition = await this.#options.storage.append(this.#options.session, updates)
    this.#meter.appended(updates)
  }

  #answerReaders(): void {
    const readers = this.#readers
    this.#readers = []
    for (const reader of readers) reader(this.#doc)
  }

  #startCompaction(through: LogPosition): void {
    this.#compaction = this.#fold(through)
      .catch((error: unknown) => {
        this.#meter.compactionFailed()
        this.#options.observer.onCompactionFailed(error)
      })
      .finally(() => (this.#compaction = undefined))
  }

  /** Encoding the live document folds what merging updates would not: overwritten values become one tombstone. */
  async #fold(through: LogPosition): Promise<void> {
    const snapshot = Y.encodeStateAsUpdate(this.#doc)
    this.#meter.compacted(snapshot)
    await this.#options.storage.compact(this.#options.session, through, snapshot)
  }

  /** A batch that is sent on to many makes the next one wait for more, so that frames get fewer as the load grows. */
  async #pause(sendingMs: number): Promise<void> {
    const pauseMs = this.#options.pace.pauseMs(sendingMs)
    if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }

  #wakeIdleWaiters(): void {
    const waiters = this.#idleWaiters
    this.#idleWaiters = []
    for (const wake of waiters) wake()
  }
}
