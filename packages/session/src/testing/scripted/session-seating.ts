import type { Clock } from '../../clock/clock.ts'
import type { MemoryConnection, MemoryRelay } from '../../connection/memory-relay.ts'
import { agentStreamName } from '../../protocol/index.ts'
import { createSession } from '../../session/create-session.ts'
import type { SelectionKey, SelectionValue } from '../../session/app-schema.ts'
import type { Session } from '../../session/session.ts'
import { putEntry } from './put-entry.ts'
import { createStreamWriter } from '../../streams/writer/create-stream-writer.ts'
import type { Seat, Seating } from './seat.ts'
import { standingCommands, standingIds } from './standing-commands.ts'
import { writeAgentRecord } from '../../verbs/write-agent-record.ts'
import { inboxOf } from '../../commands/incoming-command.ts'

/** Gives each agent a session of its own, as processes have. */
export function sessionSeating(relay: MemoryRelay, name: string, clock: Clock): Seating {
  return {
    take: async (agent) => {
      const identity = { kind: 'agent', ...agent } as const
      const connection = relay.connect(name)
      const session = createSession({ connection, identity, clock })
      try {
        await session.whenSynced()
      } catch {
        return undefined
      }
      return seatOf(session, connection, agent.id)
    },
    close: () => Promise.resolve(),
  }
}

function seatOf(session: Session, connection: MemoryConnection, agentId: string): Seat {
  return {
    epoch: session.connection.epoch.getSnapshot() ?? 0,
    previous: session.agents.get(agentId).getSnapshot()?.record,
    now: session.now,
    write: (record) => writeAgentRecord(session, record),
    say: (entry) => putEntry(session, entry),
    choose: (key, value) => session.setSelection(key as SelectionKey, value as SelectionValue<SelectionKey>),
    stream: (id) => {
      const writer = createStreamWriter(session, { stream: agentStreamName(agentId, id) })
      // A piece may end in the middle of a word.
      return {
        write: (chunk) => void writer.write(chunk).catch(() => {}),
        close: () => void writer.close().catch(() => {}),
      }
    },
    inbox: () => inboxOf(session).getSnapshot(),
    onInbox: (listener) => void inboxOf(session).subscribe(listener),
    standing: () => standingIds(standingCommands(session.doc)),
    leave: async () => {
      // What was written last is let out first, so that a piece always ends the same.
      await session.whenSaved().catch(() => {})
      // Who closes a session says so; who dies does not.
      connection.drop()
      await session.close()
      session.doc.destroy()
    },
  }
}
