import type { Producer } from '../streams/stream-log.ts'
import type { Maker } from './session-storage.ts'

/** A stream of which another holds the beginning: up to `end`, positions and content are those of `id`. */
export interface StreamAncestor {
  readonly id: string
  /** The first position that is no longer its. */
  readonly end: number
}

/** From what a stream was forked. */
export interface StreamFork {
  /** The path of the stream it was forked from. */
  readonly path: string
  /** The streams that hold its beginning, oldest first; the last is the one it was forked from. */
  readonly ancestors: readonly StreamAncestor[]
}

/** When a stream was closed, and by which append, so that a retry is known for one. */
export interface StreamClosing {
  /** Milliseconds. */
  readonly at: number
  readonly by?: Producer | undefined
}

/** A stream to be stored. */
export interface NewStream {
  /** Unique for ever. */
  readonly id: string
  /** Unique among those that are stored. */
  readonly path: string
  readonly contentType: string
  readonly ttlSeconds?: number | undefined
  readonly expiresAt?: string | undefined
  readonly fork?: StreamFork | undefined
}

/** A run of what a stream holds: `count` units from `position` on. */
export interface StreamSegment {
  readonly position: number
  readonly count: number
  readonly data: Uint8Array
}

/** What one commit changes in a stream. All of it takes effect, or nothing. */
export interface StreamChange {
  /** The first begins where what is stored ends. */
  readonly segments?: readonly StreamSegment[] | undefined
  /** Producers whose state changed: their last accepted append. */
  readonly producers?: readonly Producer[] | undefined
  readonly streamSeq?: string | undefined
  readonly closing?: StreamClosing | undefined
  /** When it expires unless it is used again, milliseconds. */
  readonly endsAt?: number | undefined
}

/** So many producers are read with their stream; the others one by one. */
export const LOADED_PRODUCERS = 256

/** What is stored of a stream, without its content. */
export interface StoredStream extends NewStream {
  /** The position behind its last unit. */
  readonly tail: number
  /** The size of its own content, without that of its ancestors. */
  readonly bytes: number
  /** The key of the identity that made it, if one did. */
  readonly madeBy?: string | undefined
  /** {@link LOADED_PRODUCERS} of them at most. */
  readonly producers: readonly Producer[]
  readonly hasMoreProducers: boolean
  readonly streamSeq?: string | undefined
  readonly closing?: StreamClosing | undefined
  readonly endsAt?: number | undefined
  /** It was deleted, and is kept for its forks alone. */
  readonly deleted: boolean
}

/** What is to be read of a stream's own content. */
export interface SegmentRange {
  /** The first segment is the one that holds this position. */
  readonly from: number
  /** Segments that begin here or later are left out. */
  readonly to: number
  /** Reading stops with the segment that reaches this many bytes. */
  readonly maxBytes: number
}

/**
 * The streams of a store. The promises of `SessionStorage` hold: durable when resolved, in the order of the calls, a
 * rejected write has left nothing behind, rejections are `storage-unavailable`.
 *
 * A store keeps and counts; what may be appended is decided by the one relay that uses it.
 */
export interface StreamStorage {
  /** Reads a stream, with some of its producers; `undefined` if none of this path is stored. */
  load(path: string): Promise<StoredStream | undefined>
  /**
   * Stores a stream with what it holds from the start. A fork keeps its source from being removed. Resolves with `false`, and nothing
   * is stored, if its maker has as many as it may.
   */
  create(stream: NewStream, change: StreamChange, maker?: Maker): Promise<boolean>
  /** How many bytes the streams of one maker hold. Conversations and logs are left out: others add to them. */
  bytesMadeBy(maker: string): Promise<number>
  /** Reads one producer of a stream; `undefined` if it has appended nothing. */
  producer(id: string, producerId: string): Promise<Producer | undefined>
  /** Commits one change. */
  append(id: string, change: StreamChange): Promise<void>
  /** Reads segments in order; the first may begin before `from`, the last may end after `to`. */
  read(id: string, range: SegmentRange): Promise<readonly StreamSegment[]>
  /**
   * Joins segments that lie side by side, beginning with the one that holds `from`, into as few as `segmentBytes` allows.
   * What is read stays the same. Resolves with where to begin the next time.
   */
  compact(id: string, from: number, segmentBytes: number): Promise<number>
  /**
   * Removes a stream, or, if it has forks, marks it as deleted until they are gone. With its last fork a deleted stream
   * goes too. Resolves with the paths that are free again.
   */
  remove(id: string): Promise<readonly string[]>
  /** Paths of streams that have expired by `now`, or were closed before `closedBefore`, at most `limit`. */
  due(now: number, closedBefore: number, limit: number): Promise<readonly string[]>
}
