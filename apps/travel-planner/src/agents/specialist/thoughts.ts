import type { AgentStream, Task } from '@callboard/agent'
import { setTimeout as delay } from 'node:timers/promises'
import { wordsOf } from '../../language/offline/offline-model.ts'

/** What a specialist thinks while it works, streamed to whoever watches. It never holds the work up. */
export interface Thoughts {
  /** Whether all of it has been said: the moment for another thought about what is still under way. */
  readonly isIdle: boolean
  /** One or more whole sentences. */
  think(text: string): void
  /** Says that something is looked up, and then what was found. */
  lookUp(toolName: string, input: unknown): Lookup
  /** Names the real data that the work rests on. */
  source(source: { readonly url: string; readonly title: string }): void
  /** Says quickly what is left, and closes the stream. */
  close(): Promise<void>
}

/** Something that is being looked up. */
export interface Lookup {
  found(output: unknown): void
}

/** How thoughts are streamed. */
export interface ThoughtsOptions {
  readonly task: Task
  /** The same each time the task is taken up: what a former process thought about it no longer counts. */
  readonly id: string
  readonly title: string
  /** What a word takes. Milliseconds. */
  readonly wordDelayMs: number
}

/** What a word takes of what is left to say when the work is done. Milliseconds. */
const LAST_WORDS_MS = 8

/** Opens the stream of what is thought about a task. */
export function openThoughts({ task, id, title, wordDelayMs }: ThoughtsOptions): Thoughts {
  const stream: AgentStream = task.stream({ id, title })
  let waiting = 0
  let isClosing = false
  let said = Promise.resolve()
  const add = (step: () => Promise<void>): void => {
    waiting += 1
    said = said
      .then(step)
      // The stream says for itself why it takes no more; the work goes on without it.
      .catch(() => undefined)
      .finally(() => {
        waiting -= 1
      })
  }
  const say = async (text: string): Promise<void> => {
    for (const word of wordsOf(`${text}\n`)) {
      if (stream.error !== undefined || task.signal.aborted) return
      const pace = isClosing ? Math.min(LAST_WORDS_MS, wordDelayMs) : wordDelayMs
      if (pace > 0) await delay(pace, undefined, { signal: task.signal })
      await stream.reasoning(word)
    }
  }
  return {
    get isIdle() {
      return waiting === 0
    },
    think: (text) => add(() => say(text)),
    lookUp: (toolName, input) => {
      let call: ReturnType<AgentStream['tool']> | undefined
      add(async () => {
        call = stream.tool({ toolName, input })
      })
      return { found: (output) => add(async () => call?.output(output)) }
    },
    source: (source) => add(() => stream.source(source)),
    close: async () => {
      isClosing = true
      await said
      await stream.close().catch(() => undefined)
    },
  }
}
