import { writeAgentRecord, type AgentRecord, type Session } from '@callboard/session'
import { createStreamWriter, type StreamWriter } from '@callboard/session/streams'
import { agentRecord } from './create-board.tsx'

/** An agent that says in its record what it streams. */
export interface StreamingAgent {
  readonly session: Session
  /** Says which streams there are; their ids, which begin one after the other. */
  announce(streams: Readonly<Record<string, 'open' | 'done' | 'failed'>>): void
  /** Opens a stream and begins its one text part, `text`. */
  begin(id: string): Promise<StreamWriter>
}

/** Makes an agent out of its session. */
export function streamingAgent(session: Session): StreamingAgent {
  const { identity } = session
  const agentId = identity.kind === 'observer' ? '' : identity.id
  return {
    session,
    announce: (streams) => {
      const epoch = session.connection.epoch.getSnapshot() ?? 0
      const records = Object.entries(streams).map(([id, state], index) => ({ id, state, startedAt: index + 1 }))
      const fields: Partial<AgentRecord> = { epoch, streams: records, updatedAt: Date.now() }
      writeAgentRecord(session, agentRecord(agentId, fields))
    },
    begin: async (id) => {
      const writer = createStreamWriter(session, { stream: `agents/${agentId}/${id}` })
      await writer.write({ type: 'text-start', id: 'text' })
      await writer.flush()
      return writer
    },
  }
}

/** Writes words behind one another and waits until they are stored, each by itself. */
export async function say(writer: StreamWriter, ...words: readonly string[]): Promise<void> {
  for (const delta of words) {
    await writer.write({ type: 'text-delta', id: 'text', delta })
    await writer.flush()
  }
}

/** Ends the text and closes the stream. */
export async function finish(writer: StreamWriter): Promise<void> {
  await writer.write({ type: 'text-end', id: 'text' })
  await writer.write({ type: 'finish' })
  await writer.close()
}
