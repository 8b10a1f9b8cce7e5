import type { WriterState } from '@callboard/session/schema'

/** How a stream was made. */
export interface StreamConfig {
  /** Lower case; without parameters other than those that were given. JSON streams hold messages, others bytes. */
  readonly contentType: string
  readonly ttlSeconds?: number | undefined
  /** RFC 3339, as it was given. */
  readonly expiresAt?: string | undefined
}

/** Who appends, so that a retry is known for one. */
export interface Producer {
  readonly id: string
  readonly epoch: number
  readonly seq: number
}

/** What is appended at once: all of it, or nothing. */
export interface Append {
  /** JSON streams: bytes of the message codec (`@callboard/session/wire`); others: the bytes. Empty only with `close`. */
  readonly data: Uint8Array
  readonly producer?: Producer | undefined
  /** `Stream-Seq`: must be greater, byte by byte, than that of the append before. */
  readonly streamSeq?: string | undefined
  /** Closes the stream with it. */
  readonly close?: boolean | undefined
  /** The W3C trace context (`traceparent`) that came with it. */
  readonly trace?: string | undefined
}

/** What became of an append. It is on disk. */
export interface Appended {
  /** The position behind it, or of the tail for a duplicate. */
  readonly tail: number
  /** It was appended before: nothing was added now. */
  readonly duplicate: boolean
  /** The highest sequence number of the producer's epoch. */
  readonly lastSeq?: number | undefined
}

/** A run of what is stored. */
export interface StreamSlice {
  /** Of its first unit: messages in JSON streams, bytes in others. */
  readonly position: number
  /** Behind its last unit. */
  readonly next: number
  readonly data: Uint8Array
}

/** Is told what happens to a stream, after it is on disk. */
export interface StreamWatcher {
  onAppended(slice: StreamSlice): void
  /** It was closed, or its writer came or went. */
  onState(): void
  /** It was deleted or has expired. */
  onGone(): void
}

/**
 * One stream as it is kept in memory while it is in use: its order, its producers, its watchers. Every promise resolves
 * when what it stands for is on disk; rejections are `CallboardError`s: `stream-closed`, `producer-fenced` (details `epoch`),
 * `sequence-gap` (details `expected`, `received`), `stream-full`, `append-too-large`, `stream-conflict`, `offset-invalid`,
 * `chunk-invalid`, `stream-gone`, `storage-unavailable`.
 */
export interface StreamLog {
  /** Of this life of the path: another one after a deletion. */
  readonly id: string
  readonly path: string
  readonly config: StreamConfig
  readonly isJson: boolean
  /** How many units are on disk. */
  readonly tail: number
  /** Milliseconds. */
  readonly closedAt: number | undefined
  readonly writer: WriterState
  /** Reads what is stored of a producer, so that {@link lastSeq} knows it: not all are in memory. */
  recall(producerId: string): Promise<void>
  /** Of what is stored or about to be: the highest sequence number in this epoch, if the producer was recalled and has one. */
  lastSeq(producer: { readonly id: string; readonly epoch: number }): number | undefined
  append(append: Append): Promise<Appended>
  /** Resolves when everything accepted so far is on disk, or was refused: only then may `lastSeq` be told. */
  settled(): Promise<void>
  /** Up to about `maxBytes` from `from` on, at least one unit if there is one before `to`. */
  read(range: { readonly from: number; readonly to?: number | undefined; readonly maxBytes: number }): Promise<StreamSlice>
  watch(watcher: StreamWatcher): () => void
  /** Whether `position` is one that this stream, or one that it was forked from, has given out under its `id`. */
  knows(id: string, position: number): boolean
  /** It is used, which keeps one with a time to live alive. Reading and appending do so by themselves. */
  touch(): void
  /** An append came by HTTP: whoever sent it counts as writing until nothing was heard for a while. */
  heardWriter(): void
  /** A connection writes from now on; the result says that it no longer does, and why. The last one to come counts. */
  attachWriter(): (reason: string) => void
}

/** From where a new stream has its beginning. */
export interface StreamForkRequest {
  readonly path: string
  /** How much of it; all there is when left out. `id` as in the offset that was given, if it was. */
  readonly offset?: { readonly position: number; readonly id?: string | undefined } | undefined
  /** How many more units, behind `offset`. */
  readonly more?: number | undefined
}

/** How a stream is to be made, as far as that was said. */
export type StreamConfigRequest = { readonly [Field in keyof StreamConfig]?: StreamConfig[Field] | undefined }

/** A stream that is to be there. */
export interface StreamCreation {
  readonly path: string
  /** Of a fork: what differs from its source. */
  readonly config: StreamConfigRequest
  readonly fork?: StreamForkRequest | undefined
  /** What it holds from the start, given its configuration; encoded as for {@link Append}. */
  readonly data?: ((config: StreamConfig) => Uint8Array) | undefined
  /** It is closed from the start. */
  readonly close?: boolean | undefined
  /** Who makes it, by identity key, if that is known: one makes so many and no more. */
  readonly by?: string | undefined
}

/** All streams of a relay. `path` is `<session>/<stream>`, or any other below `/v1/stream/`, decoded. */
export interface StreamLogs {
  /** The stream, if there is one that has not expired. Rejects with `stream-gone` for one that is kept for its forks. */
  find(path: string): Promise<StreamLog | undefined>
  /** The stream, made with `config`, `by` whom, if there is none. Rejects with `stream-conflict` if there is one with another, and as `create`. */
  ensure(path: string, config: StreamConfig, by?: string): Promise<StreamLog>
  /**
   * As `ensure`, with all that a stream can be made with; `created` says whether it was. Rejects with `stream-conflict`,
   * `stream-not-found` for a fork of nothing, `offset-invalid`, `chunk-invalid`, `append-too-large`, `rate-limited` and
   * `relay-full` if somebody makes too many.
   */
  create(creation: StreamCreation): Promise<{ readonly log: StreamLog; readonly created: boolean }>
  /** Deletes it. Rejects with `stream-not-found`, or `stream-gone` when that was done before. */
  remove(path: string): Promise<void>
  /** Has `listener` called when a stream of this path is made. */
  onCreated(path: string, listener: (log: StreamLog) => void): () => void
}
