import type { AgentRecord, AppSchema, Identity, MemoryConnection, MemoryRelay, Session } from '@callboard/session'
import { createScriptedAgents, createTestSession, type ManualClock, type Scenario } from '@callboard/session/testing'
import { createSession, writeAgentRecord } from '@callboard/session'
import { acting } from './acting.ts'

/** Options of {@link createTestBoard}. */
export interface TestBoardOptions {
  /** What a scripted team does on the board. @default nobody is there */
  readonly scenario?: Scenario | undefined
  /** How many scripted agents. @default what suits the scenario */
  readonly agents?: number | undefined
  /** The same seed plays the same piece, to the millisecond. @default 1 */
  readonly seed?: number | undefined
  /** Who looks at the board. @default the person Ada */
  readonly identity?: Identity | undefined
  readonly schema?: AppSchema | undefined
}

/** A board in memory, its time in the test's hand. */
export interface ScriptedBoard {
  /** The session of who looks. */
  readonly session: Session
  /** Its link: `drop` cuts it and it comes back, `freeze` and `thaw` hold it. */
  readonly connection: MemoryConnection
  /** The relay in memory; `stop` and `start` take it away and bring it back. */
  readonly relay: MemoryRelay
  /** Stands still but for {@link ScriptedBoard.advance}. */
  readonly clock: ManualClock
  /** The ids of the scripted agents, the lead first. */
  readonly ids: readonly string[]
  /**
   * Lets `ms` of the board's time go by, timer by timer, inside of React's `act`: what it changed has been rendered when the
   * promise resolves. `advance(0)` delivers what is under way.
   */
  advance(ms: number): Promise<void>
  /**
   * Joins an agent with a record of its own, as a process would: fields left out are those of an agent at rest. A second call
   * for the same id writes the record anew.
   */
  agent(id: string, fields?: Partial<AgentRecord>): Promise<Session>
  /** Joins another person. */
  person(id: string, name: string): Promise<Session>
  /** Ends an agent or person as a crash does, without a word. */
  crash(session: Session): Promise<void>
  /** Ends everybody's session. Idempotent. */
  close(): Promise<void>
}

const NAME = 'test'

/**
 * Makes a board for tests of components: a real session on a relay in memory, synced, with a scripted team if wished. No
 * server, no sleeping. Show it with {@link TestBoard}, and `close` it when the test ends.
 *
 * @example
 * const board = await createTestBoard({ scenario: 'calm', agents: 3 })
 * render(<TestBoard board={board}><App /></TestBoard>)
 * await board.advance(10_000)
 */
export async function createTestBoard(options: TestBoardOptions = {}): Promise<ScriptedBoard> {
  const { scenario, agents: count, seed, identity, schema } = options
  const { session, connection, relay, clock } = createTestSession({ name: NAME, identity, schema })
  const scripted = createScriptedAgents(relay, NAME, scenario ?? 'empty', { count, seed, clock })
  const joined = new Map<string, Session>()
  let closing: Promise<unknown> | undefined
  const advance = (ms: number): Promise<void> => acting(() => clock.advance(ms))
  const join = async (other: Identity & { id: string }): Promise<Session> => {
    const key = `${other.kind}:${other.id}`
    const known = joined.get(key)
    if (known !== undefined) return known
    const made = createSession({ connection: relay.connect(NAME), identity: other, clock })
    joined.set(key, made)
    await made.whenSynced()
    return made
  }
  await session.whenSynced()
  await scripted.start()
  await clock.advance(0)
  return {
    session,
    connection,
    relay,
    clock,
    ids: scripted.ids,
    advance,
    agent: async (id, fields = {}) => {
      const agent = await join({ kind: 'agent', id, name: fields.name ?? id })
      const epoch = agent.connection.epoch.getSnapshot() ?? 1
      await acting(async () => {
        writeAgentRecord(agent, { ...atRest(id, clock.now()), ...fields, id, epoch })
        await clock.advance(0)
      })
      return agent
    },
    person: async (id, name) => {
      const person = await acting(() => join({ kind: 'person', id, name, device: `${id}-device` }))
      await advance(0)
      return person
    },
    crash: async (other) => {
      for (const [key, made] of joined) if (made === other) joined.delete(key)
      await acting(async () => {
        const link = other.connection as MemoryConnection
        link.drop()
        await other.close()
        await clock.advance(0)
      })
    },
    close: () => {
      closing ??= scripted.stop().then(() => Promise.all([session, ...joined.values()].map((each) => each.close())))
      return acting(async () => void (await closing))
    },
  }
}

function atRest(id: string, now: number): AgentRecord {
  return { id, epoch: 1, name: id, status: 'idle', since: now, updatedAt: now, tasks: [], acks: {} }
}
