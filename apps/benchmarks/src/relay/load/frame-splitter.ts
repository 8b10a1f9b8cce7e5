/** Cuts what a socket brings into WebSocket frames. What is whole in one piece, as nearly all are, is not copied. */
export class FrameSplitter {
  readonly #onFrame: (opcode: number, payload: Buffer) => void
  #parts: Buffer[] = []
  #length = 0
  /** So many bytes are needed before it is worth looking again. */
  #needed = 2

  constructor(onFrame: (opcode: number, payload: Buffer) => void) {
    this.#onFrame = onFrame
  }

  /** `bytes` are only read during the call. */
  push(bytes: Buffer): void {
    if (this.#length === 0) return this.#cut(bytes)
    this.#keep(bytes)
    if (this.#length < this.#needed) return
    const joined = Buffer.concat(this.#parts)
    this.#parts = []
    this.#length = 0
    this.#cut(joined)
  }

  #cut(bytes: Buffer): void {
    let at = 0
    for (;;) {
      const end = frameEnd(bytes, at)
      if (end > bytes.length) {
        this.#needed = end - at
        if (at < bytes.length) this.#keep(bytes.subarray(at))
        return
      }
      const length = (bytes[at + 1] ?? 0) & 0x7f
      const header = length < 126 ? 2 : length === 126 ? 4 : 10
      this.#onFrame((bytes[at] ?? 0) & 0x0f, bytes.subarray(at + header, end))
      at = end
    }
  }

  #keep(bytes: Buffer): void {
    this.#parts.push(Buffer.from(bytes))
    this.#length += bytes.length
  }
}

/** Where the frame that begins at `at` ends, or at least lies beyond. */
function frameEnd(bytes: Buffer, at: number): number {
  if (at + 2 > bytes.length) return at + 2
  const length = (bytes[at + 1] ?? 0) & 0x7f
  if (length < 126) return at + 2 + length
  if (length === 126) return at + 4 > bytes.length ? at + 4 : at + 4 + bytes.readUInt16BE(at + 2)
  return at + 10 > bytes.length ? at + 10 : at + 10 + Number(bytes.readBigUInt64BE(at + 2))
}
