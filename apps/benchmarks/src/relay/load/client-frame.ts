const FINAL_BINARY = 0x82
const FINAL_PONG = 0x8a
const MASKED = 0x80

/** A whole WebSocket frame, as a client sends it: masked, with zeros, which leave the bytes as they are. */
export function clientFrame(payload: Uint8Array, first: number = FINAL_BINARY): Buffer {
  const length = payload.byteLength
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.alloc(header + 4 + length)
  frame[0] = first
  if (header === 2) {
    frame[1] = MASKED | length
  } else if (header === 4) {
    frame[1] = MASKED | 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = MASKED | 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.set(payload, header + 4)
  return frame
}

/** The answer to a ping. */
export function pongFrame(payload: Uint8Array): Buffer {
  return clientFrame(payload, FINAL_PONG)
}
