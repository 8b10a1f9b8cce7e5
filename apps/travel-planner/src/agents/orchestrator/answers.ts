import { randomUUID } from 'node:crypto'
import type { Agent, IncomingMessage, UsageInput } from '@callboard/agent'
import type { OpenAnswer, PlannerMemory } from '../../board/planner-memory.ts'
import type { ChosenModel } from '../../language/model.ts'
import { tell, type Telling } from '../../language/tell.ts'

/** What answers are told with. */
export interface AnswersOptions {
  readonly agent: Agent
  readonly memory: PlannerMemory
  readonly chosen: ChosenModel
  /** What a word takes offline. Milliseconds. */
  readonly wordDelayMs: number
}

/**
 * What the orchestrator says: each answer is a message of the conversation at once, and streams into it as the model
 * speaks. What it has to say lies in the memory until it is said, so that the next life of a process that died in the
 * middle of it says it whole.
 */
export class Answers {
  readonly #options: AnswersOptions
  /** The messages whose answers a former life had begun. */
  readonly #resumed = new Set<string>()

  constructor(options: AnswersOptions) {
    this.#options = options
  }

  /** Begins to tell something, whole sentences in lines; with `replyTo` that message is done thereby. */
  begin(say: string, replyTo?: IncomingMessage): void {
    const about = replyTo === undefined ? {} : { message: replyTo.text, messageId: replyTo.id }
    this.#begin({ say: say.split('\n'), ...about }, replyTo)
  }

  /** Whether a former life had begun to answer a message, which this one now tells to its end. */
  isResumed(message: IncomingMessage): boolean {
    return this.#resumed.has(message.id)
  }

  /** Tells whole what a former life left half said. */
  resume(): void {
    const { agent, memory } = this.#options
    const streams = agent.session.agents.get(agent.id).getSnapshot()?.record?.streams ?? []
    for (const answer of memory.answers()) {
      const { id, ...telling } = answer
      if (telling.messageId !== undefined) this.#resumed.add(telling.messageId)
      const state = streams.find((stream) => stream.id === id)?.state
      if (state !== 'failed' && state !== 'done') void this.#stream(answer, undefined)
      else {
        memory.setAnswer(id, undefined)
        // A life that was told to end has broken off its stream, which takes no more: it is said in another.
        if (state === 'failed') this.#begin(telling, undefined)
      }
    }
  }

  #begin(telling: Omit<OpenAnswer, 'id' | 'say'> & Telling, replyTo: IncomingMessage | undefined): void {
    const answer: OpenAnswer = { id: `answer-${randomUUID().slice(0, 8)}`, ...telling, say: [...telling.say] }
    this.#options.memory.setAnswer(answer.id, answer)
    void this.#stream(answer, replyTo)
  }

  async #stream({ id, ...telling }: OpenAnswer, replyTo: IncomingMessage | undefined): Promise<void> {
    const { agent, memory, chosen, wordDelayMs } = this.#options
    try {
      const stream = agent.stream({ id })
      agent.say(stream, replyTo === undefined ? {} : { replyTo })
      const onUsage = (usage: UsageInput): void => agent.addUsage(usage)
      await stream.pipe(tell(telling, { model: chosen.model, signal: agent.signal, wordDelayMs, onUsage }))
    } catch {
      // The stream says what went wrong to whoever reads it.
    }
    // Who is told to end, or is fenced, leaves it for the next life.
    if (!agent.signal.aborted) memory.setAnswer(id, undefined)
  }
}
