import { inboxOf, type Clock, type IncomingCommand, type Session } from '@callboard/session'
import { commandSchema, parseWith, type PresenceState, type UrgentMessage } from '@callboard/session/schema'
import type { AgentLife } from '../agent/agent-life.ts'
import type { MessageQueue } from '../message/message-queue.ts'
import { whenWriterKnown } from '../provenance/command-author.ts'
import type { Authors } from '../provenance/authors.ts'
import type { OwnRecord } from '../record/own-record.ts'
import type { TaskBook } from '../task/task-book.ts'
import type { CommandAnswers } from './command-answers.ts'
import { CommandQueue } from './command-queue.ts'
import { Controls, type Verdict } from './controls.ts'
import type { SteerCommand } from './steer-command.ts'
import { Steering } from './steering.ts'
import { storeAnswers } from './store-answers.ts'

/** How many commands of one person may be unsettled at this agent; `cancel`, `pause` and `resume` never are. */
export const UNSETTLED_COMMANDS = 32

/** How many commands that came ahead are remembered, whose selves never came. */
const OBEYED_AHEAD = 1_000

const FLOOD =
  `Refused as a flood: ${UNSETTLED_COMMANDS} of your commands are unsettled at this agent. Wait until it has ` +
  'answered some of them.'

/** What the intake works on. */
export interface CommandIntakeOptions {
  readonly session: Session
  readonly own: OwnRecord
  readonly life: AgentLife
  readonly clock: Clock
  readonly answers: CommandAnswers
  readonly messages: MessageQueue
  readonly tasks: TaskBook
  readonly authors: Authors
}

/**
 * Takes in what people tell the agent: obeys at once what can be, hands the rest to those who wait for it, and answers
 * what cannot be obeyed, so that nobody waits for an answer that never comes.
 */
export class CommandIntake {
  readonly #options: CommandIntakeOptions
  readonly #controls: Controls
  readonly #steering: Steering
  readonly #steers: CommandQueue
  /** What was obeyed and is not answered, having come ahead or for want of room: it must not be obeyed again. */
  readonly #obeyed = new Map<string, Verdict | undefined>()

  constructor(options: CommandIntakeOptions) {
    this.#options = options
    const { session, own, life, clock, answers, tasks, authors } = options
    this.#controls = new Controls(own, tasks)
    const store = async (incoming: IncomingCommand): Promise<void> => {
      await Promise.all([storeAnswers(session, own, life), whenWriterKnown(authors, incoming)])
    }
    this.#steers = new CommandQueue({ kind: 'steer', answers, life, store })
    this.#steering = new Steering({ own, clock, answers, authors, queue: this.#steers })
  }

  /** Starts to answer; the result stops it. */
  start(): () => void {
    const { session, life, messages } = this.#options
    const stopInbox = inboxOf(session).subscribe(() => this.look())
    const stopSteering = this.#steering.start()
    const stopUrgent = session.connection.urgent?.listen((message) => this.#hurry(message))
    const wake = (): void => this.#wake()
    life.signal.addEventListener('abort', wake, { once: true })
    this.look()
    messages.start()
    return () => {
      stopInbox()
      stopSteering()
      stopUrgent?.()
      life.signal.removeEventListener('abort', wake)
    }
  }

  /** The instructions that the work is to go by, until the agent leaves. */
  steers(): AsyncIterable<SteerCommand> {
    return this.#steering.commands()
  }

  /** Looks through what has no answer yet: something has come, or a task has ended. */
  look(): void {
    if (!this.#options.life.isJoined) return
    this.#obeyAndRefuse()
    this.#steering.look()
    this.#wake()
  }

  #obeyAndRefuse(): void {
    const { answers } = this.#options
    const unsettled = new Map<string, number>()
    for (const incoming of answers.open()) {
      const { id, kind } = incoming.command
      const { person } = incoming.from
      if (this.#controls.covers(kind)) this.#obey(incoming)
      else if (answers.isExpired(incoming)) answers.answer(id, 'refused', EXPIRED)
      else {
        const count = (unsettled.get(person) ?? answers.inHandOf(person)) + 1
        if (count > UNSETTLED_COMMANDS) answers.answer(id, 'refused', FLOOD)
        else unsettled.set(person, count)
      }
    }
  }

  /** A command has come ahead of itself: it is obeyed now, and answered when it stands in the document. */
  #hurry({ command, clientId }: UrgentMessage): void {
    const { session, own, life, answers } = this.#options
    const presence = session.awareness.getStates().get(clientId)?.['callboard'] as Partial<PresenceState> | undefined
    // Whom presence does not know yet is heard through the document, a moment later.
    if (presence?.kind !== 'person' || presence.id === undefined || !life.isJoined) return
    if (!parseWith(commandSchema, command).ok) return
    if (!this.#controls.covers(command.kind) || answers.isKnown(command.id)) return
    if (!command.to.includes(own.draft.head.id)) return
    const from = { person: presence.id, device: presence.device ?? '', name: presence.name }
    this.#verdictOn({ command, from }, true)
    if (this.#obeyed.size > OBEYED_AHEAD) this.#obeyed.delete([...this.#obeyed.keys()][0] ?? '')
  }

  #obey(incoming: IncomingCommand): void {
    const { id } = incoming.command
    const verdict = this.#verdictOn(incoming, false)
    if (verdict === undefined) return
    if (this.#options.answers.answer(id, verdict.state, verdict.reason)) this.#obeyed.delete(id)
  }

  #verdictOn(incoming: IncomingCommand, isFresh: boolean): Verdict | undefined {
    const { id } = incoming.command
    if (!this.#obeyed.has(id)) {
      // Noted first: what it stops may write at once, and bring this up again.
      this.#obeyed.set(id, undefined)
      const isLate = this.#options.answers.isExpired(incoming)
      const verdict = isLate ? { state: 'refused', reason: EXPIRED } as const : this.#controls.obey(incoming, isFresh)
      this.#obeyed.set(id, verdict)
    }
    return this.#obeyed.get(id)
  }

  #wake(): void {
    this.#options.messages.wake()
    this.#steers.wake()
  }
}

const EXPIRED = 'It had expired when the agent saw it.'
