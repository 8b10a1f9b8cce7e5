import type { AddressInfo } from 'node:net'
import { Gatekeeper } from '../identity/gatekeeper.ts'
import { OriginList } from '../identity/origin-list.ts'
import { Revocations } from '../identity/revocations.ts'
import { createTokenVerifier } from '../identity/token-verifier.ts'
import { HandshakeRates } from '../limits/handshake-rates.ts'
import { HeldBytes } from '../limits/held-bytes.ts'
import { Occupancy } from '../limits/occupancy.ts'
import { describeError } from '../log/describe-error.ts'
import { LimitedLogger } from '../log/limited-logger.ts'
import { silentLogger } from '../log/logger.ts'
import { HttpAccess } from '../http/http-access.ts'
import { HttpGate } from '../http/http-gate.ts'
import { MetricsPage } from '../http/metrics-page.ts'
import { createServer } from '../http/node-http.ts'
import { StreamGate } from '../http/streams/stream-gate.ts'
import { RefusalBackoff } from '../permission/refusal-backoff.ts'
import { RoomRegistry } from '../room/room-registry.ts'
import { relayStopping } from '../room/room-errors.ts'
import { WebSocketGate, type WebSocketGateOptions } from '../socket/web-socket-gate.ts'
import { MemoryStorage } from '../storage/memory-storage.ts'
import type { SessionStorage } from '../storage/session-storage.ts'
import { SqliteStorage } from '../storage/sqlite-storage.ts'
import { DurableStreamLogs } from '../streams/durable-stream-logs.ts'
import { joinTelemetry } from '../telemetry/join-telemetry.ts'
import { RelayMetrics } from '../telemetry/relay-metrics.ts'
import { RelaySpans } from '../telemetry/relay-spans.ts'
import { listen } from './listen.ts'
import { prepareDocument } from './prepare-document.ts'
import { limitsOfRooms } from './room-limits.ts'
import { assertRelayOptions, DEFAULT_LIMITS, DEFAULT_PORT, DEFAULT_TIMING, type RelayLimits, type RelayOptions, type RelayTiming } from './relay-options.ts'

/** A relay that is running. */
export interface Relay {
  /** Where clients connect: `ws://host:port`, to which they add `/<session>`. */
  readonly url: string
  readonly port: number
  readonly address: AddressInfo
  /**
   * Ends what counts on a token (its `jti`) or an identity (its kind, a colon and its id: `user:ada`): its connections are
   * closed at once with 4401, and it is refused from now on, also after a restart, until `endsAt` (milliseconds since the Unix epoch;
   * by default the end of the token if it is in use, else for ever). Resolves with how many connections that were, once it is stored.
   * Rejects with `storage-unavailable`: then it holds until the relay ends.
   */
  revoke(key: string, endsAt?: number): Promise<number>
  /** Takes a revocation back. Resolves once that is stored. Rejects with `storage-unavailable`. */
  reinstate(key: string): Promise<void>
  /** Stops accepting, commits what was received, tells clients to come back, and lets go of port and data. Idempotent. */
  close(): Promise<void>
}

/** A request whose headers take longer than this is given up; how often that is looked at. Milliseconds. */
const HANDSHAKE = { headersTimeout: 10_000, connectionsCheckingInterval: 2_000 }

/**
 * Starts a relay: WebSockets on `/<session>`, HTTP beside it, one process, one port. Resolves when it takes connections.
 * Rejects with `option-invalid`, `storage-unavailable` or `port-taken`.
 *
 * @example
 * const relay = await createRelay({ port: 0, data: 'memory' })
 * // clients connect to `${relay.url}/my-session`
 * await relay.close()
 */
export async function createRelay(options: RelayOptions): Promise<Relay> {
  assertRelayOptions(options)
  const { host = '127.0.0.1', port = DEFAULT_PORT } = options
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const timing = { ...DEFAULT_TIMING, ...options.timing }
  // Before anything is opened that would have to be closed.
  const origins = new OriginList(options.origins)
  const authorize = options.authorize ?? (options.tokens && (await createTokenVerifier(options.tokens)))
  const metrics: RelayMetrics = new RelayMetrics((session, reader) => rooms.readLoaded(session, reader), Date.now)
  const telemetry = joinTelemetry(metrics, new RelaySpans(), options.telemetry ?? {})
  const storage = options.storage ?? (await openStorage(options.data ?? 'memory'))
  const revocations = new Revocations(storage, Date.now)
  const gatekeeper = new Gatekeeper({ authorize, now: Date.now, handshakeMs: timing.handshakeMs, revocations })
  const access = new HttpAccess(gatekeeper, origins)
  const backoff = new RefusalBackoff({ ...limits, ...timing, now: Date.now })
  const logger = new LimitedLogger(options.logger ?? silentLogger)
  let accepting = true

  const roomLimits = limitsOfRooms(limits, timing)
  const streams = new DurableStreamLogs({
    ...limits,
    ...timing,
    makers: roomLimits.makers,
    storage: storage.streams,
    relayStartedAt: Date.now(),
    now: Date.now,
    onAppended: (figures) => telemetry.appended(figures),
    onStorageError: (error) => logger.error({ reason: describeError(error) }, 'stream storage failed'),
  })
  const rooms: RoomRegistry = new RoomRegistry({
    ...roomLimits, storage, streams, backoff, logger, telemetry,
    now: Date.now,
    migrate: prepareDocument,
    policy: options.policy,
  })
  const streamGate = new StreamGate({ ...limits, ...timing, bodies: heldBodies(limits), budget: roomLimits.applyBudget, logs: streams, access, logger, telemetry })
  const metricsPage = new MetricsPage({ access, logger, telemetry, expose: () => metrics.expose() })
  const gates = { streams: streamGate, metrics: metricsPage, access, logger, telemetry, budget: roomLimits.applyBudget }
  const http = new HttpGate({ ...gates, rooms, storage, accepting: () => accepting })
  const server = createServer(HANDSHAKE, (request, response) => void http.handle(request, response))
  const sockets = socketGate({ server, rooms, gatekeeper, origins, backoff, logger, telemetry }, limits, timing)

  const drain = async (): Promise<void> => {
    accepting = false
    sockets.refuseNew()
    streamGate.stop()
    server.close()
    await rooms.drain(relayStopping, timing.drainTimeoutMs)
    await sockets.emptied(timing.drainTimeoutMs)
    sockets.close()
    server.closeAllConnections()
    await streams.close()
    await storage.close()
    logger.info({}, 'relay stopped')
    logger.flush()
  }

  try {
    await revocations.load()
    const address = await listen(server, host, port)
    const url = `ws://${host.includes(':') ? `[${host}]` : host}:${address.port}`
    logger.info({ url }, 'relay listening')
    if (gatekeeper.open) logger.warn({ url }, 'relay is open: it asks nobody for a token, and serves this machine alone')
    let closing: Promise<void> | undefined
    return {
      url,
      port: address.port,
      address,
      revoke: (key, endsAt) => gatekeeper.revoke(key, endsAt),
      reinstate: (key) => gatekeeper.reinstate(key),
      close: () => (closing ??= drain()),
    }
  } catch (error) {
    await drain()
    throw error
  }
}

/** One body may always be in memory, however large one may be. */
function heldBodies({ appendBytes, bodyBytesPerIdentity, bodyBytesInAll }: RelayLimits): HeldBytes {
  return new HeldBytes({ perPayer: Math.max(appendBytes, bodyBytesPerIdentity), inAll: Math.max(appendBytes, bodyBytesInAll) })
}

function openStorage(data: string): Promise<SessionStorage> | SessionStorage {
  return data === 'memory' ? new MemoryStorage() : SqliteStorage.open(data)
}

type SocketParts = Pick<WebSocketGateOptions, 'server' | 'rooms' | 'gatekeeper' | 'origins' | 'backoff' | 'logger' | 'telemetry'>

/** Where WebSockets come in, with what limits how many there are, and how often. */
function socketGate(parts: SocketParts, limits: RelayLimits, timing: RelayTiming): WebSocketGate {
  return new WebSocketGate({
    ...parts,
    occupancy: new Occupancy(limits),
    frameBytes: limits.frameBytes,
    bufferBytes: limits.bufferBytes,
    handshakes: { ...limits, ...timing },
    rates: new HandshakeRates(limits, () => performance.now()),
    liveness: timing,
  })
}
