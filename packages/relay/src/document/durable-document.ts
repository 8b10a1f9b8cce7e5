import type { CallboardError } from '@callboard/session/protocol'
import * as Y from 'yjs'
import { documentFull, rateLimited } from '../limits/limit-errors.ts'
import type { Pace } from '../pace/pace.ts'
import type { LogPosition, SessionStorage } from '../storage/session-storage.ts'
import { refusalError } from '../permission/update-refusal.ts'
import { applyBatch, type BatchResult, type Guard, type Submission } from './apply-batch.ts'
import { CompactionMeter, type CompactionThresholds } from './compaction-meter.ts'
import { DelayedSubmissions } from './delayed-submissions.ts'
import { DocumentSize } from './document-size.ts'
import { documentIncomplete, updateInvalid } from './document-errors.ts'
import { emptyDocument, loadDocument } from './load-document.ts'
import { DEFAULT_QUARANTINE, Quarantine, type QuarantineLimits } from './quarantine.ts'

/** What became of a batch, once it is on disk. */
export interface CommittedBatch<Source> {
  /** What changed, to be sent on; `undefined` if nothing did. */
  readonly change: Uint8Array | undefined
  /** The only one who needs not be told, because the change is all its own. */
  readonly author: Source | undefined
  /** One entry for every submission that is now durable with all that its source sent before it. */
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

/** How what is committed is sent on. */
export interface Sending {
  /** Into how many turns it is divided. */
  readonly turns: number
  /** Sends in its turn what nothing new has come to be sent with. Returns whether there was anything. */
  sendHeld(): boolean
}

/** Who is told of what happens to a document. */
export interface DocumentObserver<Source> {
  /** Whether a submission still counts; asked right before it is applied. */
  accepts(source: Source): boolean
  onCommitted(batch: CommittedBatch<Source>): void
  /** `undefined`: `onCommitted` sends all there is to send. */
  readonly sending?: Sending | undefined
  /** The source sent what is refused; the document is as if it had not. */
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
  /** How large the document may get. */
  readonly documentBytes: number
  /** The session was never stored. What rejects here keeps it from being made. */
  readonly beforeCreation?: (() => Promise<void>) | undefined
  /** Puts elsewhere what a migration takes out of the document; the migration waits for it. */
  readonly beforeMigration?: ((doc: Y.Doc) => Promise<void>) | undefined
  /** Brings a new or older document to the current schema; its changes are committed before anyone reads. */
  readonly migrate: (doc: Y.Doc) => void
  readonly guard: Guard<Source>
  readonly quarantine?: QuarantineLimits | undefined
  readonly observer: DocumentObserver<Source>
}

/** Of a batch: when its first update came, and when its commit began and ended, as `performance.now()` tells it. */
interface Times {
  readonly arrivedAt: number
  readonly begunAt: number
  readonly committedAt: number
}

/** Nothing has come for so long: the document rests. Milliseconds. */
const REST_MS = 1_000

/** A batch that was applied. */
type Applied<Source> = Extract<BatchResult<Source>, { ok: true }>

/**
 * A session's document, in step with the disk. It changes only at the start of a cycle, and it is read only between
 * cycles: whatever is read or sent on is committed. What arrives during a commit forms the next batch, so batches grow
 * with the load.
 */
export class DurableDocument<Source> {
  readonly #options: DurableDocumentOptions<Source>
  #doc: Y.Doc = new Y.Doc()
  #meter: CompactionMeter
  #size: DocumentSize
  #inbox: Submission<Source>[] = []
  readonly #delayed: DelayedSubmissions<Source>
  readonly #quarantine: Quarantine<Source>
  #readers: ((doc: Y.Doc) => void)[] = []
  #idleWaiters: (() => void)[] = []
  #running = false
  /** Whether the document holds what is not on disk yet. */
  #committing = false
  #broken = false
  #compaction: Promise<void> | undefined
  #lastPosition: LogPosition | undefined
  #whole: Uint8Array | undefined
  #committedAt = 0
  #restTimer: NodeJS.Timeout | undefined

  constructor(options: DurableDocumentOptions<Source>) {
    this.#options = options
    this.#meter = new CompactionMeter(options.thresholds, emptyDocument())
    this.#size = new DocumentSize(options.documentBytes, 0)
    this.#delayed = new DelayedSubmissions(options.guard, () => this.#schedule())
    this.#quarantine = new Quarantine({
      limits: options.quarantine ?? DEFAULT_QUARANTINE,
      payerOf: (source) => options.guard.payerOf(source),
      onExpired: (source) => this.#refuse(source, documentIncomplete('missing')),
    })
  }

  /** Reads the session from disk, or creates it there. Nothing else may be called before it resolves. */
  async load(): Promise<void> {
    const { session, storage, thresholds, documentBytes, guard, beforeCreation, beforeMigration, migrate } = this.#options
    const stored = await loadDocument(storage, session)
    if (stored === undefined) await beforeCreation?.()
    const loaded = stored ?? emptyDocument()
    await beforeMigration?.(loaded.doc)
    this.#doc.destroy()
    this.#doc = loaded.doc
    this.#meter = new CompactionMeter(thresholds, loaded)
    this.#size = new DocumentSize(documentBytes, loaded.snapshotBytes + loaded.logBytes)
    this.#lastPosition = loaded.position
    this.#whole = loaded.whole
    guard.restore(loaded.owners)
    const changes: Uint8Array[] = []
    const collect = (change: Uint8Array): void => void changes.push(change)
    this.#doc.on('update', collect)
    this.#doc.transact(() => migrate(this.#doc))
    this.#doc.off('update', collect)
    if (changes.length > 0) this.#appended(await storage.append(session, changes), changes)
  }

  /** All of it as one update, as long as nothing has changed since it was read from disk so: it need not be encoded. */
  get whole(): Uint8Array | undefined {
    return this.#whole
  }

  /** Takes an update; the observer hears of it once it is committed, or refused. */
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
    clearTimeout(this.#restTimer)
    this.#delayed.clear()
    this.#quarantine.clear()
    this.#doc.destroy()
    this.#wakeIdleWaiters()
  }

  #schedule(): void {
    if (this.#running) return
    this.#running = true
    this.#options.pace.rounds.request(this.#next)
  }

  /** One batch after the other. No promise of its own: there are thousands of batches a second, most of a single update. */
  readonly #next = (): void => {
    try {
      const batch = this.#broken ? [] : this.#takeBatch()
      if (batch.length > 0) this.#begin(batch)
      else this.#sendHeld()
    } catch (error) {
      this.#break(error)
    }
  }

  readonly #break = (error: unknown): void => {
    this.#broken = true
    this.#options.observer.onBroken(error)
    this.#rest()
  }

  #sendHeld(): void {
    const startedAt = performance.now()
    if (!this.#broken && this.#options.observer.sending?.sendHeld() === true) this.#pause(performance.now() - startedAt, 0, false)
    else this.#rest()
  }

  #rest(): void {
    this.#running = false
    this.#wakeIdleWaiters()
  }

  #takeBatch(): readonly Submission<Source>[] {
    const { observer } = this.#options
    const { batch, overflowing } = this.#delayed.sort(this.#inbox)
    this.#inbox = []
    for (const source of overflowing) this.#refuse(source, rateLimited(0))
    return batch.every(({ source }) => observer.accepts(source)) ? batch : batch.filter(({ source }) => observer.accepts(source))
  }

  #begin(batch: readonly Submission<Source>[]): void {
    const { guard, observer, session, storage } = this.#options
    const waiting = this.#quarantine.submissions.filter(({ source }) => observer.accepts(source))
    this.#committing = true
    const begunAt = performance.now()
    const arrivedAt = batch[0]?.arrivedAt ?? begunAt
    const result = applyBatch(this.#doc, { fresh: batch, waiting }, guard, () => this.#size.isFull(this.#doc))
    if (!result.ok) return void this.#recover([...waiting, ...batch], result).then(this.#next, this.#break)
    this.#delayed.add(result.postponed)
    const { change } = result
    if (change === undefined) return this.#finish(result, { begunAt, arrivedAt })
    storage.append(session, [change], guard.takeClaims()).then((position) => {
      this.#appended(position, [change])
      try {
        this.#finish(result, { begunAt, arrivedAt })
      } catch (error) {
        this.#break(error)
      }
    }, this.#break)
  }

  #finish(result: Applied<Source>, { begunAt, arrivedAt }: Omit<Times, 'committedAt'>): void {
    this.#committing = false
    if (this.#broken) return this.#rest()
    const committedAt = performance.now()
    this.#committedAt = committedAt
    this.#tell(result, { begunAt, committedAt, arrivedAt })
    this.#answerReaders()
    if (this.#meter.due && this.#compaction === undefined && this.#lastPosition !== undefined) {
      this.#startCompaction(this.#lastPosition)
    } else if (this.#meter.dueAtRest) {
      this.#compactAtRest()
    }
    this.#pause(performance.now() - committedAt, committedAt - begunAt, result.postponed.length > 0)
  }

  #tell(result: Applied<Source>, { begunAt, committedAt, arrivedAt }: Times): void {
    for (const { submission, refusal } of result.refused) this.#refuse(submission.source, refusalError(refusal))
    for (const { source } of result.unfitting) this.#refuse(source, documentFull(this.#options.documentBytes))
    const { sources, overflowing } = this.#quarantine.settle(result.settled, result.missing)
    const [first] = result.applied
    const alone = result.applied.every(({ source }) => source === first?.source)
    this.#options.observer.onCommitted({
      change: result.change,
      author: alone ? first?.source : undefined,
      sources,
      incomplete: [...new Set(result.missing.map(({ source }) => source))],
      waitedMs: begunAt - Math.min(begunAt, arrivedAt),
      commitMs: committedAt - begunAt,
      committedAt,
      traces: result.settled.flatMap(({ trace }) => trace ?? []),
    })
    for (const source of overflowing) this.#refuse(source, documentIncomplete('quarantine-full'))
  }

  #refuse(source: Source, error: CallboardError): void {
    this.#quarantine.forget(source)
    this.#options.observer.onRefused(source, error)
  }

  /** The document is half-changed: it is read again from disk, and the rest of the batch is tried anew. */
  async #recover(
    submissions: readonly Submission<Source>[],
    failed: Extract<BatchResult<Source>, { ok: false }>,
  ): Promise<void> {
    const { culprit, cause } = failed
    this.#inbox = [...submissions.filter((submission) => submission !== culprit), ...this.#inbox]
    this.#refuse(culprit.source, updateInvalid(cause))
    await this.#compaction
    await this.load()
    this.#committing = false
    this.#answerReaders()
  }

  #appended(position: LogPosition, updates: readonly Uint8Array[]): void {
    this.#lastPosition = position
    this.#whole = undefined
    this.#meter.appended(updates)
    for (const { byteLength } of updates) this.#size.appended(byteLength)
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

  #compactAtRest(): void {
    this.#restTimer ??= setTimeout(() => {
      this.#restTimer = undefined
      if (performance.now() - this.#committedAt >= REST_MS) void this.compact()
      else this.#compactAtRest()
    }, REST_MS).unref()
  }

  /** Encoding the live document folds what merging updates would not: overwritten values become one tombstone. */
  async #fold(through: LogPosition): Promise<void> {
    const snapshot = Y.encodeStateAsUpdate(this.#doc)
    this.#meter.compacted(snapshot)
    this.#size.folded(snapshot.byteLength)
    await this.#options.storage.compact(this.#options.session, through, snapshot)
  }

  /**
   * A batch that is sent on to many makes the next one wait for more, so that frames get fewer as the load grows. The next commit is
   * a part of that wait: it takes about as long as the last one did, and meanwhile nothing is sent either.
   */
  #pause(sendingMs: number, commitMs: number, isCutShort: boolean): void {
    const { observer, pace } = this.#options
    const pauseMs = Math.round(pace.pauseMs(sendingMs, observer.sending?.turns) - commitMs)
    if (pauseMs > 0) setTimeout(this.#next, pauseMs)
    else if (isCutShort || this.#inbox.length > 0) pace.rounds.request(this.#next)
    else this.#sendHeld()
  }

  #wakeIdleWaiters(): void {
    const waiters = this.#idleWaiters
    this.#idleWaiters = []
    for (const wake of waiters) wake()
  }
}
