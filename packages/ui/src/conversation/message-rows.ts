import type { ConversationMessage } from '@callboard/session/streams'

/** What is said within this time of the last one, by the same author, belongs to it. */
const CONTINUES_WITHIN_MS = 5 * 60_000

/** How a message stands among the others. */
export interface MessageRow {
  readonly message: ConversationMessage
  readonly continues: boolean
  /** Whether it is the first of its day. */
  readonly opensDay: boolean
  readonly answered: ConversationMessage | undefined
}

/** The messages as rows, each with what depends on those before it. */
export function toRows(messages: readonly ConversationMessage[]): readonly MessageRow[] {
  const byId = new Map(messages.map((message) => [message.id, message]))
  return messages.map((message, index) => {
    const above = messages[index - 1]
    const opensDay = above === undefined || dayOf(above.at) !== dayOf(message.at)
    const answered = message.replyTo === undefined || message.replyTo === above?.id ? undefined : byId.get(message.replyTo)
    return { message, opensDay, answered, continues: !opensDay && answered === undefined && continuesFrom(above, message) }
  })
}

function continuesFrom(above: ConversationMessage, { from, at }: ConversationMessage): boolean {
  return above.from.kind === from.kind && above.from.id === from.id && at - above.at < CONTINUES_WITHIN_MS
}

function dayOf(time: number): string {
  return new Date(time).toDateString()
}
