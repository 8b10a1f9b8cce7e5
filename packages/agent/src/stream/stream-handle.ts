import type { Session } from '@callboard/session'
import { createStreamWriter, type StreamChunk, type StreamOpened, type StreamWriter } from '@callboard/session/streams'
import { agentStreamName, CallboardError } from '@callboard/session/protocol'
import { taskFailure } from '../task/task-error.ts'
import type { AgentStream, SourceChunk, StoredStream, StreamOptions, StreamSource, ToolCall } from './agent-stream.ts'
import { Parts } from './parts.ts'
import { pump } from './pipe.ts'
import { NOTHING, readFormerMessage } from './stored-stream.ts'

/** How much of an error is told, characters. */
const ERROR_LENGTH = 4_000

/** What a stream needs of the agent it belongs to. */
export interface StreamHome {
  readonly session: Session
  readonly agentId: string
  /** Of the task, or else the agent: aborts what is piped. */
  readonly signal: AbortSignal
  /** Given what the relay holds already: the chunks that a new attempt begins with. */
  readonly opening: (opened: StreamOpened) => readonly StreamChunk[]
  /** It takes no more: called once. */
  readonly ended: (end: StreamEnd) => void
}

/** How a stream ended; `before` is for one that was found closed. */
export type StreamEnd = 'done' | 'failed' | 'before'

/** The one implementation of {@link AgentStream}. */
export class StreamHandle implements AgentStream {
  readonly id: string
  readonly name: string
  readonly opened: Promise<StoredStream>
  readonly #home: StreamHome
  readonly #writer: StreamWriter
  readonly #parts = new Parts()
  /** Until what is stored is known, calls of a stream that is continued wait. */
  #ready: Promise<void> | undefined
  #ending: Promise<void> | undefined
  #hasTold = false
  #made = 0

  constructor(home: StreamHome, id: string, { existing, bufferBytes }: StreamOptions) {
    this.id = id
    this.name = agentStreamName(home.agentId, id)
    this.#home = home
    const { session, opening } = home
    const continues = existing === 'continue'
    this.#writer = createStreamWriter(session, { stream: this.name, bufferBytes, ...(continues ? {} : { opening }) })
    this.opened =
      continues ? this.#takeUp() : this.#writer.opened.then(({ closed }) => ({ text: '', parts: [], closed }))
    if (continues)
      this.#ready = this.opened.then(() => {
        this.#ready = undefined
      })
    for (const promise of [this.opened, this.#ready]) promise?.catch(() => undefined)
    void this.#writer.opened.then(({ closed }) => closed && this.#tellEnd('before')).catch(() => undefined)
    // However it ends: by its own close, or because it can no longer be written.
    this.#writer.closed.catch(() => this.#tellEnd('failed'))
  }

  /** Resolves when its end is on disk; rejects when that is lost. */
  get closing(): Promise<void> {
    return this.#ending ?? this.#writer.closed
  }

  get error(): Error | undefined {
    return this.#writer.error
  }

  write(delta: string | StreamChunk): Promise<void> {
    return this.#add(() => (typeof delta === 'string' ? this.#parts.add('text', delta) : this.#take(delta)))
  }

  reasoning(delta: string): Promise<void> {
    return this.#add(() => this.#parts.add('reasoning', delta))
  }

  tool({ toolName, toolCallId = this.#newId('call'), input = {} }: Parameters<AgentStream['tool']>[0]): ToolCall {
    const announced = this.write({ type: 'tool-input-available', toolCallId, toolName, input, dynamic: true })
    const then = (outcome: StreamChunk): Promise<void> => {
      // The outcome of a call that could not be announced would be of nothing.
      const told = Promise.all([announced, this.write(outcome)]).then(() => undefined)
      told.catch(() => undefined)
      return told
    }
    return {
      toolCallId,
      output: (value) => then({ type: 'tool-output-available', toolCallId, output: value ?? null, dynamic: true }),
      fail: (error) => then({ type: 'tool-output-error', toolCallId, errorText: errorText(error), dynamic: true }),
    }
  }

  data(
    name: string,
    data: unknown,
    { id, transient }: { id?: string | undefined; transient?: boolean | undefined } = {},
  ) {
    const marks = { ...(id === undefined ? {} : { id }), ...(transient === true ? { transient } : {}) }
    return this.write({ type: `data-${name}`, data, ...marks })
  }

  source({ url, title, sourceId = this.#newId('source') }: Parameters<AgentStream['source']>[0]): Promise<void> {
    return this.write({ type: 'source-url', sourceId, url, ...(title === undefined ? {} : { title }) })
  }

  async pipe(source: StreamSource): Promise<void> {
    const { signal } = this.#home
    try {
      await pump(source, (item) => this.#writeItem(item), signal)
    } catch (error) {
      // What the agent or the task has ended, or the relay refuses, is closed or lost already.
      if (!signal.aborted && this.error === undefined) await this.fail(error).catch(() => undefined)
      throw error
    }
    await this.close()
  }

  async flush(): Promise<void> {
    await this.#ready
    await this.#writer.flush()
  }

  close(): Promise<void> {
    return this.#end(this.#parts.hasFailed ? 'failed' : 'done', () => this.#parts.finish())
  }

  fail(error: unknown): Promise<void> {
    return this.#end('failed', () => this.#parts.fail(errorText(error)))
  }

  /** Closes it as broken off: its task was cancelled, or its agent leaves. */
  abort(): Promise<void> {
    return this.#end('failed', () => this.#parts.abort())
  }

  #writeItem(item: string | SourceChunk): Promise<void> {
    return this.write(typeof item === 'string' ? item : (item as StreamChunk))
  }

  #take(chunk: StreamChunk): StreamChunk[] {
    // What is not even an object with a type is for the writer to refuse.
    const type: unknown = (chunk as { type?: unknown } | null)?.type
    return typeof type === 'string' ? this.#parts.take(chunk) : [chunk]
  }

  async #takeUp(): Promise<StoredStream> {
    const { tail, closed } = await this.#writer.opened
    const former = tail === 0 ? NOTHING : await readFormerMessage(this.#home.session, this.name, tail)
    this.#parts.resume(former.left)
    return { text: former.text, parts: former.parts, closed }
  }

  #add(make: () => readonly StreamChunk[]): Promise<void> {
    const added = this.#ending === undefined ? this.#inTurn(make) : Promise.reject(this.error ?? ended(this.name))
    // Who does not await it finds the same error at the next call, and the process goes on.
    added.catch(() => undefined)
    return added
  }

  #inTurn(make: () => readonly StreamChunk[]): Promise<void> {
    return this.#ready === undefined ? this.#addNow(make) : this.#ready.then(() => this.#addNow(make))
  }

  #addNow(make: () => readonly StreamChunk[]): Promise<void> {
    const writes = make().map((chunk) => this.#writer.write(chunk))
    return writes.length === 1 ? (writes[0] as Promise<void>) : Promise.all(writes).then(() => undefined)
  }

  #end(state: 'done' | 'failed', make: () => readonly StreamChunk[]): Promise<void> {
    if (this.#ending !== undefined) return this.#ending
    // Not behind room in the buffer: what ends the stream is written whatever waits.
    const close = (): Promise<void> => {
      this.#addNow(make).catch(() => undefined)
      return this.#writer.close()
    }
    this.#ending = this.#ready === undefined ? close() : this.#ready.then(close)
    this.#ending.catch(() => undefined)
    this.#tellEnd(state)
    return this.#ending
  }

  #tellEnd(end: StreamEnd): void {
    if (this.#hasTold) return
    this.#hasTold = true
    this.#home.ended(end)
  }

  #newId(what: string): string {
    this.#made += 1
    const epoch = this.#home.session.connection.epoch.getSnapshot() ?? 0
    return `${what}-${epoch}-${this.#made}`
  }
}

function errorText(error: unknown): string {
  return taskFailure(error, ERROR_LENGTH).message
}

function ended(stream: string): CallboardError {
  const message = `${stream} was ended, so nothing was added. Write before close(), fail() or its task's end.`
  return new CallboardError({ code: 'stream-closed', message })
}
