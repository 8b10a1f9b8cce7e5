import type { StreamChunk } from '../schema/index.ts'

/** How a writer works. */
export interface StreamWriterOptions {
  /** The stream's name in the session. */
  readonly stream: string
  /** How much may wait for the relay's disk before `write` holds its caller up. Encoded bytes. @default 64 KiB */
  readonly bufferBytes?: number | undefined
  /** What is to stand before all that is written, once it is known what the stream holds already. @default nothing */
  readonly opening?: ((opened: StreamOpened) => readonly StreamChunk[]) | undefined
}

/** What is in the stream when it is opened: more than nothing when a former process has written it. */
export interface StreamOpened {
  /** How many messages are on disk. */
  readonly tail: number
  /** Whether it was closed before. */
  readonly closed: boolean
}

/** Writes one stream of a session, as its agent, exactly once each. */
export interface StreamWriter {
  readonly stream: string
  /** Resolves when the relay has opened it for this process. Rejects as `write` does. */
  readonly opened: Promise<StreamOpened>
  /**
   * Resolves when it is closed, and that is on disk. Rejects with what it fails with before; nobody has to hear that.
   */
  readonly closed: Promise<void>
  /** Why it takes no more, once it does not: closed, fenced, or refused by the relay. */
  readonly error: Error | undefined
  /**
   * Adds a chunk behind what was written. Deltas of one part that wait together leave as one. Resolves at once while
   * there is room in the buffer, else when there is room again: awaiting it is the backpressure. Rejects with
   * `chunk-invalid` (nothing was added), `stream-closed`, `producer-fenced`, `stream-full` or `session-closed`.
   */
  write(chunk: StreamChunk): Promise<void>
  /** Resolves when all that was written is on the relay's disk. */
  flush(): Promise<void>
  /** Closes the stream behind what was written, for good; resolves when that is on disk. Idempotent. */
  close(): Promise<void>
  /** Lets go of it without closing: readers see it as interrupted unless another process goes on. */
  abandon(): void
}
