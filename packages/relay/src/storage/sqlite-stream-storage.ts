import { CONVERSATION_STREAM, LOG_STREAM } from '@callboard/session/protocol'
import type { Producer } from '../streams/stream-log.ts'
import type { Maker } from './session-storage.ts'
import type { SqliteStreams } from './sqlite-streams.ts'
import type { NewStream, SegmentRange, StoredStream, StreamChange, StreamSegment, StreamStorage } from './stream-storage.ts'

/** Has the tables of streams do something in a transaction; resolves with what that gives, once it is on disk. */
type Ask = <Result>(work: (streams: SqliteStreams) => Result) => Promise<Result>

/** The streams of a SQLite store. */
export class SqliteStreamStorage implements StreamStorage {
  readonly #ask: Ask

  constructor(ask: Ask) {
    this.#ask = ask
  }

  load(path: string): Promise<StoredStream | undefined> {
    return this.#ask((streams) => streams.load(path))
  }

  create(stream: NewStream, change: StreamChange, maker?: Maker): Promise<boolean> {
    return this.#ask((streams) => streams.create(stream, change, maker))
  }

  bytesMadeBy(maker: string): Promise<number> {
    return this.#ask((streams) => streams.bytesMadeBy(maker, [CONVERSATION_STREAM, LOG_STREAM]))
  }

  producer(id: string, producerId: string): Promise<Producer | undefined> {
    return this.#ask((streams) => streams.producer(id, producerId))
  }

  append(id: string, change: StreamChange): Promise<void> {
    return this.#ask((streams) => streams.append(id, change))
  }

  read(id: string, range: SegmentRange): Promise<readonly StreamSegment[]> {
    return this.#ask((streams) => streams.read(id, range))
  }

  compact(id: string, from: number, segmentBytes: number): Promise<number> {
    return this.#ask((streams) => streams.compact(id, from, segmentBytes))
  }

  remove(id: string): Promise<readonly string[]> {
    return this.#ask((streams) => streams.remove(id))
  }

  due(now: number, closedBefore: number, limit: number): Promise<readonly string[]> {
    return this.#ask((streams) => streams.due(now, closedBefore, limit))
  }
}
