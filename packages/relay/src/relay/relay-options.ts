import { CallboardError, HEARTBEAT_INTERVAL_MS, LIMITS, LIVENESS_TIMEOUT_MS, PRESENCE_RENEWAL_MS } from '@callboard/session/protocol'
import type { Authorize } from '../identity/identity.ts'
import { isLoopbackHost } from '../identity/loopback.ts'
import type { TokenOptions } from '../identity/token-options.ts'
import { DEFAULT_QUARANTINE } from '../document/quarantine.ts'
import { DEFAULT_HANDSHAKE_RATES, type HandshakeRateLimits } from '../limits/handshake-rates.ts'
import { DEFAULT_MAKER_LIMITS, type MakerLimits } from '../limits/maker-limits.ts'
import type { Logger } from '../log/logger.ts'
import { DEFAULT_TICK_MS } from '../pace/pace.ts'
import type { WritePolicy } from '../permission/default-scopes.ts'
import { DEFAULT_UPDATE_LIMITS, type UpdateLimits } from '../permission/update-limits.ts'
import type { SessionStorage } from '../storage/session-storage.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'

/** How much the relay takes. */
export interface RelayLimits extends UpdateLimits, MakerLimits, HandshakeRateLimits {
  /** The largest WebSocket frame, bytes. @default 1 MiB */
  readonly frameBytes: number
  /** What one client may send before its session is loaded, bytes. @default 4 MiB */
  readonly heldBytes: number
  /** From how many bytes of log a session is compacted, at least. @default 128 KiB */
  readonly compactAfterBytes: number
  /** From how many updates in its log a session is compacted, at least. @default 2000 */
  readonly compactAfterUpdates: number
  /** The largest append to a stream, bytes. By the session's socket it is `LIMITS.appendBytes` at most. @default 8 MiB */
  readonly appendBytes: number
  /** The largest stream, bytes; one that is full takes no more appends. @default 256 MiB */
  readonly streamBytes: number
  /** How much of a stream one answer by HTTP holds, about, bytes. @default 256 KiB */
  readonly streamChunkBytes: number
  /** How many stream channels one connection may have open. @default 4096 */
  readonly channelsPerConnection: number
  /** How large a session's document may get, encoded, bytes; beyond it things can be read and deleted, and nothing added. @default 64 MiB */
  readonly documentBytes: number
  /** How much may wait to be read by one client; beyond it the client is sent what it misses in one piece, once it reads on. Bytes. @default 1 MiB */
  readonly bufferBytes: number
  /** The largest state of one client's presence, as JSON, bytes. @default 8 KiB */
  readonly presenceBytes: number
  /** How many messages one connection may send in a second, and twice as many at once; who is faster is read more slowly. @default 2000 */
  readonly messagesPerSecond: number
  /** How much one connection may send in a second, and twice as much at once, bytes. @default 16 MiB */
  readonly bytesPerSecond: number
  /** How many messages all connections of a session may send in a second, and twice as many at once. @default 50000 */
  readonly sessionMessagesPerSecond: number
  /** How much all connections of a session may send in a second, and twice as much at once, bytes. @default 64 MiB */
  readonly sessionBytesPerSecond: number
  /** How many connections there may be. @default 10000 */
  readonly connections: number
  /** How many connections one session may have. @default 5000 */
  readonly connectionsPerSession: number
  /** How many connections one identity may have: a person's tabs and devices, an agent's lives that were not noticed to end. @default 100 */
  readonly connectionsPerIdentity: number
  /** How many sessions may be in use at once; one that nobody uses any more is let go when its place is wanted. @default 10000 */
  readonly sessions: number
  /** How many connections may be on their way in at once, before it is known whose they are. @default 1024 */
  readonly pendingHandshakes: number
  /** What a client may send before its token is read, bytes. @default 64 KiB */
  readonly handshakeBytes: number
  /** How many messages a client may send before its token is read. @default 64 */
  readonly handshakeMessages: number
  /** How much of one connection may wait for what it builds on, bytes. @default 64 KiB */
  readonly quarantineBytes: number
  /** How much of one identity may wait for what it builds on, over all its connections, bytes. @default 256 KiB */
  readonly quarantineBytesPerIdentity: number
  /** How much of all may, bytes. @default 16 MiB */
  readonly quarantineBytesInAll: number
  /** How much of one identity's bodies of requests may be in memory at once, bytes; one always may. @default 32 MiB */
  readonly bodyBytesPerIdentity: number
  /** How much of all bodies may, bytes. @default 128 MiB */
  readonly bodyBytesInAll: number
  /** How many updates of one connection may wait for what they build on. @default 16 */
  readonly quarantineUpdates: number
  /** After how many refused writes and presences, within `refusalsMs`, an identity is kept out of a session. @default 3 */
  readonly refusals: number
  /** How long the relay works on one identity's updates in a second, milliseconds; what is more waits. @default 100 */
  readonly applyMsPerSecond: number
  /** How long it works on them at once, milliseconds. @default 1000 */
  readonly applyBurstMs: number
}

/** When the relay does what. Milliseconds, at most 2^31-1 unless said otherwise. */
export interface RelayTiming {
  /** Between heartbeats to Callboard clients. @default 2000 */
  readonly heartbeatIntervalMs: number
  /** Between renewals of presence, which also keep stock clients connected in a quiet room. @default 10000 */
  readonly presenceRenewalMs: number
  /** Between pings. @default 2000 */
  readonly pingIntervalMs: number
  /** A socket from which nothing was heard for this long is cut. @default 5000 */
  readonly livenessTimeoutMs: number
  /** A connection that stays above its rate for this long is refused. @default 10000 */
  readonly ratePatienceMs: number
  /** A session without connections is unloaded after this. @default 30000 */
  readonly idleUnloadMs: number
  /** How long committing may take when the relay stops, and sending connections away, which many are one after the other. @default 2000 */
  readonly drainTimeoutMs: number
  /** How long closed streams are kept; `Infinity` for as long as the data. @default Infinity */
  readonly closedStreamMs: number
  /** A stream that is written by HTTP counts as abandoned after this long without an append. @default 30000 */
  readonly writerSilenceMs: number
  /** How long a long-poll waits for something new, and between signs of life on a stream of events. @default 20000 */
  readonly longPollMs: number
  /** After this long a stream of events is ended, and its reader comes back for more. @default 60000 */
  readonly eventStreamMs: number
  /**
   * How long changes and presence are gathered, to go out together, once sending takes its time; what is sent next to nothing
   * goes at once. In a session of 256 clients or more each half has its turn in that time. More saves CPU time, less saves latency.
   * @default 16
   */
  readonly tickMs: number
  /** How long a client may take until its token is read. @default 5000 */
  readonly handshakeMs: number
  /** What builds on updates that the relay has not seen waits for them for this long. @default 5000 */
  readonly quarantineMs: number
  /** A refused write or presence counts for this long. @default 60000 */
  readonly refusalsMs: number
  /** An identity that was refused too often is kept out of the session for this long. @default 60000 */
  readonly keepOutMs: number
}

/** Options of `createRelay`. */
export interface RelayOptions {
  /** The address to listen on. @default '127.0.0.1' */
  readonly host?: string | undefined
  /** The port; 0 takes any that is free. @default 4455 */
  readonly port?: number | undefined
  /** The directory for the database, made if it is missing; or `'memory'`: nothing outlives the relay. */
  readonly data?: string | undefined
  /** Storage of your own instead of `data`; the relay closes it when it stops. */
  readonly storage?: SessionStorage | undefined
  /**
   * How tokens are checked. Without it, and without {@link authorize}, the relay asks nobody who they are, and so serves
   * loop-back addresses only.
   */
  readonly tokens?: TokenOptions | undefined
  /** Says who somebody is, in place of {@link tokens}. */
  readonly authorize?: Authorize | undefined
  /** Where identities may write beyond what their kind and their token allow. @default nowhere */
  readonly policy?: WritePolicy | undefined
  /**
   * Of which pages it serves requests: origins as `https://app.example`, or `*` for all. What is no page sends no origin
   * and is served. @default pages of this machine (`localhost` and loop-back addresses)
   */
  readonly origins?: readonly string[] | undefined
  /** @default a logger that says nothing */
  readonly logger?: Logger | undefined
  /** Where it reports what it does. @default nowhere */
  readonly telemetry?: Telemetry | undefined
  readonly limits?: Partial<RelayLimits> | undefined
  readonly timing?: Partial<RelayTiming> | undefined
}

/** The port when none is given. */
export const DEFAULT_PORT = 4455

export const DEFAULT_LIMITS: RelayLimits = {
  frameBytes: LIMITS.frameBytes,
  heldBytes: 4 * 1024 * 1024,
  compactAfterBytes: 128 * 1024,
  compactAfterUpdates: 2_000,
  appendBytes: 8 * 1024 * 1024,
  streamBytes: 256 * 1024 * 1024,
  streamChunkBytes: 256 * 1024,
  channelsPerConnection: 4_096,
  documentBytes: 64 * 1024 * 1024,
  bufferBytes: 1024 * 1024,
  presenceBytes: 8 * 1024,
  messagesPerSecond: 2_000,
  bytesPerSecond: 16 * 1024 * 1024,
  sessionMessagesPerSecond: 50_000,
  sessionBytesPerSecond: 64 * 1024 * 1024,
  connections: 10_000,
  connectionsPerSession: 5_000,
  connectionsPerIdentity: 100,
  sessions: 10_000,
  pendingHandshakes: 1_024,
  handshakeBytes: 64 * 1024,
  handshakeMessages: 64,
  quarantineBytes: DEFAULT_QUARANTINE.bytes,
  quarantineUpdates: DEFAULT_QUARANTINE.updates,
  quarantineBytesPerIdentity: 256 * 1024,
  quarantineBytesInAll: 16 * 1024 * 1024,
  bodyBytesPerIdentity: 32 * 1024 * 1024,
  bodyBytesInAll: 128 * 1024 * 1024,
  refusals: 3,
  applyMsPerSecond: 100,
  applyBurstMs: 1_000,
  ...DEFAULT_HANDSHAKE_RATES,
  ...DEFAULT_MAKER_LIMITS,
  ...DEFAULT_UPDATE_LIMITS,
}

export const DEFAULT_TIMING: RelayTiming = {
  heartbeatIntervalMs: HEARTBEAT_INTERVAL_MS,
  presenceRenewalMs: PRESENCE_RENEWAL_MS,
  pingIntervalMs: 2_000,
  livenessTimeoutMs: LIVENESS_TIMEOUT_MS,
  ratePatienceMs: 10_000,
  idleUnloadMs: 30_000,
  drainTimeoutMs: 2_000,
  closedStreamMs: Infinity,
  writerSilenceMs: 30_000,
  longPollMs: 20_000,
  eventStreamMs: 60_000,
  tickMs: DEFAULT_TICK_MS,
  handshakeMs: 5_000,
  quarantineMs: DEFAULT_QUARANTINE.ms,
  refusalsMs: 60_000,
  keepOutMs: 60_000,
}

/** What is longer, timers take for no time at all. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** Throws `option-invalid` for what cannot be used. */
export function assertRelayOptions(options: RelayOptions): void {
  const { port = DEFAULT_PORT, data, storage } = options
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw optionInvalid('port', 'is not a whole number from 0 to 65535')
  if (storage === undefined && (typeof data !== 'string' || data === '')) {
    throw optionInvalid('data', 'is missing', 'Give a directory, or "memory" for a relay that keeps nothing.')
  }
  assertAccess(options)
  for (const [name, value] of Object.entries({ ...options.limits, ...options.timing })) {
    if (typeof value !== 'number' || !(value >= 0)) throw optionInvalid(name, 'is not a number of at least 0')
  }
  for (const [name, value] of Object.entries(options.timing ?? {})) {
    if (name === 'closedStreamMs' || value <= LONGEST_TIMER_MS) continue
    throw optionInvalid(name, `is more than ${LONGEST_TIMER_MS} milliseconds, the longest that a timer runs`)
  }
}

/** Where nobody is asked who they are, nobody else's machine is to get in. */
function assertAccess({ host = '127.0.0.1', tokens, authorize }: RelayOptions): void {
  if (tokens !== undefined && authorize !== undefined) throw optionInvalid('authorize', 'was given beside tokens', 'Give one of them.')
  if (tokens !== undefined || authorize !== undefined || isLoopbackHost(host)) return
  const remedy = 'Say how tokens are checked (tokens, authorize; --secret-file, --public-key-file or --jwks-url), or listen on 127.0.0.1.'
  throw optionInvalid('host', `${JSON.stringify(host)} can be reached from elsewhere, and nobody would be asked for a token`, remedy)
}

/** An option that cannot be used; `problem` completes "The option", `remedy` is a sentence. */
export function optionInvalid(
  name: string,
  problem: string,
  remedy = 'Give another value, or leave it out to have its default.',
  cause?: unknown,
): CallboardError {
  return new CallboardError({
    code: 'option-invalid',
    message: `The option ${name} ${problem}, so the relay does not start. ${remedy}`,
    details: { option: name },
    cause,
  })
}
