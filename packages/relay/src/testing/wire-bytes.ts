import { randomBytes } from 'node:crypto'

/** What a raw WebSocket frame may say that a well-behaved library would not. */
export interface FrameHeader {
  /** @default 2, binary */
  readonly opcode?: number
  /** @default true */
  readonly fin?: boolean
  /** The reserved bits, as they stand in the first byte. @default 0 */
  readonly reserved?: number
}

/** A masked WebSocket frame as a client sends it, of at most 65,535 bytes. */
export function clientFrame(payload: Uint8Array, header: FrameHeader = {}): Buffer {
  const { opcode = 2, fin = true, reserved = 0 } = header
  const length = payload.byteLength < 126 ? [0x80 | payload.byteLength] : [0x80 | 126, payload.byteLength >> 8, payload.byteLength & 255]
  const mask = randomBytes(4)
  const masked = payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0))
  return Buffer.concat([Buffer.from([(fin ? 0x80 : 0) | reserved | opcode, ...length]), mask, masked])
}
