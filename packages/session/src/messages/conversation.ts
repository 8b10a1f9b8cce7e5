import type { CommandOutcome, CommandState } from '../commands/command-state.ts'
import { byTime } from '../commands/by-time.ts'
import type { GivenCommand, People } from '../people/people.ts'
import type { AgentRecord, Command, Message } from '../schema/index.ts'

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
  /** A command was taken back by its sender. */
  onWithdrawn(given: GivenCommand): void
}

/** Keeps the conversation. Agents without messages cost nothing. */
export function createConversation(people: People, outcome: (command: Command) => CommandOutcome): Conversation {
  const speakers = new Map<string, AgentRecord>()
  const remembered = new Map<string, MessageView>()

  const remember = (views: readonly MessageView[]): void => {
    for (const view of views) remembered.set(view.id, view)
    for (const id of remembered.keys()) {
      if (remembered.size <= REMEMBERED) return
      remembered.delete(id)
    }
  }
  const fromPerson = ({ command, from }: GivenCommand): readonly MessageView[] => {
    const { id, at, text = '', kind } = command
    const name = from.name ?? from.person
    return kind === 'message'
      ? [{ id, at, text, from: { kind: 'person', id: from.person, name }, state: outcome(command).state }]
      : []
  }
  const fromAgent = (record: AgentRecord, { id, at, text, replyTo }: Message): readonly MessageView[] => {
    const message = {
      id,
      at,
      text,
      from: { kind: 'agent', id: record.id, name: record.name },
      replyTo: replyTo?.id,
    } as const
    if (replyTo === undefined || remembered.has(replyTo.id)) return [message]
    const { from } = replyTo
    const quoted = { kind: 'person', id: from, name: people.nameOf(from) ?? from } as const
    return [{ id: replyTo.id, at: replyTo.at, text: replyTo.text, from: quoted, state: 'done' }, message]
  }
  return {
    list: () => {
      const said = [...speakers.values()].flatMap((record) =>
        record.outbox.flatMap((message) => fromAgent(record, message)),
      )
      const asked = [...people.commands.values()].flatMap(fromPerson)
      // By id the last one counts: a person's own words before what a reply quotes of them.
      const all = [...said, ...remembered.values(), ...asked].map((view) => [view.id, view] as const)
      return [...new Map(all).values()].sort((left, right) => byTime(left.at, right.at, senderOf(left), senderOf(right)))
    },
    onRecord: (before, after) => {
      const { outbox = [] } = before ?? {}
      const next = after?.outbox ?? []
      if (outbox.length + next.length === 0 || (outbox === next && before?.name === after?.name)) return false
      const kept = new Set(next.map((message) => message.id))
      if (before !== undefined) {
        remember(outbox.filter((message) => !kept.has(message.id)).flatMap((message) => fromAgent(before, message)))
        speakers.delete(before.id)
      }
      if (after !== undefined && next.length > 0) speakers.set(after.id, after)
      return true
    },
    onWithdrawn: (given) => remember(fromPerson(given)),
  }
}

/** People come first: an answer in the same millisecond follows its question. */
function senderOf({ from }: MessageView): string {
  return `${from.kind === 'agent'} ${from.id}`
}
