import type { FrameKind } from '../telemetry/telemetry.ts'

/** FIN and the opcode of a binary message, in the first byte of a WebSocket frame. */
const WHOLE_BINARY = 0x82

/** Up to this size header and message are copied together: one write is cheaper than two. Bytes. */
const COPIED_BYTES = 16 * 1024

/** A message as it goes over the wire: the header of an unmasked WebSocket frame, then the message. */
export function webSocketFrame(parts: readonly Uint8Array[]): readonly Buffer[] {
  const length = parts.reduce((sum, part) => sum + part.byteLength, 0)
  if (length > COPIED_BYTES) {
    return [headerOf(length), ...parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength))]
  }
  const frame = Buffer.allocUnsafe((length < 126 ? 2 : 4) + length)
  let at = writeShortHeader(frame, length)
  for (const part of parts) {
    frame.set(part, at)
    at += part.byteLength
  }
  return [frame]
}

/** Returns where the message begins. */
function writeShortHeader(frame: Buffer, length: number): number {
  frame[0] = WHOLE_BINARY
  if (length < 126) {
    frame[1] = length
    return 2
  }
  frame[1] = 126
  frame[2] = length >> 8
  frame[3] = length & 0xff
  return 4
}

function headerOf(length: number): Buffer {
  const header = Buffer.alloc(length < 65_536 ? 4 : 10)
  if (length < 65_536) writeShortHeader(header, length)
  else {
    header[0] = WHOLE_BINARY
    header[1] = 127
    header.writeUIntBE(length, 4, 6)
  }
  return header
}

/**
 * A message for many: what stands on the wire is built once, header and all, and every socket is handed the same bytes. In
 * several parts it shares its memory with other messages that hold the same parts.
 */
export class SharedFrame {
  readonly kind: FrameKind
  /** Of the message, without the header. */
  readonly byteLength: number
  readonly #parts: readonly Uint8Array[]
  #wire: readonly Buffer[] | undefined

  constructor(kind: FrameKind, ...parts: readonly Uint8Array[]) {
    this.kind = kind
    this.#parts = parts
    this.byteLength = parts.reduce((sum, part) => sum + part.byteLength, 0)
  }

  /** The whole WebSocket frame, in one or more pieces. */
  get wire(): readonly Buffer[] {
    return (this.#wire ??= webSocketFrame(this.#parts))
  }

  /** The message alone. */
  get message(): Uint8Array {
    const [first] = this.#parts
    return this.#parts.length === 1 && first !== undefined ? first : Buffer.concat(this.#parts)
  }
}
