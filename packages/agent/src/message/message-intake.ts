import { inboxOf, type IncomingCommand, type Session } from '@callboard/session'
import { CallboardError } from '@callboard/session/protocol'
import type { Acknowledgement } from '@callboard/session/schema'
import type { AgentLife } from '../agent/agent-life.ts'
import type { OwnRecord } from '../record/own-record.ts'
import { line } from '../task/task-error.ts'
import type { IncomingMessage } from './incoming-message.ts'
import { recallAnswers } from './recall-answers.ts'
import type { Speech } from './speech.ts'

/** The reason that a message gets which the former life had in hand when it died. */
const RESTARTED_REASON = 'The agent restarted before it was done with this. Please send it again.'

/** What the intake works on. */
export interface MessageIntakeOptions {
  readonly session: Session
  readonly own: OwnRecord
  readonly life: AgentLife
  readonly speech: Speech
}

/**
 * Takes in what people send: hands each message out once, and answers at once what the agent cannot obey, so that
 * nobody waits for an answer that never comes.
 */
export class MessageIntake {
  readonly #session: Session
  readonly #own: OwnRecord
  readonly #life: AgentLife
  readonly #speech: Speech
  /** Messages whose reply is on its way to the relay's disk. */
  readonly #answering = new Set<string>()
  #recalled: Promise<void> | undefined
  readonly #wakers = new Set<() => void>()

  constructor({ session, own, life, speech }: MessageIntakeOptions) {
    this.#session = session
    this.#own = own
    this.#life = life
    this.#speech = speech
  }

  /** Starts to answer; the result stops it. */
  start(): () => void {
    const stop = inboxOf(this.#session).subscribe(() => this.#look())
    const wake = (): void => this.#wake()
    this.#life.signal.addEventListener('abort', wake, { once: true })
    this.#look()
    if (this.#own.leftInHand.size > 0) void this.#recall()
    return () => {
      stop()
      this.#life.signal.removeEventListener('abort', wake)
    }
  }

  /** Messages, oldest first, from now until the agent leaves; throws when it is fenced. */
  async *messages(): AsyncGenerator<IncomingMessage, void, undefined> {
    for (;;) {
      const next = await this.#next()
      if (next !== undefined) {
        const message = this.#incoming(next)
        await this.#store(message, next.command.to)
        if (this.#life.isJoined) yield message
      } else if (this.#life.isJoined) {
        await this.#nextChange()
      } else {
        this.#life.assertNotEvicted()
        return
      }
    }
  }

  /** A message is answered: done once its reply is `stored`. */
  answer(id: string, stored: Promise<void>): void {
    this.#answering.add(id)
    stored
      .then(() => {
        if (!this.#life.isOver) this.settle(id, 'done')
      })
      .catch(() => undefined)
      .finally(() => this.#answering.delete(id))
  }

  /** Marks a message as done, unless it is answered otherwise. */
  settle(id: string, state: 'done' | 'refused', reason?: string): void {
    this.#life.assertNotEvicted()
    const ack = this.#own.draft.acks.get(id)
    if (ack?.state === 'acknowledged') this.#acknowledge(id, state, reason)
  }

  /** Refuses what was handed out and not settled, since the agent leaves. */
  refuseUnsettled(reason: string): void {
    for (const [id, ack] of this.#own.draft.acks) {
      if (ack.state !== 'acknowledged') continue
      if (this.#answering.has(id)) this.#acknowledge(id, 'done')
      else this.#acknowledge(id, 'refused', reason)
    }
  }

  /** A message is handed out only when its acknowledgement is on disk: no later life may hand it out again. */
  async #store(message: IncomingMessage, to: readonly string[]): Promise<void> {
    this.#own.flush()
    // The conversation never lacks what an agent has taken in, whatever became of the page that sent it.
    const quoted = this.#speech.quote(message, to).catch((error: unknown) => {
      // One that the conversation refuses, as a message of no words, is obeyed all the same.
      if (CallboardError.is(error, 'session-closed')) throw error
    })
    await Promise.all([this.#session.whenSaved(), quoted]).catch((error: unknown) => {
      if (this.#life.isJoined) throw error
    })
  }

  async #next(): Promise<IncomingCommand | undefined> {
    // What a former life has answered may come back with a tab that was away: it is not to be obeyed again.
    if (this.#life.isJoined && this.#openMessages().length > 0) await this.#recall()
    return this.#life.isJoined ? this.#takeNext() : undefined
  }

  /**
   * Settles what former lives have left: done where the conversation has an answer, else nobody has it in hand any
   * more.
   */
  #recall(): Promise<void> {
    this.#recalled ??= recallAnswers(this.#session, this.#own.draft.head.id).then((answers) => {
      if (!this.#life.isJoined) return
      for (const [id, at] of answers) this.#own.rememberAck(id, { state: 'done', at })
      this.#own.restoreAcks(this.#open().map(({ command }) => command.id))
      for (const id of this.#own.leftInHand) {
        if (answers.has(id)) this.settle(id, 'done')
        else this.settle(id, 'refused', RESTARTED_REASON)
      }
      this.#own.leftInHand.clear()
    })
    return this.#recalled
  }

  #openMessages(): readonly IncomingCommand[] {
    return this.#open().filter((incoming) => incoming.command.kind === 'message' && !this.#isExpired(incoming))
  }

  #takeNext(): IncomingCommand | undefined {
    this.#refuseWhatCannotBe()
    for (const incoming of this.#openMessages()) {
      // Without room for the acknowledgement the message stays with its sender until there is.
      if (this.#acknowledge(incoming.command.id, 'acknowledged')) return incoming
    }
    return undefined
  }

  #look(): void {
    if (!this.#life.isJoined) return
    this.#refuseWhatCannotBe()
    this.#wake()
  }

  #refuseWhatCannotBe(): void {
    for (const incoming of this.#open()) {
      const { id, kind } = incoming.command
      if (this.#isExpired(incoming)) this.#acknowledge(id, 'refused', 'It had expired when the agent saw it.')
      else if (kind !== 'message') {
        this.#acknowledge(id, 'refused', `This agent does not obey "${kind}" yet. Send it a message instead.`)
      }
    }
  }

  /** What has no answer yet; the inbox itself follows the record, which is written later. */
  #open(): readonly IncomingCommand[] {
    return inboxOf(this.#session).getSnapshot().filter(({ command }) => !this.#own.draft.acks.has(command.id))
  }

  #isExpired({ command }: IncomingCommand): boolean {
    return command.expiresAt !== undefined && command.expiresAt <= this.#own.now()
  }

  #acknowledge(id: string, state: Acknowledgement['state'], reason?: string): boolean {
    const why = reason === undefined ? {} : { reason: line(reason) }
    return this.#own.setAck(id, { state, at: this.#own.now(), ...why })
  }

  #incoming({ command, from }: IncomingCommand): IncomingMessage {
    return {
      id: command.id,
      text: command.text ?? '',
      at: command.at,
      from,
      task: command.task,
      done: () => this.settle(command.id, 'done'),
      refuse: (reason) => this.settle(command.id, 'refused', reason),
    }
  }

  #nextChange(): Promise<void> {
    return new Promise((resolve) => this.#wakers.add(resolve))
  }

  #wake(): void {
    const wakers = [...this.#wakers]
    this.#wakers.clear()
    for (const wake of wakers) wake()
  }
}
