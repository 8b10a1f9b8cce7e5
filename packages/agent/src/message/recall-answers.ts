import type { Session } from '@callboard/session'
import { subscribeStream } from '@callboard/session/streams'
import { CONVERSATION_STREAM } from '@callboard/session/protocol'
import type { ConversationEntry } from '@callboard/session/schema'

/** How many of the newest messages of the conversation are looked through. */
const LOOK_BACK = 100

/**
 * Which messages this agent, in any of its lives, has answered, with the time of the answer: what the newest messages
 * of the conversation tell. One in a stream counts when that `isWhole`, by its name. Never rejects: what cannot be read
 * tells nothing.
 */
export function recallAnswers(
  session: Session,
  agentId: string,
  isWhole: (stream: string) => boolean,
): Promise<ReadonlyMap<string, number>> {
  const answers = new Map<string, number>()
  const { streams, state } = session.connection
  // A server that is no Callboard relay keeps no conversation, and never answers.
  if (streams === undefined || state.getSnapshot().saving === 'unknown') return Promise.resolve(answers)
  return new Promise((resolve) => {
    let position = 0
    let tail = Infinity
    const look = (): void => {
      if (position < tail) return
      stop()
      resolve(answers)
    }
    const stop = subscribeStream(session, { stream: CONVERSATION_STREAM, from: 0, last: LOOK_BACK }, {
      onReading: (from) => {
        position = from
      },
      onMessages: (entries, first) => {
        for (const { from, replyTo, at, stream } of entries as readonly ConversationEntry[]) {
          if (stream !== undefined && !isWhole(stream)) continue
          if (from.kind === 'agent' && from.id === agentId && replyTo !== undefined) answers.set(replyTo, at)
        }
        position = first + entries.length
        look()
      },
      onState: (known) => {
        tail = Math.min(tail, known.tail)
        look()
      },
      onLost: () => undefined,
      onError: () => resolve(answers),
    })
  })
}
