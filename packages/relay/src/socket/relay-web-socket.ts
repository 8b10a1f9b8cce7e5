import type { Duplex } from 'node:stream'
import { CallboardError, CLOSE_CODES, LIMITS, SUBPROTOCOL } from '@callboard/session/protocol'
import { WebSocket } from 'ws'
import { refuse, UNSENT_BYTES_LIMIT, type RoomSocket } from '../room/room-socket.ts'
import { frameKind } from '../telemetry/frame-kind.ts'
import { silentTelemetry, type Telemetry } from '../telemetry/telemetry.ts'
import { webSocketFrame, type SharedFrame } from '../wire/shared-frame.ts'

/** The code with which `ws` closes when a message is over its limit ("Message Too Big"). */
const MESSAGE_TOO_BIG = 1009

/**
 * What may wait to be read by one client on top of its buffer and of the largest message among it, before it is cut off. Rooms and
 * streams stop long before; what comes here are answers to one who asks and does not read. Bytes.
 */
const LAST_RESORT_BYTES = 4 * 1024 * 1024

/** A `ws` socket as a room wants it. */
export class RelayWebSocket extends WebSocket implements RoomSocket {
  #transport: Duplex | undefined
  #telemetry: Telemetry = silentTelemetry
  #largest = 0
  #bufferBytes = 0
  #pauses = 0
  #drained: () => void = () => {}
  readonly #onSent = (): void => {
    if (this.bufferedAmount <= UNSENT_BYTES_LIMIT) this.#drained()
  }

  get extended(): boolean {
    return this.protocol === SUBPROTOCOL
  }

  get unsentBytes(): number {
    return this.#transport?.writableLength ?? this.bufferedAmount
  }

  /** How many bytes the client's side has taken, ever: as long as it rises, somebody reads. */
  get takenBytes(): number {
    const { bytesWritten = 0 } = (this.#transport ?? {}) as { bytesWritten?: number }
    return bytesWritten - this.unsentBytes
  }

  /**
   * The TCP socket below: whole frames are written straight to it. Without compression `ws` writes its own control frames
   * there at once too, so nothing overtakes anything. `bufferBytes` is what rooms let wait for one client.
   */
  writeTo(transport: Duplex, bufferBytes: number): void {
    this.#bufferBytes = bufferBytes
    if (this.extensions === '') this.#transport = transport
  }

  /** Has every message counted, in both directions. */
  reportTo(telemetry: Telemetry): void {
    this.#telemetry = telemetry
    this.on('message', (data: Buffer) => telemetry.received(frameKind(data), data.byteLength))
  }

  onDrained(listener: () => void): void {
    this.#drained = listener
  }

  afterSent(listener: (isSent: boolean) => void): void {
    if (this.readyState === WebSocket.OPEN) this.ping(undefined, false, (error) => listener(!error))
    else setImmediate(() => listener(false))
  }

  override send(frame: Uint8Array): void {
    if (this.readyState !== WebSocket.OPEN) return
    this.#telemetry.sent(frameKind(frame), frame.byteLength, 1)
    if (this.#transport === undefined) super.send(frame, { binary: true }, this.#onSent)
    else this.#write(this.#transport, webSocketFrame([frame]), frame.byteLength)
  }

  sendShared(frame: SharedFrame): void {
    if (this.readyState !== WebSocket.OPEN) return
    if (this.#transport === undefined) return this.send(frame.message)
    this.#telemetry.sent(frame.kind, frame.byteLength, 1)
    this.#write(this.#transport, frame.wire, frame.byteLength)
  }

  /** Several may have their reasons; it is read on when none has any more. */
  override pause(): void {
    this.#pauses += 1
    super.pause()
  }

  override resume(): void {
    this.#pauses = Math.max(0, this.#pauses - 1)
    if (this.#pauses === 0) super.resume()
  }

  /** `ws` itself calls this for protocol errors; that of a frame over the limit gets the final code and its sentence. */
  override close(code?: number, reason?: string | Buffer): void {
    // While closing, `ws` calls this to end the handshake: without it the socket would linger.
    if (code === MESSAGE_TOO_BIG && this.readyState === WebSocket.OPEN) refuse(this, frameTooLarge())
    else super.close(code, reason)
  }

  #write(transport: Duplex, parts: readonly Buffer[], bytes: number): void {
    const unsent = transport.writableLength
    if (unsent === 0) this.#largest = 0
    if (unsent > this.#largest + this.#bufferBytes + LAST_RESORT_BYTES) return this.terminate()
    if (bytes > this.#largest) this.#largest = bytes
    // Only a frame that leaves the socket over the limit has to say when it is gone; the last of them says that all are.
    const onSent = unsent + bytes > UNSENT_BYTES_LIMIT ? this.#onSent : undefined
    const [first] = parts
    if (parts.length === 1) return void transport.write(first, onSent)
    transport.cork()
    parts.forEach((part, index) => transport.write(part, index === parts.length - 1 ? onSent : undefined))
    transport.uncork()
  }
}

function frameTooLarge(): CallboardError {
  return new CallboardError({
    code: 'frame-too-large',
    message: `A frame is over the relay's limit (${LIMITS.frameBytes} bytes unless configured), so it was not read and the connection is closed with ${CLOSE_CODES.tooLarge}. Send large changes in several updates.`,
  })
}
