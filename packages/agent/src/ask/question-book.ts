import type { Clock, Session } from '@callboard/session'
import { CallboardError } from '@callboard/session/protocol'
import type { InterruptRecord, Resolution } from '@callboard/session/schema'
import type { AgentLife } from '../agent/agent-life.ts'
import type { OwnRecord } from '../record/own-record.ts'
import { line } from '../task/task-error.ts'
import type { TaskEnd } from '../task/task-handle.ts'
import { DecisionLog } from './decision-log.ts'
import { writeDetails } from './details.ts'
import { GrantBook, grantedAnswer } from './grant-book.ts'
import { KnownEnds } from './known-ends.ts'
import { LiveQuestion, type AskingTask } from './live-question.ts'
import { compact, outcomeOf } from './outcome.ts'
import { ProposalJudge } from './proposal-judge.ts'
import { writeEndedQuestion, writeOpenQuestion } from './question-entry.ts'
import type { AskOptions, Question } from './question.ts'
import { readAskOptions } from './read-ask-options.ts'

/** What the questions of an agent stand on. */
export interface QuestionBookOptions {
  readonly session: Session
  readonly own: OwnRecord
  readonly clock: Clock
  readonly life: AgentLife
}

/**
 * All questions of this life of the agent. Each is decided once: the decision goes into the record, is awaited on the
 * relay's disk, written into the session's log, and only then handed out, so that whoever acts on it acts on what every
 * later life will find.
 */
export class QuestionBook {
  readonly #options: QuestionBookOptions
  readonly #agentId: string
  readonly #live = new Map<string, LiveQuestion>()
  readonly #log: DecisionLog
  readonly #grants: GrantBook
  readonly #judge: ProposalJudge
  readonly #ends = new KnownEnds()
  /** What is on its way to the relay's disk, by question. */
  readonly #settling = new Map<string, Promise<void>>()
  #made = 0

  constructor(options: QuestionBookOptions) {
    const { own, session, life } = options
    this.#options = options
    this.#agentId = own.draft.head.id
    this.#log = new DecisionLog(session, this.#agentId)
    this.#grants = new GrantBook(own, this.#log)
    this.#judge = new ProposalJudge({ session, own, life, grants: this.#grants, questions: this })
  }

  /** Starts to judge; the result stops it. */
  start(): () => void {
    const { own } = this.#options
    for (const interrupt of own.draft.parts('interrupts').values()) {
      if (interrupt.resolution === undefined) continue
      this.#ends.set(interrupt.id, { resolution: interrupt.resolution, isHandedOut: true })
      // A former life may have died between its decision and the log.
      this.#settle(interrupt, () => this.#log.decision(interrupt))
    }
    for (const grant of own.draft.parts('grants').values()) this.#log.grant(grant).catch(() => undefined)
    return this.#judge.start()
  }

  /** Asks. Throws `option-invalid` or `record-too-large`, and then nobody has seen it. */
  ask(options: AskOptions, task?: AskingTask): Question {
    const { own, life } = this.#options
    life.assertJoined()
    const id = options.id ?? this.#newId()
    if (this.#live.has(id)) throw idTaken(id)
    const before = own.draft.parts('interrupts').get(id)
    const end = this.#ends.get(id)
    const asked = readAskOptions(options, { id, task: task?.id, now: own.now(), before })
    const live = new LiveQuestion(asked, task, { own, clock: this.#options.clock, due: () => this.expire(id) })
    this.#live.set(id, live)
    try {
      if (end !== undefined) this.#handOut(live, end.resolution)
      else if (before === undefined && options.id !== undefined) this.#recall(live)
      else this.#raise(live, before)
    } catch (error) {
      this.#live.delete(id)
      throw error
    }
    return live.question((reason) => this.withdraw(id, reason))
  }

  /** The question as it was asked by this life, with all that an answer is judged by. */
  asked(id: string): InterruptRecord | undefined {
    return this.#live.get(id)?.interrupt
  }

  /** Whether it is known how the question ended, though the record may not show it any more. */
  async isDecided(id: string): Promise<boolean> {
    return this.#ends.get(id) !== undefined || (await this.#log.former()).has(id)
  }

  /** Takes a question back, unless it is decided. */
  withdraw(id: string, reason?: string): void {
    const at = this.#options.own.now()
    const end: Resolution = { state: 'withdrawn', at, ...(reason === undefined ? {} : { reason: line(reason) }) }
    if (this.decide(id, end)) return
    // Not on the board yet, so nobody has seen it.
    this.#live.get(id)?.withdrawBefore(end)
  }

  /** Ends a question at its deadline. */
  expire(id: string): void {
    const answer = this.#live.get(id)?.onDeadline
    const at = this.#options.own.now()
    this.decide(id, answer === undefined ? { state: 'expired', at } : { state: 'answered', at, answer })
  }

  /**
   * Ends an open question. False when there is none, or when an answer of a person has no room in the record; then
   * nothing has changed.
   */
  decide(id: string, resolution: Resolution): boolean {
    const { own } = this.#options
    const open = own.draft.parts('interrupts').get(id)
    if (open === undefined || open.resolution !== undefined) return false
    const decided = { ...open, resolution }
    own.draft.unlogged.add(id)
    if (!writeEndedQuestion(own, decided)) {
      own.draft.unlogged.delete(id)
      return false
    }
    this.#ends.set(id, { resolution, isHandedOut: false })
    const { answer, by, at } = resolution
    const granted =
      answer === undefined || by === undefined ? undefined : this.#grants.give(open, answer, by, at)
    own.inheritedInterrupts.delete(id)
    const live = this.#live.get(id)
    live?.decided()
    this.#showWaiting(live?.task)
    this.#settle(decided, async () => {
      await this.#options.session.whenSaved()
      await Promise.all([this.#log.decision(decided), granted && this.#log.grant(granted)])
    })
    if (live !== undefined) this.#handOut(live, resolution)
    return true
  }

  /** A task has ended, and its questions with it. */
  endOfTask(task: string, { status }: TaskEnd): void {
    for (const live of [...this.#live.values()]) {
      if (live.task?.id === task) this.withdraw(live.id, `task-${status}`)
    }
  }

  /** Ends the questions of a former life that were not asked again. */
  endInherited(): void {
    const { own } = this.#options
    for (const id of [...own.inheritedInterrupts]) {
      const { deadline = Infinity } = own.draft.parts('interrupts').get(id) ?? {}
      if (deadline <= own.now()) this.expire(id)
      else this.withdraw(id, 'agent-restarted')
    }
  }

  /** The agent leaves: what is open is taken back. */
  endAll(reason: string): void {
    this.endInherited()
    for (const id of [...this.#live.keys()]) this.withdraw(id, reason)
  }

  /** The agent is gone: nothing is decided here any more. */
  abandonAll(reason: unknown): void {
    for (const live of [...this.#live.values()]) this.#fail(live, reason)
  }

  /** Resolves when what was decided so far is on disk and in the log, or lost for good. */
  async flush(): Promise<void> {
    await Promise.allSettled(this.#settling.values())
  }

  /** Puts a question on the board: a new one, or one that a former life has left open. */
  #raise(live: LiveQuestion, before?: InterruptRecord): void {
    const { own } = this.#options
    const { id, interrupt } = live
    const grant = before === undefined ? this.#grants.covering(interrupt) : undefined
    if (grant !== undefined) {
      own.setPart('interrupts', id, compact(interrupt), 'text')
      own.inheritedInterrupts.delete(id)
      const answer = grantedAnswer(interrupt)
      this.decide(id, { state: 'answered', at: own.now(), answer, grant: grant.id })
      return
    }
    const details = writeOpenQuestion(own, interrupt, before)
    own.inheritedInterrupts.delete(id)
    if (details !== undefined) writeDetails(this.#options.session, details).catch(() => undefined)
    live.raised()
    this.#showWaiting(live.task)
    this.#judge.look()
  }

  /** What is not in the record may have been decided by a former life, and have left it: the log knows. */
  #recall(live: LiveQuestion): void {
    const { id } = live
    const isFirstLife = this.#options.own.draft.head.epoch <= 1
    if (isFirstLife && !this.#ends.isFull) return this.#raise(live)
    void this.#log.former().then((lines) => {
      if (live.isOver) return
      const resolution = lines.get(id)?.resolution
      if (resolution !== undefined) this.#ends.set(id, { resolution, isHandedOut: true })
      const end = resolution ?? live.withdrawn
      if (end !== undefined) return this.#handOut(live, end)
      try {
        this.#options.life.assertJoined()
        this.#raise(live)
      } catch (error) {
        this.#fail(live, error)
      }
    })
  }

  /** Hands out how a question ended, once that is settled. */
  #handOut(live: LiveQuestion, resolution: Resolution): void {
    const { id } = live
    const hand = (): void => {
      if (this.#live.get(id) === live) this.#live.delete(id)
      live.end(outcomeOf(resolution, this.#ends.get(id)?.isHandedOut ?? false))
      if (this.#ends.get(id) !== undefined) this.#ends.set(id, { resolution, isHandedOut: true })
    }
    const settling = this.#settling.get(id) ?? Promise.resolve()
    settling.then(hand, (error: unknown) => this.#fail(live, error))
  }

  /** Keeps a decision in the record until it is known everywhere. */
  #settle(decided: InterruptRecord, store: () => Promise<void>): void {
    const { own, session } = this.#options
    const { id } = decided
    own.draft.unlogged.add(id)
    // Decisions of one moment leave as one write.
    const settling = Promise.resolve().then(() => {
      own.flush()
      return store()
    })
    this.#settling.set(id, settling)
    settling
      .then(() => {
        if (session.connection.state.getSnapshot().status !== 'closed') own.logged(id)
      })
      .catch(() => undefined)
      .finally(() => this.#settling.delete(id))
  }

  #showWaiting(task: AskingTask | undefined): void {
    task?.hold('waiting', [...this.#live.values()].some((live) => live.isOpen && live.task?.id === task.id))
  }

  #fail(live: LiveQuestion, reason: unknown): void {
    if (this.#live.get(live.id) === live) this.#live.delete(live.id)
    live.fail(reason)
  }

  /** Short, as an id goes into a record; the epoch keeps the ids of two lives apart. */
  #newId(): string {
    this.#made += 1
    const { head } = this.#options.own.draft
    const id = `q${head.epoch}-${this.#made}`
    return this.#options.own.draft.parts('interrupts').has(id) || this.#live.has(id) ? this.#newId() : id
  }
}

function idTaken(id: string): CallboardError {
  return new CallboardError({
    code: 'option-invalid',
    message:
      `A question with the id "${id}" is open in this agent, so a second one would hide it. ` +
      'Await the one you have, withdraw it first, or leave the id out.',
    details: { id },
  })
}
