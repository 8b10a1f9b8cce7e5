import type { StreamChunk, StreamPart } from '@callboard/session/streams'

/** What a stream is made of. */
export interface StreamOptions {
  /**
   * Unique within the agent, 1 to 128 characters without slash. Give one to go on with a stream, or to begin it anew,
   * after a restart.
   * @default made up
   */
  readonly id?: string | undefined
  /** What is in it, as people read it; at most 500 characters. */
  readonly title?: string | undefined
  /**
   * What is done with what a former life has written under the id, if that is not closed: `supersede` begins a new
   * attempt, and readers drop what came before; `continue` adds to it, see {@link AgentStream.opened}.
   * @default 'supersede'
   */
  readonly existing?: 'supersede' | 'continue' | undefined
  /** How much may wait for the relay's disk before `write` holds its caller up. Encoded bytes. @default 64 KiB */
  readonly bufferBytes?: number | undefined
}

/** What a stream holds already, as far as it counts. */
export interface StoredStream {
  /** All text parts, one after the other. */
  readonly text: string
  readonly parts: readonly StreamPart[]
  /** Whether it was closed; then it takes no more. */
  readonly closed: boolean
}

/** A tool call that was announced. */
export interface ToolCall {
  readonly toolCallId: string
  /** What came out of it; any JSON. */
  output(value: unknown): Promise<void>
  /** What it failed with: readers see the message. */
  fail(error: unknown): Promise<void>
}

/**
 * What can be piped: text piece by piece, or chunks in the AI SDK's shape (its `textStream` and `toUIMessageStream()`).
 */
export type StreamSource = AsyncIterable<string | SourceChunk> | ReadableStream<string | SourceChunk>

/** A chunk of a source; what it has beyond its type is looked at when it comes. */
export interface SourceChunk {
  readonly type: string
}

/**
 * What an agent says as it comes: text, reasoning, tool calls, data and sources, exactly once each over every reconnect
 * and restart of the relay. Parts are begun and ended by themselves. Calls take effect in their order; each resolves at
 * once while there is room in the buffer, so awaiting it is the backpressure, and need not be awaited otherwise. They
 * reject with `chunk-invalid` (nothing was added), `append-too-large`, `stream-closed`, `stream-full`,
 * `producer-fenced` once another process writes as this agent, and `session-closed`. A process that dies leaves a
 * stream that readers see as interrupted.
 */
export interface AgentStream {
  readonly id: string
  /** Its name in the session, `agents/<agent>/<id>`: hand it to readers, or to `say`. */
  readonly name: string
  /**
   * Resolves when the relay has opened it, with what a former life has left, if it is continued; else nothing. Calls
   * made before that wait for it.
   */
  readonly opened: Promise<StoredStream>
  /** Why it takes no more, once it does not. */
  readonly error: Error | undefined
  /** Adds text, or a chunk as it is; ids of text and reasoning are made short. */
  write(delta: string | StreamChunk): Promise<void>
  /** Adds reasoning. */
  reasoning(delta: string): Promise<void>
  /** Announces a tool call with its input, any JSON; the result takes its outcome. */
  tool(call: {
    readonly toolName: string
    readonly toolCallId?: string | undefined
    readonly input?: unknown
  }): ToolCall
  /**
   * Adds a part of the app's own, of type `data-<name>`; any JSON. With an `id` a later one replaces it; `transient`
   * ones are for who reads the chunks themselves: they are never shown as parts.
   */
  data(
    name: string,
    data: unknown,
    options?: { readonly id?: string | undefined; readonly transient?: boolean | undefined },
  ): Promise<void>
  /** Names a source that was used. */
  source(source: {
    readonly url: string
    readonly title?: string | undefined
    readonly sourceId?: string | undefined
  }): Promise<void>
  /**
   * Writes all that `source` gives, at the pace of the relay, and closes. Stops when its task is cancelled or the agent
   * is gone, and rejects with that reason. When the source throws, the stream fails with that, and `pipe` throws it on.
   */
  pipe(source: StreamSource): Promise<void>
  /** Resolves when all that was written is on the relay's disk. */
  flush(): Promise<void>
  /** Ends what is open and closes the stream, for good; resolves when that is on disk. Idempotent. */
  close(): Promise<void>
  /** Closes the stream as failed, with the message of `error`; resolves when that is on disk. */
  fail(error: unknown): Promise<void>
}
