import { createMemoryRelay, type MemoryConnection, type MemoryRelay } from '../connection/memory-relay.ts'
import type { AppSchema } from '../session/app-schema.ts'
import { createSession } from '../session/create-session.ts'
import type { Identity } from '../session/identity.ts'
import type { Session } from '../session/session.ts'
import { createManualClock, type ManualClock } from './manual-clock.ts'

/** Options of {@link createTestSession}. */
export interface TestSessionOptions {
  /** @default the person Ada */
  readonly identity?: Identity | undefined
  /** The session's name. @default 'test' */
  readonly name?: string | undefined
  /** A relay to share with other sessions. @default one of its own */
  readonly relay?: MemoryRelay | undefined
  /** @default a clock that stands still until it is advanced */
  readonly clock?: ManualClock | undefined
  readonly schema?: AppSchema | undefined
}

/** A session on a relay in memory. */
export interface TestSession {
  readonly session: Session
  /** The session's connection, with faults at hand. */
  readonly connection: MemoryConnection
  readonly relay: MemoryRelay
  readonly clock: ManualClock
}

/**
 * Makes a real session without a server. It syncs in microtasks: `await session.whenSynced()`.
 *
 * @example
 * const { session, clock } = createTestSession()
 * await session.whenSynced()
 */
export function createTestSession(options: TestSessionOptions = {}): TestSession {
  const { identity = { kind: 'person', id: 'ada', name: 'Ada', device: 'desk' }, name = 'test', schema } = options
  const clock = options.clock ?? createManualClock()
  const relay = options.relay ?? createMemoryRelay({ clock })
  const connection = relay.connect(name)
  return { session: createSession({ connection, identity, schema, clock }), connection, relay, clock }
}
