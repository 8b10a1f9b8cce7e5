import type * as Y from 'yjs'
import { systemClock, type Clock } from '../clock/clock.ts'
import { CallboardError, parseSessionName } from '../protocol/index.ts'
import { EndpointConnection, type MemoryConnection, type MemoryEndpoint } from './memory-connection.ts'
import { MemorySession } from './memory-session.ts'
import type { MemoryStreams } from './memory-streams/memory-streams.ts'

export type { MemoryConnection } from './memory-connection.ts'
export type { MemoryStreams } from './memory-streams/memory-streams.ts'
export type { MemoryStream } from './memory-streams/memory-stream.ts'

/** Options of {@link createMemoryRelay}. */
export interface MemoryRelayOptions {
  /** @default the machine's */
  readonly clock?: Clock | undefined
  /** How long a message takes, milliseconds of `clock`. @default 0: the next microtask */
  readonly latencyMs?: number | undefined
}

/** A relay in memory: epochs, fencing, acknowledgements and presence as the real one has them, but no disk. */
export interface MemoryRelay {
  /** A connection to a session, for `createSession`. Throws `session-name-invalid`. */
  connect(session: string): MemoryConnection
  /** The relay's own copy of a session's document. */
  doc(session: string): Y.Doc
  /** The relay's own streams of a session, as HTTP clients have them: to write and remove some without an agent. */
  streams(session: string): MemoryStreams
  /** Cuts every link and takes no new one until {@link start}; documents, epochs and streams are kept, as on a disk. */
  stop(): void
  start(): void
}

/**
 * Makes a relay that lives in memory, for tests, stories and apps without a server. Nothing is delivered in the call
 * that sent it, and everything in order.
 *
 * @example
 * const relay = createMemoryRelay()
 * const session = createSession({ connection: relay.connect('trip'), identity })
 */
export function createMemoryRelay(options: MemoryRelayOptions = {}): MemoryRelay {
  const { clock = systemClock, latencyMs = 0 } = options
  const sessions = new Map<string, MemorySession>()
  let isUp = true
  const schedule = (task: () => void): void => {
    if (latencyMs > 0) clock.setTimeout(task, latencyMs)
    // Called by name: browsers refuse it as somebody's method.
    else queueMicrotask(task)
  }
  const open = (input: string): MemorySession => {
    const parsed = parseSessionName(input)
    if (!parsed.ok) throw parsed.error
    const session = sessions.get(parsed.name) ?? new MemorySession(parsed.name, clock)
    sessions.set(parsed.name, session)
    return session
  }
  const endpoint = (session: string): MemoryEndpoint => {
    return { session: open(session), clock, schedule, isReachable: () => isUp }
  }
  const relay: MemoryRelay = {
    connect: (session) => new EndpointConnection(endpoint(session)),
    doc: (session) => open(session).doc,
    streams: (session) => open(session).streams,
    stop: () => {
      isUp = false
      for (const session of sessions.values()) session.leaveAll()
    },
    start: () => {
      isUp = true
    },
  }
  endpoints.set(relay, endpoint)
  return relay
}

const endpoints = new WeakMap<MemoryRelay, (session: string) => MemoryEndpoint>()

/** The inside of a relay in memory, for tools that put a crowd on it. */
export function endpointOf(relay: MemoryRelay, session: string): MemoryEndpoint {
  const endpoint = endpoints.get(relay)
  if (endpoint !== undefined) return endpoint(session)
  const message = 'The relay was not made by createMemoryRelay, so there is no way into it. Give one that was.'
  throw new CallboardError({ code: 'option-invalid', message })
}
