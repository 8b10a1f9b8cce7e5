import { joinSession, type Agent } from '@callboard/agent'
import { CallboardError, createSession, type AgentRecord, type MemoryConnection, type Session, writeAgentRecord } from '@callboard/session'
import { agentStreamName, CONVERSATION_STREAM } from '@callboard/session/protocol'
import { createStreamWriter } from '@callboard/session/streams'
import { agentRecord, createTestSession, type ManualClock } from '@callboard/session/testing'
import { encodeMessages } from '@callboard/session/wire'
import type { StoryBoard } from './story-context.ts'

/** The session's name at the relay in memory. */
export const STORY_SESSION = 'story'

/** What a story puts on its board, instead of the toolbar's scenario. */
export type BoardScript = (board: StoryBoard) => unknown

/** The board and what runs it. */
export interface OpenStoryBoard extends StoryBoard {
  /** Stands still, unless the story lets it run. */
  readonly clock: ManualClock
  close(): Promise<void>
}

/** Makes a board that Ada looks at, synced. */
export async function createStoryBoard(): Promise<OpenStoryBoard> {
  const first = createTestSession({ name: STORY_SESSION })
  const { relay, clock } = first
  const sessions: Session[] = [first.session]
  const joined: Agent[] = []
  let shown: { readonly session: Session; readonly connection: MemoryConnection } = first
  await first.session.whenSynced()

  const join = async (identity: Session['identity']): Promise<Session> => {
    const other = createSession({ connection: relay.connect(STORY_SESSION), identity, clock })
    sessions.push(other)
    await other.whenSynced()
    return other
  }
  const agents = relay.doc(STORY_SESSION).getMap<unknown>('agents')
  return {
    get session() {
      return shown.session
    },
    get connection() {
      return shown.connection
    },
    relay,
    clock,
    agent: async (id, fields = {}) => {
      const name = fields.name ?? id
      const agent = await join({ kind: 'agent', id, name })
      writeAgentRecord(agent, agentRecord(id, { ...fields, epoch: agent.connection.epoch.getSnapshot() ?? 1 }, clock.now()))
      await clock.advance(0)
      return agent
    },
    join: async (id, name, role) => {
      const agent = await joinSession({
        connection: relay.connect(STORY_SESSION),
        session: STORY_SESSION,
        agent: { id, name, role, reportsWithinMs: 3_600_000 },
        coalesceMs: 0,
        handleSignals: false,
        clock,
      })
      joined.push(agent)
      await clock.advance(0)
      return agent
    },
    person: async (id, name, place) => {
      const person = await join({ kind: 'person', id, name, device: `${id}-${sessions.length}` })
      person.setPlace(place)
      await clock.advance(0)
      return person
    },
    stream: (agent, id) => {
      const known = agents.get(identityId(agent)) as AgentRecord
      const streams = [...(known.streams ?? []), { id, startedAt: clock.now(), state: 'open' as const }]
      writeAgentRecord(agent, { ...known, streams, updatedAt: clock.now() })
      return createStreamWriter(agent, { stream: agentStreamName(identityId(agent), id) })
    },
    message: (entry) => {
      const said = { at: clock.now(), from: { kind: 'person', id: 'ben', name: 'Ben Okafor' }, ...entry }
      relay.streams(STORY_SESSION).ensure(CONVERSATION_STREAM).append({ messages: encodeMessages([said]) })
    },
    refuseMessages: () => {
      const log = relay.streams(STORY_SESSION).ensure(CONVERSATION_STREAM)
      const takes = log.append.bind(log)
      log.append = () => {
        throw new CallboardError({ code: 'stream-full', message: 'The relay has no room for more, so it was not stored.' })
      }
      return () => {
        log.append = takes
      }
    },
    crash: (other) => (('session' in other ? other.session : other).connection as MemoryConnection).freeze(),
    foreignRecord: async (id, value) => {
      agents.set(id, value)
      await clock.advance(0)
    },
    crowd: async (count) => {
      relay.doc(STORY_SESSION).transact(() => {
        for (let index = 0; index < count; index += 1) {
          const id = crowdId(index)
          agents.set(id, agentRecord(id, { name: `Agent ${index + 1}`, role: 'One of many' }, clock.now()))
        }
      })
      await clock.advance(0)
    },
    changeInCrowd: (index, fields) => {
      const id = crowdId(index)
      agents.set(id, { ...(agents.get(id) as AgentRecord), ...fields })
    },
    unsynced: () => {
      relay.stop()
      shown = createTestSession({ name: STORY_SESSION, relay, clock })
      sessions.push(shown.session)
    },
    pass: (seconds) => clock.advance(seconds * 1_000),
    close: async () => {
      // Agents would wait for an answer that nobody gives them any more.
      await Promise.all([...sessions, ...joined.map(({ session }) => session)].map((each) => each.close()))
    },
  }
}

function identityId({ identity }: Session): string {
  return identity.kind === 'observer' ? '' : identity.id
}

function crowdId(index: number): string {
  return `agent-${String(index).padStart(4, '0')}`
}
