import {
  createMemoryRelay,
  createSession,
  type AgentRecord,
  type MemoryConnection,
  type MemoryRelay,
  type Session,
} from '@callboard/session'
import type { ReactElement, ReactNode } from 'react'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { SessionProvider } from '../session/session-provider.tsx'
import { watchStreams, type StreamTraffic } from './stream-traffic.ts'

/** A person's session and what it takes to make others act on the same board, all in memory. */
export interface Board {
  readonly relay: MemoryRelay
  readonly session: Session
  /** Ada's link: `drop` cuts it, and it comes back. */
  readonly connection: MemoryConnection
  /** What Ada's page asks of streams and is sent. */
  readonly traffic: StreamTraffic
  /** Wraps what a test renders. */
  readonly Wrapper: (props: { readonly children: ReactNode }) => ReactElement
  /** Joins as an agent, without a record. */
  joinAgent(id: string): Promise<Session>
  /** Joins as a plain Yjs client. */
  joinPlain(): Promise<Y.Doc>
  /** Waits until everything sent so far is delivered: in memory that takes microtasks only. */
  settle(): Promise<void>
}

/** Makes a board that Ada looks at, synced. */
export async function createBoard(): Promise<Board> {
  const relay = createMemoryRelay()
  const connection = relay.connect('trip')
  const watched = watchStreams(connection)
  const session = createSession({
    connection: watched.connection,
    identity: { kind: 'person', id: 'ada', name: 'Ada' },
  })
  await session.whenSynced()
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))
  return {
    relay,
    session,
    connection,
    traffic: watched.traffic,
    Wrapper: ({ children }) => <SessionProvider session={session}>{children}</SessionProvider>,
    async joinAgent(id) {
      const agent = createSession({ connection: relay.connect('trip'), identity: { kind: 'agent', id, name: id } })
      await agent.whenSynced()
      return agent
    },
    async joinPlain() {
      const doc = new Y.Doc()
      const connection = relay.connect('trip')
      connection.open({ doc, awareness: new Awareness(doc), instance: 'plain' })
      await connection.whenSynced()
      return doc
    },
    settle,
  }
}

/** A valid record of an agent at rest, with some fields set. */
export function agentRecord(id: string, fields: Partial<AgentRecord> = {}): AgentRecord {
  const now = Date.now()
  return {
    id,
    epoch: 1,
    name: id,
    status: 'idle',
    since: now,
    updatedAt: now,
    tasks: [],
    acks: {},
    ...fields,
  }
}
