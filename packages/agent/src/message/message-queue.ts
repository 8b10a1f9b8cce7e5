import type { IncomingCommand, Session } from '@callboard/session'
import { agentStreamName, CallboardError } from '@callboard/session/protocol'
import type { AgentLife } from '../agent/agent-life.ts'
import type { CommandAnswers } from '../command/command-answers.ts'
import { CommandQueue } from '../command/command-queue.ts'
import { storeAnswers } from '../command/store-answers.ts'
import { writerOf, whenWriterKnown } from '../provenance/command-author.ts'
import type { Authors } from '../provenance/authors.ts'
import type { OwnRecord } from '../record/own-record.ts'
import type { IncomingMessage } from './incoming-message.ts'
import { recallAnswers } from './recall-answers.ts'
import type { Speech } from './speech.ts'

/** The reason that an instruction gets which the former life had in hand when it died, and whose work has ended. */
const RESTARTED_REASON = 'The agent restarted before it was done with this. Please send it again.'

/** How many lives are handed a message, before it counts as what kills them. */
export const LIVES_A_MESSAGE = 3

const FATAL_REASON = `The agent died ${LIVES_A_MESSAGE} times while it had this in hand, so it was given up.`

const EXPIRED_REASON = 'The agent restarted before it was done with this, and it has expired since.'

/** What messages are handed out with. */
export interface MessageQueueOptions {
  readonly session: Session
  readonly own: OwnRecord
  readonly life: AgentLife
  readonly speech: Speech
  readonly answers: CommandAnswers
  readonly authors: Authors
}

/**
 * What people say to the agent: handed out once a life, again by the next one when a life has died before it was
 * settled, and settled by what the agent answers.
 */
export class MessageQueue {
  readonly #options: MessageQueueOptions
  /** Messages whose reply is on its way to the relay's disk. */
  readonly #answering = new Set<string>()
  /** What former lives had in hand and this one has not taken yet. */
  readonly #left = new Set<string>()
  /** What a former life had in hand before this one took it. */
  readonly #again = new Set<string>()
  /** The streams in which a former life was answering when it died. */
  readonly #brokenOff: ReadonlySet<string>
  #recalled: Promise<void> | undefined
  readonly #queue: CommandQueue

  constructor(options: MessageQueueOptions) {
    this.#options = options
    const { answers, life, own } = options
    const { head, streams } = own.draft
    const brokenOff = [...streams.values()].filter(({ state }) => state !== 'done')
    this.#brokenOff = new Set(brokenOff.map(({ id }) => agentStreamName(head.id, id)))
    this.#queue = new CommandQueue({
      kind: 'message',
      answers,
      life,
      left: () => answers.unsettledCommands().filter(({ command }) => this.#left.has(command.id)),
      taken: ({ command: { id } }) => {
        if (this.#left.delete(id)) this.#again.add(id)
      },
      // What a former life has answered may come back with a tab that was away: it is not to be obeyed again.
      prepare: () => this.#recall(),
      store: (incoming) => this.#store(incoming),
    })
  }

  /** Settles what former lives have left in hand, or has it handed out again. */
  start(): void {
    if (this.#options.own.leftInHand.size > 0) void this.#recall()
  }

  /** Something may have come, or the agent is gone. */
  wake(): void {
    this.#queue.wake()
  }

  /** Messages, oldest first, from now until the agent leaves; throws when it is fenced. */
  async *messages(): AsyncGenerator<IncomingMessage, void, undefined> {
    for await (const incoming of this.#queue.handOut()) yield this.#incoming(incoming)
  }

  /** A message is answered: done once its reply is `stored`. */
  answer(id: string, stored: Promise<unknown>): void {
    const { life, answers } = this.#options
    this.#answering.add(id)
    stored
      .then(() => {
        if (!life.isOver) answers.settle(id, 'done')
      })
      .catch(() => undefined)
      .finally(() => this.#answering.delete(id))
  }

  /** Settles what was handed out and is not settled, since the agent leaves. */
  refuseUnsettled(reason: string): void {
    const { answers } = this.#options
    for (const id of answers.unsettled()) {
      if (this.#answering.has(id)) answers.answer(id, 'done')
      else answers.answer(id, 'refused', reason)
    }
  }

  /** A message is handed out only when its acknowledgement is on disk: each later life knows how often it was. */
  async #store(incoming: IncomingCommand): Promise<void> {
    const { session, own, life, speech } = this.#options
    // The conversation never lacks what an agent has taken in, whatever became of the page that sent it.
    const quoted = speech.quote(this.#incoming(incoming), incoming.command.to).catch((error: unknown) => {
      // One that the conversation refuses, as a message of no words, is obeyed all the same.
      if (CallboardError.is(error, 'session-closed') && life.isJoined) throw error
    })
    await Promise.all([storeAnswers(session, own, life), quoted, whenWriterKnown(this.#options.authors, incoming)])
  }

  /**
   * Settles what former lives have left: done where the conversation has a whole answer. Else a message is handed out
   * again, unless it was too often; an instruction was for work that is no more.
   */
  #recall(): Promise<void> {
    const { session, own, life, answers } = this.#options
    const isWhole = (stream: string): boolean => !this.#brokenOff.has(stream)
    this.#recalled ??= recallAnswers(session, own.draft.head.id, isWhole).then((answered) => {
      if (!life.isJoined) return
      for (const [id, at] of answered) own.rememberAck(id, { state: 'done', at })
      own.restoreAcks(answers.open().map(({ command }) => command.id))
      const standing = new Map(answers.unsettledCommands().map((incoming) => [incoming.command.id, incoming]))
      for (const id of own.leftInHand) {
        const reason = this.#whyNotAgain(standing.get(id))
        if (answered.has(id)) answers.settle(id, 'done')
        else if (reason !== undefined) answers.settle(id, 'refused', reason)
        else this.#left.add(id)
      }
      own.leftInHand.clear()
      this.wake()
    })
    return this.#recalled
  }

  #whyNotAgain(incoming: IncomingCommand | undefined): string | undefined {
    const { answers } = this.#options
    if (incoming?.command.kind !== 'message') return RESTARTED_REASON
    if (answers.isExpired(incoming)) return EXPIRED_REASON
    return answers.timesTaken(incoming.command.id) >= LIVES_A_MESSAGE ? FATAL_REASON : undefined
  }

  #incoming(incoming: IncomingCommand): IncomingMessage {
    const { command, from } = incoming
    const { answers, authors } = this.#options
    return {
      id: command.id,
      text: command.text ?? '',
      at: command.at,
      from,
      writtenBy: writerOf(authors, incoming),
      task: command.task,
      again: this.#again.has(command.id),
      done: () => void answers.settle(command.id, 'done'),
      refuse: (reason) => void answers.settle(command.id, 'refused', reason),
    }
  }
}
