import type { CommandState } from '../commands/command-state.ts'
import type { GivenCommand } from '../people/people.ts'
import type { AgentRecord, Message } from '../schema/index.ts'

/** A message of the conversation. */
export interface MessageView {
  readonly id: string
  /** Relay milliseconds. */
  readonly at: number
  readonly text: string
  readonly from: { readonly kind: 'agent' | 'person'; readonly id: string; readonly name: string }
  /** What has become of a person's message. */
  readonly state?: CommandState | undefined
  /** The id of the message it answers. */
  readonly replyTo?: string | undefined
}

/** How many messages are remembered after they have left their sender's record. */
const REMEMBERED = 500

/**
 * The conversation: agents' outboxes, people's `message` commands and, for those that have left their record, what
 * replies quote and what this reader has seen.
 */
export interface Conversation {
  list(): readonly MessageView[]
  onRecord(before: AgentRecord | undefined, after: AgentRecord | undefined): boolean
  /** A command was taken back by its sender, after it came to `state`. */
  onWithdrawn(given: GivenCommand, state: CommandState): void
}

/** What the conversation is made from. */
export interface ConversationOptions {
  readonly commands: () => Iterable<GivenCommand>
  readonly stateOf: (given: GivenCommand) => CommandState
  readonly nameOf: (person: string) => string | undefined
}

/** Keeps the conversation. Agents without messages cost nothing. */
export function createConversation({ commands, stateOf, nameOf }: ConversationOptions): Conversation {
  const speakers = new Map<string, AgentRecord>()
  const remembered = new Map<string, MessageView>()

  const remember = (view: MessageView): void => {
    remembered.delete(view.id)
    remembered.set(view.id, view)
    const [oldest] = remembered.keys()
    if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest)
  }
  const fromPerson = ({ command, from }: GivenCommand, state: CommandState): MessageView => ({
    id: command.id,
    at: command.at,
    text: command.text ?? '',
    from: { kind: 'person', id: from.person, name: from.name ?? nameOf(from.person) ?? from.person },
    state,
  })
  const quoted = ({ replyTo }: Message): readonly MessageView[] => {
    if (replyTo === undefined) return []
    const { id, at, text, from } = replyTo
    return [{ id, at, text, from: { kind: 'person', id: from, name: nameOf(from) ?? from }, state: 'done' }]
  }
  return {
    list: () => {
      const found = new Map<string, MessageView>()
      for (const { outbox } of speakers.values()) for (const entry of outbox) for (const view of quoted(entry)) found.set(view.id, view)
      for (const view of remembered.values()) found.set(view.id, view)
      for (const given of commands()) {
        if (given.command.kind === 'message') found.set(given.command.id, fromPerson(given, stateOf(given)))
      }
      for (const record of speakers.values()) for (const entry of record.outbox) found.set(entry.id, fromAgent(record, entry))
      return [...found.values()].sort((left, right) => left.at - right.at || (left.id < right.id ? -1 : 1))
    },
    onRecord: (before, after) => {
      if (before?.outbox === after?.outbox && before?.name === after?.name) return false
      if (before === undefined ? after?.outbox.length === 0 : before.outbox.length + (after?.outbox.length ?? 0) === 0) return false
      const kept = new Set(after?.outbox.map((entry) => entry.id))
      for (const entry of before?.outbox ?? []) {
        if (before === undefined || kept.has(entry.id)) continue
        for (const view of quoted(entry)) if (!remembered.has(view.id)) remember(view)
        remember(fromAgent(before, entry))
      }
      if (before !== undefined) speakers.delete(before.id)
      if (after !== undefined && after.outbox.length > 0) speakers.set(after.id, after)
      return true
    },
    onWithdrawn: (given, state) => {
      if (given.command.kind === 'message') remember(fromPerson(given, state))
    },
  }
}

function fromAgent(record: AgentRecord, { id, at, text, replyTo }: Message): MessageView {
  return { id, at, text, from: { kind: 'agent', id: record.id, name: record.name }, replyTo: replyTo?.id }
}
