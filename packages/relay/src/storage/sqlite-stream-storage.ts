import { CONVERSATION_STREAM, LOG_STREAM } from '@callboard/session/protocol'
import type { Producer } from '../streams/stream-log.ts'
import type { Maker } from './session-storage.ts'
import type { SqliteStreamOperation } from './sqlite-streams.ts'
import type { NewStream, SegmentRange, StoredStream, StreamChange, StreamSegment, StreamStorage } from './stream-storage.ts'

/** Hands an operation to the database's thread; resolves with its answer. */
type Ask = (operation: SqliteStreamOperation) => Promise<unknown>

/** The streams of a SQLite store, as seen from the relay's thread. */
export class SqliteStreamStorage implements StreamStorage {
  readonly #ask: Ask

  constructor(ask: Ask) {
    this.#ask = ask
  }

  load(path: string): Promise<StoredStream | undefined> {
    return this.#ask({ type: 'load-stream', path }) as Promise<StoredStream | undefined>
  }

  create(stream: NewStream, change: StreamChange, maker?: Maker): Promise<boolean> {
    return this.#ask({ type: 'create-stream', stream, change, maker }) as Promise<boolean>
  }

  bytesMadeBy(maker: string): Promise<number> {
    return this.#ask({ type: 'bytes-made-by', maker, leftOut: [CONVERSATION_STREAM, LOG_STREAM] }) as Promise<number>
  }

  producer(id: string, producerId: string): Promise<Producer | undefined> {
    return this.#ask({ type: 'load-producer', id, producerId }) as Promise<Producer | undefined>
  }

  append(id: string, change: StreamChange): Promise<void> {
    return this.#ask({ type: 'append-stream', id, change }) as Promise<void>
  }

  async read(id: string, range: SegmentRange): Promise<readonly StreamSegment[]> {
    const answer = await this.#ask({ type: 'read-stream', id, range })
    return (answer as { readonly segments: readonly StreamSegment[] }).segments
  }

  compact(id: string, from: number, segmentBytes: number): Promise<number> {
    return this.#ask({ type: 'compact-stream', id, from, segmentBytes }) as Promise<number>
  }

  remove(id: string): Promise<readonly string[]> {
    return this.#ask({ type: 'remove-stream', id }) as Promise<readonly string[]>
  }

  due(now: number, closedBefore: number, limit: number): Promise<readonly string[]> {
    return this.#ask({ type: 'due-streams', now, closedBefore, limit }) as Promise<readonly string[]>
  }
}
