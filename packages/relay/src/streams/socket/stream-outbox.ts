import { encodeRelayStreamFrame, encodeStreamMessage, type RelayStreamFrame } from '@callboard/session/wire'
import { UNSENT_BYTES_LIMIT, type RoomSocket } from '../../room/room-socket.ts'

/** What has data to send, and keeps it until the outbox takes it. */
export interface StreamSource {
  /** The next frame, of about {@link DATA_FRAME_BYTES} at most; `undefined` when there is none for now. */
  take(): Uint8Array | undefined
  /** The client does not keep up: what can be read from storage again is not to be kept in memory. */
  forget(): void
}

/** How much of one stream goes before another's turn. Bytes. */
export const DATA_FRAME_BYTES = 64 * 1024

/** A message that has this much in it leaves; what is ready beyond it goes into the next. Bytes. */
const MESSAGE_BYTES = 256 * 1024

/**
 * What comes soon after the last message leaves with the next: within a millisecond for each frame the last one had beyond its
 * first, and this long at most. So it grows where it saves messages, from a thousand frames a second on, and a few
 * streams never wait. Milliseconds.
 */
const GATHER_MS = 8

/**
 * The stream frames on their way to one client. What comes up in a tick leaves in one message: at once when nothing
 * was sent just before, else together with what the next milliseconds bring. Data is taken from the sources in turn, and only
 * while the client takes it: as long as more than a megabyte has not left, the sources keep no more than their places.
 */
export class StreamOutbox {
  readonly #socket: RoomSocket
  readonly #ready = new Set<StreamSource>()
  readonly #acknowledged = new Map<number, number>()
  #frames: Uint8Array[] = []
  #timer: NodeJS.Timeout | undefined
  #immediate: NodeJS.Immediate | undefined
  #sentAt = Number.NEGATIVE_INFINITY
  #gatherMs = 0
  #closed = false

  constructor(socket: RoomSocket) {
    this.#socket = socket
    socket.onDrained(() => {
      if (this.#ready.size > 0) this.#schedule()
    })
  }

  /** Whether the client is so far behind that it is sent no data. */
  get isBlocked(): boolean {
    return this.#socket.unsentBytes > UNSENT_BYTES_LIMIT
  }

  /** Adds a frame that is no data: it leaves with the next message in any case. */
  push(frame: RelayStreamFrame): void {
    if (this.#closed) return
    this.#settle(frame.channel)
    this.#frames.push(encodeRelayStreamFrame(frame))
    this.#schedule()
  }

  /** Says that everything up to `seq` is on disk; of several in one message the last says it all. */
  acknowledge(channel: number, seq: number): void {
    if (this.#closed) return
    this.#acknowledged.set(channel, Math.max(seq, this.#acknowledged.get(channel) ?? seq))
    this.#schedule()
  }

  /** The source has something. Of a backlog (`atOnce`) there is plenty: it does not wait for more to come. */
  ready(source: StreamSource, atOnce = false): void {
    if (this.#closed) return
    this.#ready.add(source)
    if (this.isBlocked) source.forget()
    else this.#schedule(atOnce)
  }

  /** The source has nothing any more. */
  remove(source: StreamSource): void {
    this.#ready.delete(source)
  }

  /** Sends what is to be sent in any case, at once. */
  flush(): void {
    for (const channel of this.#acknowledged.keys()) this.#settle(channel)
    this.#send(this.#frames.splice(0))
  }

  close(): void {
    this.#closed = true
    clearTimeout(this.#timer)
    this.#ready.clear()
    this.#frames = []
    this.#acknowledged.clear()
  }

  #schedule(atOnce = false): void {
    if (this.#immediate !== undefined || (this.#timer !== undefined && !atOnce)) return
    const wait = this.#gatherMs - (performance.now() - this.#sentAt)
    if (wait > 0 && !atOnce) this.#timer = setTimeout(() => this.#run(), wait)
    else this.#immediate = setImmediate(() => this.#run())
  }

  #run(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#immediate = undefined
    if (this.#closed) return
    for (const channel of this.#acknowledged.keys()) this.#settle(channel)
    const frames = this.#frames.splice(0)
    if (!this.isBlocked) this.#takeInTurn(frames)
    this.#send(frames)
    if (this.#ready.size === 0) return
    if (!this.isBlocked) this.#schedule(true)
    else for (const source of this.#ready) source.forget()
  }

  #takeInTurn(frames: Uint8Array[]): void {
    let bytes = 0
    for (const source of this.#ready) {
      // Whoever has more goes to the end of the line, which this loop comes to as well.
      this.#ready.delete(source)
      const frame = source.take()
      if (frame === undefined) continue
      this.#ready.add(source)
      frames.push(frame)
      bytes += frame.byteLength
      if (bytes >= MESSAGE_BYTES) return
    }
  }

  #settle(channel: number): void {
    const seq = this.#acknowledged.get(channel)
    if (seq === undefined) return
    this.#acknowledged.delete(channel)
    this.#frames.push(encodeRelayStreamFrame({ kind: 'appended', channel, seq }))
  }

  #send(frames: readonly Uint8Array[]): void {
    if (frames.length === 0) return
    this.#sentAt = performance.now()
    this.#gatherMs = Math.min(GATHER_MS, frames.length - 1)
    this.#socket.send(encodeStreamMessage(frames))
  }
}
