import { commandsTo, inboxOf, type IncomingCommand, type Session } from '@callboard/session'
import type { Acknowledgement } from '@callboard/session/schema'
import type { AgentLife } from '../agent/agent-life.ts'
import type { OwnRecord } from '../record/own-record.ts'
import { line } from '../task/task-error.ts'

/** What the agent says of the commands it is given, in its record. */
export class CommandAnswers {
  readonly #session: Session
  readonly #own: OwnRecord
  readonly #life: AgentLife
  /** Who gave what was taken in and is not settled. */
  readonly #inHand = new Map<string, IncomingCommand>()

  constructor(session: Session, own: OwnRecord, life: AgentLife) {
    this.#session = session
    this.#own = own
    this.#life = life
  }

  /** What has no answer yet, oldest first; the inbox itself follows the record, which is written later. */
  open(): readonly IncomingCommand[] {
    return inboxOf(this.#session).getSnapshot().filter(({ command }) => !this.#own.draft.acks.has(command.id))
  }

  /** What was taken in and is not settled, by this life or a former one, as far as it still stands; oldest first. */
  unsettledCommands(): readonly IncomingCommand[] {
    const { acks } = this.#own.draft
    return commandsTo(this.#session).filter(({ command }) => acks.get(command.id)?.state === 'acknowledged')
  }

  /** How many lives have had a command in hand. */
  timesTaken(id: string): number {
    const ack = this.#own.draft.acks.get(id)
    return ack === undefined ? 0 : (ack.times ?? 1)
  }

  /** Whether it has an answer already, also one whose command was taken back since. */
  isKnown(id: string): boolean {
    return this.#own.draft.acks.has(id) || this.#own.remembered(id) !== undefined
  }

  isExpired({ command }: IncomingCommand): boolean {
    return command.expiresAt !== undefined && command.expiresAt <= this.#own.now()
  }

  /** What a person has in hand at this agent. */
  inHandOf(person: string): number {
    let count = 0
    for (const [id, { from }] of this.#inHand) {
      if (this.#own.draft.acks.get(id)?.state !== 'acknowledged') this.#inHand.delete(id)
      else if (from.person === person) count += 1
    }
    return count
  }

  /**
   * Takes a command in, also one that former lives had in hand. Without room for the acknowledgement it stays with its
   * sender until there is.
   */
  takeIn(incoming: IncomingCommand): boolean {
    const { id } = incoming.command
    const times = this.timesTaken(id) + 1
    const ack = { state: 'acknowledged', at: this.#own.now(), ...(times === 1 ? {} : { times }) } as const
    if (!this.#own.setAck(id, ack)) return false
    this.#inHand.set(id, incoming)
    return true
  }

  /** Answers a command; whether there was room for that. */
  answer(id: string, state: Acknowledgement['state'], reason?: string): boolean {
    const at = this.#own.now()
    if (reason !== undefined && this.#own.setAck(id, { state, at, reason: line(reason) })) return true
    // Better an answer without its reason than none.
    return this.#own.setAck(id, { state, at })
  }

  /** Settles what was taken in; whether it now is settled so. Throws when the agent was fenced. */
  settle(id: string, state: 'done' | 'refused', reason?: string): boolean {
    this.#life.assertNotEvicted()
    const ack = this.#own.draft.acks.get(id)
    if (ack?.state === 'acknowledged') this.answer(id, state, reason)
    // One that is settled and taken back by its sender stands no more.
    return (this.#own.draft.acks.get(id) ?? this.#own.remembered(id))?.state === state
  }

  /** Everything that was taken in and is not settled, by id. */
  unsettled(): readonly string[] {
    return [...this.#own.draft.acks].filter(([, { state }]) => state === 'acknowledged').map(([id]) => id)
  }
}
