import type { RoomSocket } from '../../room/room-socket.ts'

/** With this much on its way to the disk a connection is read no further until half of it is there. Bytes. */
const IN_FLIGHT_BYTES = 16 * 1024 * 1024

/** What a stream that is being looked up counts for. Bytes. */
export const LOOK_UP_BYTES = 4 * 1024

/**
 * What a connection has appended and is not on disk yet, and what it has asked for and is not found yet: who is faster than
 * the disk waits, and takes no memory.
 */
export class InFlight {
  readonly #socket: RoomSocket
  #bytes = 0
  #paused = false

  constructor(socket: RoomSocket) {
    this.#socket = socket
  }

  /** Counts bytes until the result is called. */
  add(bytes: number): () => void {
    this.#bytes += bytes
    if (!this.#paused && this.#bytes > IN_FLIGHT_BYTES) {
      this.#paused = true
      this.#socket.pause()
    }
    return () => {
      this.#bytes -= bytes
      if (!this.#paused || this.#bytes > IN_FLIGHT_BYTES / 2) return
      this.#paused = false
      this.#socket.resume()
    }
  }
}
