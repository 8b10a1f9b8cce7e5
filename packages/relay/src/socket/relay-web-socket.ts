import { CallboardError, CLOSE_CODES, LIMITS, SUBPROTOCOL } from '@callboard/session/protocol'
import { WebSocket } from 'ws'
import { refuse, UNSENT_BYTES_LIMIT, type RoomSocket } from '../room/room-socket.ts'

/** The code with which `ws` closes when a message is over its limit ("Message Too Big"). */
const MESSAGE_TOO_BIG = 1009

/** How much may wait to be read by one client before it is cut off; it comes back and is sent the state. Bytes. */
const BUFFERED_BYTES_LIMIT = 64 * 1024 * 1024

/** A `ws` socket as a room wants it. */
export class RelayWebSocket extends WebSocket implements RoomSocket {
  #drained: () => void = () => {}
  readonly #onSent = (): void => {
    if (this.bufferedAmount <= UNSENT_BYTES_LIMIT) this.#drained()
  }

  get extended(): boolean {
    return this.protocol === SUBPROTOCOL
  }

  get unsentBytes(): number {
    return this.bufferedAmount
  }

  onDrained(listener: () => void): void {
    this.#drained = listener
  }

  override send(frame: Uint8Array): void {
    if (this.readyState !== WebSocket.OPEN) return
    const unsent = this.bufferedAmount
    if (unsent > BUFFERED_BYTES_LIMIT) return this.terminate()
    // Only a frame that leaves the socket over the limit has to say when it is gone; the last of them says that all are.
    if (unsent + frame.byteLength > UNSENT_BYTES_LIMIT) super.send(frame, { binary: true }, this.#onSent)
    else super.send(frame, { binary: true })
  }

  /** `ws` itself calls this for protocol errors; that of a frame over the limit gets the final code and its sentence. */
  override close(code?: number, reason?: string | Buffer): void {
    // While closing, `ws` calls this to end the handshake: without it the socket would linger.
    if (code === MESSAGE_TOO_BIG && this.readyState === WebSocket.OPEN) refuse(this, frameTooLarge())
    else super.close(code, reason)
  }
}

function frameTooLarge(): CallboardError {
  return new CallboardError({
    code: 'frame-too-large',
    message: `A frame is over the relay's limit (${LIMITS.frameBytes} bytes unless configured), so it was not read and the connection is closed with ${CLOSE_CODES.tooLarge}. Send large changes in several updates.`,
  })
}
