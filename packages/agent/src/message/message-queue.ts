import type { IncomingCommand, Session } from '@callboard/session'
import { CallboardError } from '@callboard/session/protocol'
import type { AgentLife } from '../agent/agent-life.ts'
import type { CommandAnswers } from '../command/command-answers.ts'
import { CommandQueue } from '../command/command-queue.ts'
import { storeAnswers } from '../command/store-answers.ts'
import type { OwnRecord } from '../record/own-record.ts'
import type { IncomingMessage } from './incoming-message.ts'
import { recallAnswers } from './recall-answers.ts'
import type { Speech } from './speech.ts'

/** The reason that a command gets which the former life had in hand when it died. */
const RESTARTED_REASON = 'The agent restarted before it was done with this. Please send it again.'

/** What messages are handed out with. */
export interface MessageQueueOptions {
  readonly session: Session
  readonly own: OwnRecord
  readonly life: AgentLife
  readonly speech: Speech
  readonly answers: CommandAnswers
}

/** What people say to the agent: handed out once, and settled by what the agent answers. */
export class MessageQueue {
  readonly #options: MessageQueueOptions
  /** Messages whose reply is on its way to the relay's disk. */
  readonly #answering = new Set<string>()
  #recalled: Promise<void> | undefined
  readonly #queue: CommandQueue

  constructor(options: MessageQueueOptions) {
    this.#options = options
    const { answers, life } = options
    this.#queue = new CommandQueue({
      kind: 'message',
      answers,
      life,
      // What a former life has answered may come back with a tab that was away: it is not to be obeyed again.
      prepare: () => this.#recall(),
      store: (incoming) => this.#store(incoming),
    })
  }

  /** Settles what a former life has left in hand. */
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
  answer(id: string, stored: Promise<void>): void {
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

  /** A message is handed out only when its acknowledgement is on disk: no later life may hand it out again. */
  async #store(incoming: IncomingCommand): Promise<void> {
    const { session, own, life, speech } = this.#options
    // The conversation never lacks what an agent has taken in, whatever became of the page that sent it.
    const quoted = speech.quote(this.#incoming(incoming), incoming.command.to).catch((error: unknown) => {
      // One that the conversation refuses, as a message of no words, is obeyed all the same.
      if (CallboardError.is(error, 'session-closed') && life.isJoined) throw error
    })
    await Promise.all([storeAnswers(session, own, life), quoted])
  }

  /**
   * Settles what former lives have left: done where the conversation has an answer, else nobody has it in hand any
   * more.
   */
  #recall(): Promise<void> {
    const { session, own, life, answers } = this.#options
    this.#recalled ??= recallAnswers(session, own.draft.head.id).then((answered) => {
      if (!life.isJoined) return
      for (const [id, at] of answered) own.rememberAck(id, { state: 'done', at })
      own.restoreAcks(answers.open().map(({ command }) => command.id))
      for (const id of own.leftInHand) {
        if (answered.has(id)) answers.settle(id, 'done')
        else answers.settle(id, 'refused', RESTARTED_REASON)
      }
      own.leftInHand.clear()
    })
    return this.#recalled
  }

  #incoming({ command, from }: IncomingCommand): IncomingMessage {
    const { answers } = this.#options
    return {
      id: command.id,
      text: command.text ?? '',
      at: command.at,
      from,
      task: command.task,
      done: () => void answers.settle(command.id, 'done'),
      refuse: (reason) => void answers.settle(command.id, 'refused', reason),
    }
  }
}
