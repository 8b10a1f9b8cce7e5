import type { IncomingCommand } from '@callboard/session'
import type { CommandKind } from '@callboard/session/schema'
import type { AgentLife } from '../agent/agent-life.ts'
import type { CommandAnswers } from './command-answers.ts'

/** What a queue works on. */
export interface CommandQueueOptions {
  readonly kind: CommandKind
  readonly answers: CommandAnswers
  readonly life: AgentLife
  /** What former lives had in hand and this one is to have again; it comes first. */
  readonly left?: () => readonly IncomingCommand[]
  /** One was taken in: it is nobody else's. */
  readonly taken?: (incoming: IncomingCommand) => void
  /** Awaited before anything is taken in, and not called when there is nothing. */
  readonly prepare?: () => Promise<void>
  /** Resolves once what was taken in is on disk. */
  readonly store: (incoming: IncomingCommand) => Promise<void>
}

/** Hands out the commands of one kind, oldest first, each once in this life of the agent. */
export class CommandQueue {
  readonly #options: CommandQueueOptions
  readonly #wakers = new Set<() => void>()
  #wasRead = false
  /** How often something may have come. */
  #wakes = 0

  constructor(options: CommandQueueOptions) {
    this.#options = options
  }

  /** Whether anybody has ever begun to take what comes. */
  get wasRead(): boolean {
    return this.#wasRead
  }

  /** What waits to be handed out. */
  waiting(): readonly IncomingCommand[] {
    const { kind, answers } = this.#options
    return answers.open().filter((incoming) => incoming.command.kind === kind && !answers.isExpired(incoming))
  }

  /** Each command once, its acknowledgement on disk, until the agent leaves; throws when it is fenced. */
  async *handOut(): AsyncGenerator<IncomingCommand, void, undefined> {
    const { life, store } = this.#options
    this.#wasRead = true
    for (;;) {
      const wakes = this.#wakes
      const next = await this.#next()
      if (next !== undefined) {
        await store(next)
        if (life.isJoined) yield next
      } else if (life.isJoined) {
        // What came while there was nothing yet has woken nobody.
        if (wakes === this.#wakes) await new Promise<void>((resolve) => this.#wakers.add(resolve))
      } else {
        life.assertNotEvicted()
        return
      }
    }
  }

  /** Something may have come, or the agent is gone. */
  wake(): void {
    this.#wakes += 1
    const wakers = [...this.#wakers]
    this.#wakers.clear()
    for (const wake of wakers) wake()
  }

  async #next(): Promise<IncomingCommand | undefined> {
    const { life, prepare, answers, left, taken } = this.#options
    if (life.isJoined && prepare !== undefined && this.waiting().length > 0) await prepare()
    if (!life.isJoined) return undefined
    const next = [...(left?.() ?? []), ...this.waiting()].find((incoming) => answers.takeIn(incoming))
    if (next !== undefined) taken?.(next)
    return next
  }
}
