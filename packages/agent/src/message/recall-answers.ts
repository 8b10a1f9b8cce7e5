import type { Session } from '@callboard/session'
import { CONVERSATION_STREAM } from '@callboard/session/protocol'
import type { ConversationEntry } from '@callboard/session/schema'
import { readNewest } from '../stream/read-newest.ts'

/** How many of the newest messages of the conversation are looked through. */
const LOOK_BACK = 100

/**
 * Which messages this agent, in any of its lives, has answered, with the time of the answer: what the newest messages
 * of the conversation tell. One in a stream counts when that `isWhole`, by its name. Never rejects: what cannot be read
 * tells nothing.
 */
export async function recallAnswers(
  session: Session,
  agentId: string,
  isWhole: (stream: string) => boolean,
): Promise<ReadonlyMap<string, number>> {
  const entries = await readNewest(session, CONVERSATION_STREAM, LOOK_BACK)
  const answers = new Map<string, number>()
  for (const { from, replyTo, at, stream } of entries as readonly ConversationEntry[]) {
    if (stream !== undefined && !isWhole(stream)) continue
    if (from.kind === 'agent' && from.id === agentId && replyTo !== undefined) answers.set(replyTo, at)
  }
  return answers
}
