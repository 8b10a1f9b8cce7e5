import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { CallboardError } from '@callboard/session/protocol'
import { WebSocketServer } from 'ws'
import type { Gatekeeper } from '../identity/gatekeeper.ts'
import { comeBackLater, tooManyHandshakes } from '../identity/identity-errors.ts'
import { identityKey, type AccessRequest, type Identity } from '../identity/identity.ts'
import type { OriginList } from '../identity/origin-list.ts'
import type { HandshakeRates } from '../limits/handshake-rates.ts'
import type { Occupancy } from '../limits/occupancy.ts'
import { describeError } from '../log/describe-error.ts'
import type { Logger } from '../log/logger.ts'
import { reportRefusal } from '../log/report-refusal.ts'
import type { RefusalBackoff } from '../permission/refusal-backoff.ts'
import { processOfToken } from '../room/member.ts'
import type { RoomRegistry } from '../room/room-registry.ts'
import { internalError, relayStopping } from '../room/room-errors.ts'
import { malformed } from '../wire/client-frame.ts'
import { refuse } from '../room/room-socket.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'
import { answerHandshake } from './answer-handshake.ts'
import { Antechamber } from './antechamber.ts'
import { readHandshake, selectProtocol } from './handshake.ts'
import type { HandshakeLimits } from './handshake-limits.ts'
import { LivenessMonitor, type LivenessTimes } from './liveness-monitor.ts'
import { RelayWebSocket } from './relay-web-socket.ts'

/** What the gate works with. */
export interface WebSocketGateOptions {
  readonly server: Server
  readonly rooms: RoomRegistry
  readonly gatekeeper: Gatekeeper
  readonly occupancy: Occupancy
  readonly origins: OriginList
  readonly backoff: RefusalBackoff
  readonly logger: Logger
  readonly telemetry: Telemetry
  readonly frameBytes: number
  readonly bufferBytes: number
  readonly handshakes: HandshakeLimits
  readonly rates: HandshakeRates
  readonly liveness: LivenessTimes
}

/** Options of `ws` that its types do not know yet. */
const newerLimits = {
  /** A message in more pieces than this is an attack: each costs more to keep than it brings. */
  maxFragments: 256,
  /** How long a client may take to answer a close before it is cut. Milliseconds. */
  closeTimeout: 2_000,
}

/** What is known of somebody when the handshake is answered. */
type Verdict =
  | { readonly type: 'admitted'; readonly request: Asked; readonly identity: Identity | undefined }
  /** Its token may come in its hello. */
  | { readonly type: 'unknown'; readonly request: Asked }
  | { readonly type: 'refused'; readonly error: CallboardError }

type Asked = AccessRequest & { readonly session: string }

/** Where WebSocket connections come in: from the upgrade request to a place in a room. */
export class WebSocketGate {
  readonly #options: WebSocketGateOptions
  readonly #sockets: WebSocketServer
  readonly #liveness: LivenessMonitor
  #draining = false
  #pending = 0

  constructor(options: WebSocketGateOptions) {
    this.#options = options
    this.#liveness = new LivenessMonitor(options.liveness)
    this.#sockets = new WebSocketServer({
      ...newerLimits,
      noServer: true,
      WebSocket: RelayWebSocket,
      maxPayload: options.frameBytes,
      perMessageDeflate: false,
      handleProtocols: selectProtocol,
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
    this.#pending += 1
    this.#judge(request)
      // Nothing was read from the socket meanwhile: what the client sends early waits in the network.
      .then((verdict) => this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
        this.#receive(webSocket as RelayWebSocket, socket, verdict)
      }))
      .catch((error: unknown) => this.#turnAway(socket, internalError(error)))
      .finally(() => (this.#pending -= 1))
  }

  /**
   * Rejects with what the handshake itself is answered with. All else is said after it: a browser tells its page a close code,
   * but never a status.
   */
  async #judge(request: IncomingMessage): Promise<Verdict> {
    const { gatekeeper, origins, handshakes, rates } = this.#options
    const { origin } = request.headers
    if (this.#draining) throw relayStopping()
    rates.countAddress(request.socket.remoteAddress)
    origins.assertAllowed(origin)
    if (this.#pending > handshakes.pendingHandshakes) throw tooManyHandshakes()
    const { session, token, extended } = readHandshake(request)
    if (!session.ok) return { type: 'refused', error: session.error }
    const asked: Asked = { session: session.name, token, origin, transport: 'websocket' }
    if (token === undefined && extended && !gatekeeper.open) return { type: 'unknown', request: asked }
    return this.#welcome(await this.#identify(asked), extended)
  }

  async #identify(request: Asked): Promise<Verdict> {
    const { gatekeeper } = this.#options
    try {
      return { type: 'admitted', request, identity: await gatekeeper.identify(request) }
    } catch (error) {
      return { type: 'refused', error: internalError(error) }
    }
  }

  /**
   * Throws `rate-limited` for who comes too often, or was refused too often. A Callboard client is `extended`, and says in its hello
   * which process it is.
   */
  #welcome(verdict: Verdict, extended: boolean): Verdict {
    if (verdict.type !== 'admitted' || verdict.identity === undefined) return verdict
    const { identity, request } = verdict
    const key = identityKey(identity)
    this.#options.rates.countIdentity(key)
    const process = extended ? undefined : processOfToken(identity.tokenId)
    const retryInMs = this.#options.backoff.keptOutMs(request.session, key, process)
    if (retryInMs > 0) throw comeBackLater(retryInMs)
    return verdict
  }

  #turnAway(socket: Duplex, error: CallboardError): void {
    this.#report(error, undefined, 'handshake refused')
    answerHandshake(socket, error)
  }

  #receive(socket: RelayWebSocket, stream: Duplex, verdict: Verdict): void {
    const { logger, telemetry } = this.#options
    socket.writeTo(stream, this.#options.bufferBytes)
    socket.on('error', (error) => logger.warn({ reason: describeError(error) }, 'socket failed'))
    socket.reportTo(telemetry)
    telemetry.connections(1)
    socket.on('close', () => telemetry.connections(-1))
    this.#liveness.watch(socket)
    if (verdict.type === 'unknown') void this.#await(socket, stream, verdict.request)
    else this.#settle(socket, verdict, [])
  }

  /** The token comes in the hello, before which nothing is loaded. */
  async #await(socket: RelayWebSocket, stream: Duplex, request: Asked): Promise<void> {
    this.#pending += 1
    const antechamber = new Antechamber(socket, stream, this.#options.handshakes)
    const verdict = await antechamber
      .settle((token) => this.#identify({ ...request, token }))
      .then((settled) => this.#welcome(settled, true))
      .catch((error: unknown): Verdict => ({ type: 'refused', error: internalError(error) }))
    this.#pending -= 1
    this.#settle(socket, verdict, antechamber.leave())
  }

  #settle(socket: RelayWebSocket, verdict: Verdict, sent: readonly Uint8Array[]): void {
    if (verdict.type === 'refused') return this.#refuse(socket, verdict.error)
    if (this.#draining) return this.#refuse(socket, relayStopping())
    if (verdict.type === 'unknown' || socket.readyState !== socket.OPEN) return
    try {
      this.#letIn(socket, verdict, sent)
    } catch (error) {
      this.#refuse(socket, internalError(error))
    }
  }

  /** Throws `relay-full`. */
  #letIn(socket: RelayWebSocket, { request, identity }: Extract<Verdict, { type: 'admitted' }>, sent: readonly Uint8Array[]): void {
    const { rooms, gatekeeper, occupancy, logger } = this.#options
    socket.on('close', occupancy.enter(request.session, identity && identityKey(identity)))
    const room = rooms.open(request.session)
    const pass = gatekeeper.admit(request, identity)
    const entrance = room.attach(socket, pass)
    const line = { session: request.session, connection: pass.connection, identity: identity && identityKey(identity) }
    logger.info(line, 'connection opened')
    socket.on('close', (closeCode) => {
      entrance.leave()
      pass.release()
      logger.info({ ...line, closeCode }, 'connection closed')
    })
    const receive = (data: unknown, isBinary: boolean): void => {
      if (isBinary) return entrance.receive(data as Buffer)
      refuse(socket, malformed('it is text'))
      // It may take its time to close: meanwhile nothing more of it counts.
      entrance.leave()
    }
    socket.on('message', receive)
    for (const bytes of sent) entrance.receive(bytes)
  }

  #refuse(socket: RelayWebSocket, error: CallboardError): void {
    this.#report(error, undefined, 'connection refused')
    refuse(socket, error)
  }

  #report(error: CallboardError, session: string | undefined, message: string): void {
    reportRefusal(this.#options, error, { session }, message)
  }
}
