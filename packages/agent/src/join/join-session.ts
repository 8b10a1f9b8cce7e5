import {
  createSession,
  systemClock,
  websocketConnection,
  type Clock,
  type Connection,
  type Session,
} from '@callboard/session'
import { agentRecordSchema, parseWith } from '@callboard/session/schema'
import { AgentHandle } from '../agent/agent-handle.ts'
import type { Agent } from '../agent/agent.ts'
import { leaveOnStop } from '../process/leave-on-stop.ts'
import { carryOver, firstHead, formerRecord, type AgentIdentity } from '../record/carry-over.ts'
import { OwnRecord } from '../record/own-record.ts'
import { recordInvalid } from '../record/record-error.ts'
import { TracedSocket } from '../trace/traced-socket.ts'
import { parseRates, requireOneTransport, type JoinOptions, type WriteRates } from './join-options.ts'

/**
 * Joins a session as an agent. Resolves after the first sync, when the board is known and the agent stands on it; it
 * keeps trying while the relay cannot be reached, also later. Rejects with a `CallboardError`: `option-invalid`,
 * `session-name-invalid`, `record-invalid` for an id or name that cannot be, or what the relay refused it with; with
 * the reason of `signal` when that aborts first.
 *
 * @example
 * const agent = await joinSession({
 *   url: 'ws://127.0.0.1:4455',
 *   session: 'trip',
 *   agent: { id: 'flights', name: 'Flights' },
 * })
 * await agent.run({ title: 'Compare fares', total: 214, unit: 'flights' }, async (task) => {
 *   for (const flight of flights) task.progress({ done: await compare(flight) })
 * })
 * await agent.leave()
 */
export async function joinSession(options: JoinOptions): Promise<Agent> {
  requireOneTransport(options)
  const rates = parseRates(options)
  const identity: AgentIdentity = { ...options.agent, reportsWithinMs: rates.reportsWithinMs }
  requireIdentity(identity)
  const clock = options.clock ?? systemClock
  const session = createSession({
    connection: connectionOf(options, clock),
    identity: { kind: 'agent', id: identity.id, name: identity.name, ...avatarOf(identity) },
    clock,
    ...(options.schema === undefined ? {} : { schema: options.schema }),
  })
  try {
    await untilAborted(session.whenSynced(), options.signal)
  } catch (error) {
    await session.close()
    throw error
  }
  const agent = new AgentHandle({ session, clock, own: ownRecord(session, { identity, rates, clock }) })
  agent.start()
  if (options.handleSignals !== false) leaveOnStop(agent)
  return agent
}

function ownRecord(
  session: Session,
  { identity, rates, clock }: { readonly identity: AgentIdentity; readonly rates: WriteRates; readonly clock: Clock },
): OwnRecord {
  const former = formerRecord(session.doc.getMap<unknown>('agents').get(identity.id))
  // A server that is no Callboard relay gives no epochs; then each life counts on from the one before.
  const epoch = session.connection.epoch.getSnapshot() ?? (former?.epoch ?? 0) + 1
  const head = firstHead(identity, { epoch, now: session.now() }, former)
  const own = new OwnRecord({ session, clock, head, ...rates })
  carryOver(own, former)
  return own
}

function untilAborted(work: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return work
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

function connectionOf({ url, connection, session, token }: JoinOptions, clock: Clock): Connection {
  if (connection !== undefined) return connection
  return websocketConnection({ url: url ?? '', session, token, clock, WebSocket: TracedSocket })
}

function avatarOf({ avatar }: AgentIdentity): { avatar?: string } {
  return avatar === undefined ? {} : { avatar }
}

/** An identity that no reader would accept must not get as far as a connection. */
function requireIdentity(identity: AgentIdentity): void {
  const head = firstHead(identity, { epoch: 0, now: 0 }, undefined)
  const parsed = parseWith(agentRecordSchema, { ...head, tasks: [], acks: {} })
  if (!parsed.ok) throw recordInvalid(String(identity.id), 'its identity', parsed.issues)
}
