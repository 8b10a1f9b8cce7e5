import type { Clock, IncomingCommand } from '@callboard/session'
import { writerOf } from '../provenance/command-author.ts'
import type { Authors } from '../provenance/authors.ts'
import type { OwnRecord } from '../record/own-record.ts'
import type { CommandAnswers } from './command-answers.ts'
import type { CommandQueue } from './command-queue.ts'
import { refusalByTask } from './controls.ts'
import type { SteerCommand } from './steer-command.ts'

/** An instruction that the work has not gone by within this is refused: who gave it waits. Milliseconds. */
export const STEER_WITHIN_MS = 30_000

/** How long the app has, from joining, to begin to read `agent.commands`. Milliseconds. */
export const READ_WITHIN_MS = 5_000

const NOBODY_READS =
  'This agent takes no instructions while it works. Cancel its task and send it a message, or wait until it is done.'
const LEFT_ALONE = `The work did not go by it within ${STEER_WITHIN_MS / 1_000} seconds. It may be busy: try again.`

/** What steering works on. */
export interface SteeringOptions {
  readonly own: OwnRecord
  readonly clock: Clock
  readonly answers: CommandAnswers
  readonly queue: CommandQueue
  readonly authors: Authors
}

/** Brings instructions to the work, and answers those that it does not take up. */
export class Steering {
  readonly #options: SteeringOptions
  /** Timers by command id, from when it was first seen until it is settled. */
  readonly #timers = new Map<string, unknown>()
  #isGraceOver = false

  constructor(options: SteeringOptions) {
    this.#options = options
  }

  /** Begins to wait for somebody who reads; the result stops everything. */
  start(): () => void {
    const { clock } = this.#options
    const grace = clock.setTimeout(() => {
      this.#isGraceOver = true
      this.look()
    }, READ_WITHIN_MS)
    return () => {
      clock.clearTimeout(grace)
      for (const timer of this.#timers.values()) clock.clearTimeout(timer)
      this.#timers.clear()
    }
  }

  /** Refuses what cannot be taken up; the rest waits for a reader. */
  look(): void {
    const { answers, queue } = this.#options
    for (const incoming of queue.waiting()) {
      const refusal = this.#refusal(incoming)
      if (refusal !== undefined) answers.answer(incoming.command.id, 'refused', refusal)
      else this.#watch(incoming.command.id)
    }
  }

  /** What the app gets, one after the other. */
  async *commands(): AsyncGenerator<SteerCommand, void, undefined> {
    for await (const incoming of this.#options.queue.handOut()) {
      const { answers, authors } = this.#options
      const { command, from } = incoming
      yield {
        id: command.id,
        text: command.text ?? '',
        at: command.at,
        from,
        writtenBy: writerOf(authors, incoming),
        task: command.task,
        consume: () => this.#settled(command.id, answers.settle(command.id, 'done')),
        refuse: (reason) => void this.#settled(command.id, answers.settle(command.id, 'refused', reason)),
      }
    }
  }

  #refusal({ command: { text, task: id } }: IncomingCommand): string | undefined {
    const { own, queue } = this.#options
    if (text === undefined || text.trim() === '') return 'An instruction needs words.'
    if (this.#isGraceOver && !queue.wasRead) return NOBODY_READS
    return id === undefined ? undefined : refusalByTask(own.draft.tasks.get(id), id)
  }

  #watch(id: string): void {
    if (this.#timers.has(id)) return
    this.#timers.set(id, this.#options.clock.setTimeout(() => this.#timeOut(id), STEER_WITHIN_MS))
  }

  #timeOut(id: string): void {
    const { own, answers, queue } = this.#options
    this.#timers.delete(id)
    const state = own.draft.acks.get(id)?.state
    const isWaiting = queue.waiting().some(({ command }) => command.id === id)
    if (state === 'acknowledged' || isWaiting) answers.answer(id, 'refused', LEFT_ALONE)
  }

  #settled(id: string, isSo: boolean): boolean {
    this.#options.clock.clearTimeout(this.#timers.get(id))
    this.#timers.delete(id)
    return isSo
  }
}
