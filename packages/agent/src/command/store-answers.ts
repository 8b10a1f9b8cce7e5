import type { Session } from '@callboard/session'
import type { AgentLife } from '../agent/agent-life.ts'
import type { OwnRecord } from '../record/own-record.ts'

/** Resolves once what the agent has answered is on disk, or the agent is gone. */
export async function storeAnswers(session: Session, own: OwnRecord, life: AgentLife): Promise<void> {
  own.flush()
  await session.whenSaved().catch((error: unknown) => {
    if (life.isJoined) throw error
  })
}
