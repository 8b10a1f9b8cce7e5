import * as Y from 'yjs'

/** A document of this size is measured in no time. Bytes. */
const QUICKLY_MEASURED_BYTES = 256 * 1024

/** A larger one is measured so seldom that measuring takes this share of the time at most. */
const MEASURING_SHARE = 0.02

/**
 * Whether a document takes more. Its size is known exactly when it is folded; from then on what is appended is added to it, which is
 * too much, since overwritten values fold: so what seems too large is measured.
 */
export class DocumentSize {
  readonly #limit: number
  #bytes: number
  #appended = 0
  #nextMeasureAt = 0

  /** `bytes` is what is stored of the document. */
  constructor(limit: number, bytes: number) {
    this.#limit = limit
    // What is stored is not folded either.
    this.#bytes = 0
    this.#appended = bytes
  }

  appended(bytes: number): void {
    this.#appended += bytes
  }

  /** The document was encoded whole. */
  folded(bytes: number): void {
    this.#bytes = bytes
    this.#appended = 0
  }

  /** Whether it is over the limit, so that nothing may be added. */
  isFull(doc: Y.Doc): boolean {
    if (this.#bytes + this.#appended <= this.#limit) return false
    const startedAt = performance.now()
    if (this.#appended > 0 && startedAt >= this.#nextMeasureAt) {
      this.folded(Y.encodeStateAsUpdate(doc).byteLength)
      const endedAt = performance.now()
      const isQuick = this.#bytes <= QUICKLY_MEASURED_BYTES
      this.#nextMeasureAt = isQuick ? endedAt : endedAt + (endedAt - startedAt) / MEASURING_SHARE
    }
    return this.#bytes > this.#limit
  }
}

/** Whether an update brings anything, beside deletions. It begins with how many clients wrote something in it. */
export function addsContent(update: Uint8Array): boolean {
  return update[0] !== 0
}
