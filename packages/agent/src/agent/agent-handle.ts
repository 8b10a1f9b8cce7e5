import type { Clock, ParticipantView, Session, Store } from '@callboard/session'
import { CallboardError } from '@callboard/session/protocol'
import type { AgentStatus } from '@callboard/session/schema'
import { QuestionBook } from '../ask/question-book.ts'
import type { AskOptions, Question } from '../ask/question.ts'
import { CommandAnswers } from '../command/command-answers.ts'
import { CommandIntake } from '../command/command-intake.ts'
import { pruneAcks } from '../command/prune-acks.ts'
import type { SteerCommand } from '../command/steer-command.ts'
import { configOf, selectionsOf, type Config, type Selections } from '../entry/entries.ts'
import type { IncomingMessage } from '../message/incoming-message.ts'
import { MessageQueue } from '../message/message-queue.ts'
import { Speech } from '../message/speech.ts'
import { onPeopleGone, type PeopleGoneListener } from '../people/people-gone.ts'
import { createPeopleStore, onPeopleChange, type PeopleChange } from '../people/people-store.ts'
import { Authors } from '../provenance/authors.ts'
import type { OwnRecord } from '../record/own-record.ts'
import type { AgentStream, StreamOptions } from '../stream/agent-stream.ts'
import { StreamBook } from '../stream/stream-book.ts'
import { TaskBook } from '../task/task-book.ts'
import { runTask } from '../task/run-task.ts'
import type { Task, TaskOptions } from '../task/task.ts'
import { AgentLife, fenced } from './agent-life.ts'
import type { Agent, UsageInput } from './agent.ts'
import { addedUsage } from './usage.ts'
import { within } from './within.ts'

/** A leave is not held up for longer than this by a relay that does not answer. Milliseconds. */
export const LEAVE_WITHIN_MS = 2_000

/** How long tasks of a former life wait to be taken up by id before they count as failed. Milliseconds. */
export const TAKE_UP_WITHIN_MS = 1_000

/** What an agent stands on once it has joined. */
export interface AgentHandleOptions {
  readonly session: Session
  readonly own: OwnRecord
  readonly clock: Clock
}

/** The one implementation of {@link Agent}. */
export class AgentHandle implements Agent {
  readonly id: string
  readonly session: Session
  readonly selections: Selections
  readonly config: Config
  readonly people: Store<readonly ParticipantView[]>
  readonly #own: OwnRecord
  readonly #clock: Clock
  readonly #life: AgentLife
  readonly #streams: StreamBook
  readonly #questions: QuestionBook
  readonly #tasks: TaskBook
  readonly #speech: Speech
  readonly #messages: MessageQueue
  readonly #intake: CommandIntake
  readonly #authors: Authors
  readonly #stops: (() => void)[] = []
  #leaving: Promise<void> | undefined

  constructor({ session, own, clock }: AgentHandleOptions) {
    this.id = own.draft.head.id
    this.session = session
    this.#own = own
    this.#clock = clock
    const life = new AgentLife(this.id)
    this.#life = life
    const assertJoined = (): void => life.assertJoined()
    this.#streams = new StreamBook({ session, own, signal: life.signal, assertJoined })
    const onEnded = (): void => this.#intake.look()
    this.#questions = new QuestionBook({ session, own, clock, life })
    const books = { streams: this.#streams, questions: this.#questions }
    this.#tasks = new TaskBook({ session, own, assertJoined, onEnded, ...books })
    this.#speech = new Speech(session, own.draft.head)
    const answers = new CommandAnswers(session, own, life)
    this.#authors = new Authors(session)
    const authors = this.#authors
    this.#messages = new MessageQueue({ session, own, life, speech: this.#speech, answers, authors })
    const takers = { messages: this.#messages, tasks: this.#tasks }
    this.#intake = new CommandIntake({ session, own, life, clock, answers, authors, ...takers })
    this.selections = selectionsOf(session, authors, assertJoined)
    this.config = configOf(session, authors)
    const people = createPeopleStore(session)
    this.people = people
    this.#stops.push(people.stop)
  }

  get epoch(): number {
    return this.#own.draft.head.epoch
  }

  get signal(): AbortSignal {
    return this.#life.signal
  }

  /** Starts to write and to answer; the result of each `stop` is undone when the agent is gone. */
  start(): void {
    const { connection } = this.session
    this.#own.open({ onFenced: (error) => this.#evicted(error) })
    const takeUp = this.#clock.setTimeout(() => this.#endInherited(), TAKE_UP_WITHIN_MS)
    this.#stops.push(
      () => this.#clock.clearTimeout(takeUp),
      pruneAcks(this.session, this.#own),
      this.#authors.start(),
      this.#intake.start(),
      this.#questions.start(),
      connection.state.subscribe(() => this.#onConnection()),
      connection.epoch.subscribe(() => this.#onEpoch()),
    )
    this.#onConnection()
  }

  /** Has `stop` called when the agent is gone. */
  onGone(stop: () => void): void {
    this.#stops.push(stop)
  }

  setStatus(status: AgentStatus | null | undefined, options: { readonly reason?: string | undefined } = {}): void {
    this.#life.assertJoined()
    this.#own.setStatus(status == null ? undefined : { status, reason: options.reason })
  }

  setActivity(text: string | undefined): void {
    this.#life.assertJoined()
    this.#own.setHead({ activity: text })
  }

  task(options: TaskOptions): Task {
    return this.#tasks.start(options)
  }

  async run<Result>(options: TaskOptions, work: (task: Task) => Promise<Result> | Result): Promise<Result> {
    return runTask(this.#tasks.start(options), work)
  }

  ask(options: AskOptions): Question {
    return this.#questions.ask(options)
  }

  stream(options: StreamOptions = {}): AgentStream {
    return this.#streams.open(options)
  }

  say(words: string | AgentStream, options: { readonly replyTo?: IncomingMessage | undefined } = {}): string {
    this.#life.assertJoined()
    const { replyTo } = options
    const said = typeof words === 'string' ? { text: words } : { stream: words.name }
    const { id, stored } = this.#speech.say(said, replyTo)
    if (replyTo === undefined) return id
    const isWhole = typeof words === 'string' ? undefined : this.#streams.whenEnded(words.id)
    this.#messages.answer(replyTo.id, Promise.all([stored, isWhole]))
    return id
  }

  messages(): AsyncIterable<IncomingMessage> {
    return this.#messages.messages()
  }

  get commands(): AsyncIterable<SteerCommand> {
    return this.#intake.steers()
  }

  async checkpoint(): Promise<void> {
    const { pauses } = this.#tasks
    for (;;) {
      this.#life.assertJoined()
      if (!pauses.all) return
      await pauses.changed()
    }
  }

  onPeopleChange(listener: (change: PeopleChange) => void): () => void {
    return onPeopleChange(this.people, listener)
  }

  onPeopleGone(afterMs: number, listener: PeopleGoneListener): () => void {
    this.#life.assertJoined()
    const { session, people, signal } = this
    return onPeopleGone({ session, people, clock: this.#clock, signal }, afterMs, listener)
  }

  addUsage(usage: UsageInput): void {
    this.#life.assertJoined()
    this.#own.setHead({ usage: addedUsage(this.#own.draft.head.usage, usage) })
  }

  async flush(): Promise<void> {
    this.#life.assertJoined()
    this.#own.flush()
    try {
      const { session } = this
      const others = [this.#streams.flush(), this.#speech.flush(), this.#questions.flush()]
      await Promise.all([session.whenSaved(), ...others])
      // What was said may have settled what it answers.
      this.#own.flush()
      await this.session.whenSaved()
    } catch (error) {
      this.#life.assertJoined()
      throw error
    }
  }

  leave(): Promise<void> {
    return this.stop('it has left', { code: 'agent-left', message: 'The agent left' })
  }

  /** Leaves because of `why`; what still runs is cancelled with `failure`. */
  stop(why: string, failure: { readonly code: string; readonly message: string }): Promise<void> {
    this.#leaving ??= this.#life.isOver ? Promise.resolve() : this.#leave(why, failure)
    return this.#leaving
  }

  async #leave(why: string, failure: { readonly code: string; readonly message: string }): Promise<void> {
    const reason = this.#life.beginLeave(why)
    this.#tasks.endAll({ status: 'cancelled', error: failure }, reason)
    this.#questions.endAll(failure.code)
    this.#streams.endAll()
    this.#messages.refuseUnsettled(`${failure.message} before it was done with this.`)
    this.#own.leave()
    this.#life.end(reason)
    this.#own.flush()
    const all = [this.session.whenSaved(), this.#streams.flush(), this.#speech.flush(), this.#questions.flush()]
    await within(LEAVE_WITHIN_MS, this.#clock, Promise.allSettled(all))
    this.#questions.abandonAll(reason)
    this.#dispose()
    await this.session.close()
  }

  #endInherited(): void {
    const message = 'The process that worked on it ended, and the next one did not take it up'
    this.#tasks.endInherited({ status: 'failed', error: { code: 'agent-restarted', message } })
    this.#streams.endInherited()
    this.#questions.endInherited()
  }

  #onConnection(): void {
    const { status, error } = this.session.connection.state.getSnapshot()
    if (status === 'closed') this.#evicted(error)
  }

  /** This life is over, and not because it left: it was fenced, or the relay or the app closed its session. */
  #evicted(error: CallboardError | undefined): void {
    if (!this.#life.isJoined) return
    const isFenced = CallboardError.is(error, 'agent-fenced')
    const reason = isFenced ? fenced(this.id, error) : (error ?? this.#life.beginLeave('its session was closed'))
    this.#own.close()
    this.#life.end(reason)
    this.#tasks.abandonAll(reason)
    this.#questions.abandonAll(reason)
    this.#dispose()
    void this.session.close()
  }

  /** A relay that lost its memory may give another epoch on return; readers go by the one it gave last. */
  #onEpoch(): void {
    const epoch = this.session.connection.epoch.getSnapshot()
    if (epoch !== undefined && epoch !== this.epoch) this.#own.setHead({ epoch }, 'essential')
  }

  #dispose(): void {
    this.#own.close()
    for (const stop of this.#stops.splice(0)) stop()
  }
}
