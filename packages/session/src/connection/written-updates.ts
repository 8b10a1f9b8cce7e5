import type * as Y from 'yjs'

/**
 * Calls `send` with each update of a document but those that came from `origin`. Yjs encodes what was changed whenever
 * somebody listens, which takes longer than to take it in: so while it is at what was received, nobody does.
 */
export function sendWritten(doc: Y.Doc, origin: unknown, send: (update: Uint8Array) => void): void {
  // The last word on a transaction before it is encoded.
  doc.on('afterTransactionCleanup', (transaction) =>
    doc[transaction.origin === origin ? 'off' : 'on']('update', send),
  )
}
