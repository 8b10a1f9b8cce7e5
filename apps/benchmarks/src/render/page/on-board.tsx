import { SessionProvider } from '@callboard/react'
import { createMemoryRelay, createSession, type Session } from '@callboard/session'
import type { ReactElement } from 'react'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Contender } from './contender.ts'

/** Ours: a session with every agent online, so that statuses, tasks, progress and totals are kept up too. */
export function onBoard(list: ReactElement): Contender {
  return {
    shape: 'json',
    async open({ agentIds, start }) {
      const relay = createMemoryRelay()
      const connection = relay.connect('board')
      Y.applyUpdate(relay.doc('board'), start)
      const session = createSession({ connection, identity: { kind: 'person', id: 'ada', name: 'Ada', device: 'desk' } })
      await session.whenSynced()
      bringOnline(session, agentIds)
      return {
        list: <SessionProvider session={session}>{list}</SessionProvider>,
        // With the connection as origin it counts as received, so it is not sent back.
        receive: (bytes) => Y.applyUpdate(session.doc, bytes, connection),
        close: () => session.close(),
      }
    },
  }
}

function bringOnline(session: Session, ids: readonly string[]): void {
  const others = new Awareness(new Y.Doc())
  others.destroy()
  const now = Date.now()
  const clientIds = ids.map((id, index) => {
    const clientId = index + 1
    others.states.set(clientId, { callboard: { kind: 'agent', id, name: id, epoch: 1, joinedAt: now } })
    others.meta.set(clientId, { clock: 1, lastUpdated: now })
    return clientId
  })
  applyAwarenessUpdate(session.awareness, encodeAwarenessUpdate(others, clientIds), session.connection)
}
