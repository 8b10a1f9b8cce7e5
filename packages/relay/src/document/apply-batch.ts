import * as Y from 'yjs'
import type { Verdict } from '../permission/judge-update.ts'
import type { ParsedUpdate } from '../permission/parsed-update.ts'
import { UpdateRefusal } from '../permission/update-refusal.ts'
import type { ClientIdOwner } from '../storage/session-storage.ts'
import { addsContent } from './document-size.ts'

/** An update waiting to be applied, and who sent it. */
export interface Submission<Source> {
  readonly source: Source
  readonly update: ParsedUpdate
  /** It came as a sync step, in which a client also sends on what others wrote. */
  readonly resent: boolean
  /** When it came, as `performance.now()` tells it. */
  readonly arrivedAt?: number | undefined
  /** The W3C trace context (`traceparent`) that came with it. */
  readonly trace?: string | undefined
}

/** Says what is to become of updates, and keeps what it needs for that; see `SessionGuard`. */
export interface Guard<Source> {
  /** Takes what is on disk of who owns which client ids, in place of everything it knew. */
  restore(owners: readonly ClientIdOwner[]): void
  /** How long what comes from a source has to wait, because its like has taken more than its share of time. Milliseconds. */
  waitMs(source: Source): number
  /** Who pays for what comes from a source: the same for all of one identity. */
  payerOf(source: Source): unknown
  judge(doc: Y.Doc, submission: Submission<Source>): Verdict
  /** A verdict was carried out. */
  done(submission: Submission<Source>, verdict: Verdict): void
  /** What a source sent took so long. Milliseconds. */
  spent(source: Source, ms: number): void
  /** Client ids that have got an owner since this was asked last: to be stored with what was applied. */
  takeClaims(): readonly ClientIdOwner[]
}

/** What applying a batch came to. */
export type BatchResult<Source> =
  | {
      readonly ok: true
      /** What changed, as one update made by the document itself; `undefined` if nothing did. */
      readonly change: Uint8Array | undefined
      /** Those that are in the document now. */
      readonly settled: readonly Submission<Source>[]
      /** Those of them that changed it. */
      readonly applied: readonly Submission<Source>[]
      /** Those that wait for updates that the document has not seen: it is as if they had not come. */
      readonly missing: readonly Submission<Source>[]
      /** Those for which there was no time: nobody has looked at them. */
      readonly postponed: readonly Submission<Source>[]
      /** Those that would add to a document that is full. */
      readonly unfitting: readonly Submission<Source>[]
      readonly refused: readonly { readonly submission: Submission<Source>; readonly refusal: UpdateRefusal }[]
    }
  | {
      /** An update threw half-way: the document is no longer to be trusted. */
      readonly ok: false
      readonly culprit: Submission<Source>
      readonly cause: unknown
    }

/**
 * Judges submissions one by one and applies those that are allowed, in one Yjs transaction: between the verdict on one and its
 * application nothing happens to the document. What leaves it is the document's own account of what changed, never the clients'
 * bytes, and it is folded: a key overwritten ten times in one batch is one change. `waiting` were missing before, and are looked at
 * again once the rest is done.
 */
export function applyBatch<Source>(
  doc: Y.Doc,
  { fresh, waiting }: { readonly fresh: readonly Submission<Source>[]; readonly waiting: readonly Submission<Source>[] },
  guard: Guard<Source>,
  isFull: () => boolean,
): BatchResult<Source> {
  const changes: Uint8Array[] = []
  const collect = (change: Uint8Array): void => void changes.push(change)
  const batch = new Batch(doc, guard, isFull)
  doc.on('update', collect)
  try {
    for (const part of partsOf(fresh)) {
      batch.timed(part, () => doc.transact(() => batch.run(part)))
      if (batch.failure !== undefined) break
    }
    const open = [...waiting, ...batch.missing]
    if (open.length > 0 && batch.failure === undefined) batch.timed(open, () => doc.transact(() => batch.runAgain(open)))
  } catch (cause) {
    // The transaction's own clean-up failed, which only something in the batch can have caused; the last is named.
    const culprit = batch.applied.at(-1) ?? fresh.at(-1)
    if (culprit !== undefined) batch.failure ??= { culprit, cause }
  } finally {
    doc.off('update', collect)
  }
  if (batch.failure !== undefined) return { ok: false, ...batch.failure }
  const change = changes.length > 1 ? Y.mergeUpdates(changes) : changes[0]
  const { settled, applied, missing, postponed, refused, unfitting } = batch
  return { ok: true, change, settled, applied, missing, postponed, refused, unfitting }
}

/** When a batch has taken so long, what is left of it waits, so that all else there is to do has its turn. Milliseconds. */
const BATCH_MS = 50

/** At the end of a transaction Yjs joins what belongs together, in time that grows with the square of how much that is. */
const STRUCTS_PER_TRANSACTION = 2_000

function partsOf<Source>(submissions: readonly Submission<Source>[]): readonly (readonly Submission<Source>[])[] {
  const parts: Submission<Source>[][] = []
  let room = 0
  for (const submission of submissions) {
    const weight = weightOf(submission)
    if (room < weight) {
      parts.push([])
      room = STRUCTS_PER_TRANSACTION
    }
    room -= weight
    parts.at(-1)?.push(submission)
  }
  return parts
}

function weightOf<Source>({ update }: Submission<Source>): number {
  return update.blocks.reduce((sum, { structs }) => sum + structs.length, 1)
}

class Batch<Source> {
  readonly #doc: Y.Doc
  readonly #guard: Guard<Source>
  readonly #isFull: () => boolean
  readonly settled: Submission<Source>[] = []
  readonly unfitting: Submission<Source>[] = []
  readonly applied: Submission<Source>[] = []
  readonly refused: { readonly submission: Submission<Source>; readonly refusal: UpdateRefusal }[] = []
  readonly postponed: Submission<Source>[] = []
  missing: readonly Submission<Source>[] = []
  failure: { readonly culprit: Submission<Source>; readonly cause: unknown } | undefined
  /** What they sent after what was refused is not looked at. */
  readonly #refusedSources = new Set<Source>()
  readonly #endAt = performance.now() + BATCH_MS
  /** What single submissions have taken so far, and who sent them has paid for. Milliseconds. */
  #paidMs = 0

  constructor(doc: Y.Doc, guard: Guard<Source>, isFull: () => boolean) {
    this.#doc = doc
    this.#guard = guard
    this.#isFull = isFull
  }

  run(submissions: readonly Submission<Source>[]): void {
    const missing: Submission<Source>[] = []
    for (const submission of submissions) {
      if (this.failure !== undefined) break
      if (performance.now() > this.#endAt) this.postponed.push(submission)
      else if (this.#isMissing(submission)) missing.push(submission)
    }
    this.missing = [...this.missing, ...missing]
  }

  /** As long as anything moves, what was missing may have come. Whose time is used up waits on. */
  runAgain(submissions: readonly Submission<Source>[]): void {
    let open = submissions
    for (let before = -1; before !== this.applied.length && this.failure === undefined && performance.now() <= this.#endAt; ) {
      before = this.applied.length
      open = open.filter((submission) => this.failure === undefined && this.#isStillMissing(submission))
      if (open.length === 0) break
    }
    this.missing = open
  }

  /** Whoever took part pays for what it sent, and a share of what all of it took together: joining what belongs together. */
  timed(submissions: readonly Submission<Source>[], work: () => void): void {
    const [startedAt, paidBefore] = [performance.now(), this.#paidMs]
    work()
    const sharedMs = performance.now() - startedAt - (this.#paidMs - paidBefore)
    const whole = submissions.reduce((sum, submission) => sum + weightOf(submission), 0)
    for (const submission of submissions) this.#guard.spent(submission.source, (sharedMs * weightOf(submission)) / whole)
  }

  #isStillMissing(submission: Submission<Source>): boolean {
    if (performance.now() > this.#endAt || this.#guard.waitMs(submission.source) > 0) return true
    return this.#isMissing(submission)
  }

  #isMissing(submission: Submission<Source>): boolean {
    if (this.#refusedSources.has(submission.source)) return false
    const startedAt = performance.now()
    const isMissing = this.#settle(submission)
    const tookMs = performance.now() - startedAt
    this.#paidMs += tookMs
    this.#guard.spent(submission.source, tookMs)
    return isMissing
  }

  #settle(submission: Submission<Source>): boolean {
    const verdict = this.#judge(submission)
    if (verdict.type === 'refused') {
      this.refused.push({ submission, refusal: verdict.refusal })
      this.#refusedSources.add(submission.source)
    }
    if (verdict.type === 'apply' && addsContent(verdict.update) && this.#isFull()) {
      this.unfitting.push(submission)
      return false
    }
    if (verdict.type === 'nothing') this.settled.push(submission)
    if (verdict.type === 'apply') this.#apply(submission, verdict.update)
    this.#guard.done(submission, verdict)
    return verdict.type === 'missing'
  }

  /** A host's policy may throw: that is nobody else's concern. */
  #judge(submission: Submission<Source>): Verdict {
    try {
      return this.#guard.judge(this.#doc, submission)
    } catch (cause) {
      return { type: 'refused', refusal: new UpdateRefusal('unjudged', 'could not be judged', undefined, { cause }) }
    }
  }

  #apply(submission: Submission<Source>, update: Uint8Array): void {
    try {
      Y.applyUpdate(this.#doc, update)
      const { pendingStructs, pendingDs } = this.#doc.store
      if (pendingStructs !== null || pendingDs !== null) throw new Error('a part of it waits for what was never sent')
    } catch (cause) {
      this.failure ??= { culprit: submission, cause }
      return
    }
    this.applied.push(submission)
    this.settled.push(submission)
  }
}
