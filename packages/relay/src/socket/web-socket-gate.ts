import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { SUBPROTOCOL } from '@callboard/session/protocol'
import { WebSocketServer } from 'ws'
import type { Logger } from '../log/logger.ts'
import type { RoomRegistry } from '../room/room-registry.ts'
import { internalError, relayStopping } from '../room/room-errors.ts'
import { malformed } from '../wire/client-frame.ts'
import { refuse } from '../room/room-socket.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'
import { LivenessMonitor, type LivenessTimes } from './liveness-monitor.ts'
import { RelayWebSocket } from './relay-web-socket.ts'
import { sessionFromTarget } from './session-path.ts'

/** What the gate works with. */
export interface WebSocketGateOptions {
  readonly server: Server
  readonly rooms: RoomRegistry
  readonly logger: Logger
  readonly telemetry: Telemetry
  readonly frameBytes: number
  readonly liveness: LivenessTimes
}

/** Options of `ws` that its types do not know yet. */
const newerLimits = {
  /** A message in more pieces than this is an attack: each costs more to keep than it brings. */
  maxFragments: 256,
  /** How long a client may take to answer a close before it is cut. Milliseconds. */
  closeTimeout: 2_000,
}

/** Where WebSocket connections come in: from the upgrade request to a place in a room. */
export class WebSocketGate {
  readonly #options: WebSocketGateOptions
  readonly #sockets: WebSocketServer
  readonly #liveness: LivenessMonitor
  #draining = false

  constructor(options: WebSocketGateOptions) {
    this.#options = options
    this.#liveness = new LivenessMonitor(options.liveness)
    this.#sockets = new WebSocketServer({
      ...newerLimits,
      noServer: true,
      WebSocket: RelayWebSocket,
      maxPayload: options.frameBytes,
      perMessageDeflate: false,
      handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
    })
    options.server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head))
  }

  /** Turns new connections away from now on. */
  refuseNew(): void {
    this.#draining = true
  }

  /** Cuts what has not closed by itself. */
  close(): void {
    this.#liveness.stop()
    for (const socket of this.#sockets.clients) socket.terminate()
  }

  /** Resolves when the last connection has ended, or after `timeoutMs`. */
  async emptied(timeoutMs: number): Promise<void> {
    const closing = [...this.#sockets.clients].map((socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())))
    const timeout = new Promise<void>((resolve) => setTimeout(resolve, timeoutMs).unref())
    await Promise.race([Promise.all(closing), timeout])
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // A reset while the handshake is under way must end this socket and not the process.
    socket.on('error', () => socket.destroy())
    if (this.#draining) {
      socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n')
      return
    }
    try {
      this.#sockets.handleUpgrade(request, socket, head, (webSocket) => this.#admit(webSocket as RelayWebSocket, request))
    } catch (error) {
      this.#options.logger.warn({ reason: internalError(error).message }, 'upgrade failed')
      socket.destroy()
    }
  }

  /** A name that is no session's is refused after the handshake: a browser tells its page a close code, never a status. */
  #admit(socket: RelayWebSocket, request: IncomingMessage): void {
    const { rooms, logger, telemetry } = this.#options
    socket.on('error', (error) => logger.warn({ reason: error.message }, 'socket failed'))
    telemetry.connections(1)
    socket.on('close', () => telemetry.connections(-1))
    this.#liveness.watch(socket)
    if (this.#draining) return refuse(socket, relayStopping())
    const session = sessionFromTarget(request.url ?? '')
    if (!session.ok) {
      logger.warn({ code: session.error.code }, 'connection refused')
      return refuse(socket, session.error)
    }
    const entrance = rooms.open(session.name).attach(socket)
    socket.on('close', () => entrance.leave())
    socket.on('message', (data, isBinary) => {
      if (isBinary) return entrance.receive(data as Buffer)
      refuse(socket, malformed('it is text'))
      // It may take its time to close: meanwhile nothing more of it counts.
      entrance.leave()
    })
  }
}
