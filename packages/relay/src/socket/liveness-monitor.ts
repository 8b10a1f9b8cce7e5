import type { RelayWebSocket } from './relay-web-socket.ts'

/** How often the sockets are looked at; a dead one is found at most one look before its time is up, never after. */
const SWEEPS_PER_TIMEOUT = 10

/** When sockets are asked for a sign of life, and when they are given up. Milliseconds. */
export interface LivenessTimes {
  readonly pingIntervalMs: number
  readonly livenessTimeoutMs: number
}

interface Watched {
  heardAt: number
  /** How much the client's side had taken at the last look. Bytes. */
  takenBytes: number
  pingedAt: number
}

/** Pings every socket that is silent and cuts those from which nothing was heard, within the promised time. */
export class LivenessMonitor {
  readonly #times: LivenessTimes
  readonly #sweepIntervalMs: number
  readonly #watched = new Map<RelayWebSocket, Watched>()
  readonly #timer: NodeJS.Timeout
  #sweptAt = performance.now()

  constructor(times: LivenessTimes) {
    this.#times = times
    this.#sweepIntervalMs = times.livenessTimeoutMs / SWEEPS_PER_TIMEOUT
    this.#timer = setInterval(() => this.#sweep(), this.#sweepIntervalMs)
  }

  watch(socket: RelayWebSocket): void {
    const now = performance.now()
    const watched: Watched = { heardAt: now, takenBytes: 0, pingedAt: now }
    this.#watched.set(socket, watched)
    const heard = (): void => void (watched.heardAt = performance.now())
    socket.on('message', heard)
    socket.on('ping', heard)
    socket.on('pong', heard)
    socket.on('close', () => this.#watched.delete(socket))
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #sweep(): void {
    const now = performance.now()
    // A relay that was itself held up has not listened: its clients' time starts anew.
    const heldUp = now - this.#sweptAt > 2 * this.#sweepIntervalMs
    this.#sweptAt = now
    const deadline = now - this.#times.livenessTimeoutMs + this.#sweepIntervalMs
    for (const [socket, watched] of this.#watched) {
      // Behind a slow line a ping waits its turn: what is taken of what came before it is a sign of life too.
      const takes = socket.unsentBytes > 0 && socket.takenBytes > watched.takenBytes
      watched.takenBytes = socket.takenBytes
      if (heldUp || takes) watched.heardAt = now
      if (watched.heardAt <= deadline) {
        socket.terminate()
      } else if (now - Math.max(watched.pingedAt, watched.heardAt) >= this.#times.pingIntervalMs) {
        watched.pingedAt = now
        if (socket.readyState === socket.OPEN) socket.ping()
      }
    }
  }
}
