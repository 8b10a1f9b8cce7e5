import * as Y from 'yjs'

/** An update waiting to be applied, and who sent it. */
export interface Submission<Source> {
  readonly source: Source
  readonly update: Uint8Array
  /** When it came, as `performance.now()` tells it. */
  readonly arrivedAt?: number | undefined
  /** The W3C trace context (`traceparent`) that came with it. */
  readonly trace?: string | undefined
}

/** What applying a batch came to. */
export type BatchResult<Source> =
  | {
      readonly ok: true
      /** What changed, as one update made by the document itself; `undefined` if nothing did. */
      readonly change: Uint8Array | undefined
      /** Those of which a part waits for updates that the document has not seen. */
      readonly incomplete: readonly Submission<Source>[]
    }
  | {
      /** An update threw half-way: the document is no longer to be trusted. */
      readonly ok: false
      readonly culprit: Submission<Source>
      readonly cause: unknown
    }

/**
 * Applies submissions in one Yjs transaction. What leaves it is the document's own account of what changed, never the
 * clients' bytes, and it is folded: a key overwritten ten times in one batch is one change.
 */
export function applyBatch<Source>(doc: Y.Doc, batch: readonly Submission<Source>[]): BatchResult<Source> {
  const changes: Uint8Array[] = []
  const incomplete: Submission<Source>[] = []
  const failure: { culprit: Submission<Source>; cause: unknown }[] = []
  const collect = (change: Uint8Array): void => void changes.push(change)
  doc.on('update', collect)
  try {
    doc.transact(() => {
      for (const submission of batch) {
        const { pendingStructs, pendingDs } = doc.store
        const pendingUpdate = pendingStructs?.update
        try {
          Y.applyUpdate(doc, submission.update)
        } catch (cause) {
          failure.push({ culprit: submission, cause })
          return
        }
        const after = doc.store
        const structsWait = after.pendingStructs !== null && after.pendingStructs.update !== pendingUpdate
        const deletionsWait = after.pendingDs !== null && after.pendingDs !== pendingDs
        if (structsWait || deletionsWait) incomplete.push(submission)
      }
    })
  } catch (cause) {
    // The transaction's own clean-up failed, which only something in the batch can have caused; the last is named.
    const culprit = batch.at(-1)
    if (culprit !== undefined) failure.push({ culprit, cause })
  } finally {
    doc.off('update', collect)
  }
  const [failed] = failure
  if (failed !== undefined) return { ok: false, ...failed }
  const change = changes.length > 1 ? Y.mergeUpdates(changes) : changes[0]
  return { ok: true, change, incomplete }
}
