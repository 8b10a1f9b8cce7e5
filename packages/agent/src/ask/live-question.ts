import type { Clock } from '@callboard/session'
import type { Answer, InterruptRecord, Resolution } from '@callboard/session/schema'
import type { OwnRecord } from '../record/own-record.ts'
import type { Outcome, Question } from './question.ts'
import type { AskedQuestion } from './read-ask-options.ts'

/** The longest time that a timer can be set to. Milliseconds. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** The task that a question belongs to. */
export interface AskingTask {
  readonly id: string
  /** Shows the task as waiting, or no longer so. */
  hold(hold: 'waiting', isHeld: boolean): void
}

/** What a question needs around it. */
export interface QuestionHome {
  readonly own: OwnRecord
  readonly clock: Clock
  /** Its deadline has come. */
  readonly due: () => void
}

/** A question that somebody awaits in this process. */
export class LiveQuestion {
  readonly interrupt: InterruptRecord
  readonly onDeadline: Answer | undefined
  readonly task: AskingTask | undefined
  readonly #home: QuestionHome
  readonly #outcome: Promise<Outcome>
  #resolve: (outcome: Outcome) => void = () => undefined
  #reject: (reason: unknown) => void = () => undefined
  #timer: unknown
  #state: 'new' | 'open' | 'decided' = 'new'
  #isOver = false
  #withdrawn: Resolution | undefined

  constructor(asked: AskedQuestion, task: AskingTask | undefined, home: QuestionHome) {
    this.interrupt = asked.interrupt
    this.onDeadline = asked.onDeadline
    this.task = task
    this.#home = home
    this.#outcome = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
    // Who does not await it hears of it by the agent's signal, and the process goes on.
    this.#outcome.catch(() => undefined)
  }

  get id(): string {
    return this.interrupt.id
  }

  /** Whether people can answer it. */
  get isOpen(): boolean {
    return this.#state === 'open'
  }

  get isOver(): boolean {
    return this.#isOver
  }

  /** How it was taken back before it stood on the board. */
  get withdrawn(): Resolution | undefined {
    return this.#withdrawn
  }

  /** What the asker gets. */
  question(withdraw: (reason?: string) => void): Question {
    return Object.assign(this.#outcome, { id: this.id, withdraw })
  }

  /** It stands on the board, and its deadline runs. */
  raised(): void {
    this.#state = 'open'
    this.#watchDeadline()
  }

  withdrawBefore(resolution: Resolution): void {
    this.#withdrawn ??= resolution
  }

  /** It takes no more answers. */
  decided(): void {
    if (this.#timer !== undefined) this.#home.clock.clearTimeout(this.#timer)
    this.#timer = undefined
    this.#state = 'decided'
  }

  end(outcome: Outcome): void {
    this.#isOver = true
    this.decided()
    this.#resolve(outcome)
  }

  fail(reason: unknown): void {
    this.#isOver = true
    this.decided()
    this.#reject(reason)
  }

  #watchDeadline(): void {
    const { deadline } = this.interrupt
    if (deadline === undefined || this.#isOver) return
    const { own, clock, due } = this.#home
    const rest = deadline - own.now()
    if (rest <= 0) due()
    else this.#timer = clock.setTimeout(() => this.#watchDeadline(), Math.min(rest, LONGEST_TIMER_MS))
  }
}
