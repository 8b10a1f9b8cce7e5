import { joinBytes } from '../storage/join-segments.ts'
import type { StreamChange, StreamClosing, StreamSegment } from '../storage/stream-storage.ts'
import type { Append, Appended, Producer, StreamSlice } from './stream-log.ts'

/** What a stream is once everything accepted is on disk. */
export interface StreamEnd {
  readonly tail: number
  readonly bytes: number
  readonly streamSeq?: string | undefined
  readonly closing?: StreamClosing | undefined
}

/** An append that was accepted and is not on disk yet. */
export interface AcceptedAppend {
  readonly append: Append
  readonly count: number
  /** What was before, in case storage fails. */
  readonly before: StreamEnd
  readonly producerBefore: Producer | undefined
  readonly after: StreamEnd
  readonly resolve: (appended: Appended) => void
  readonly reject: (error: unknown) => void
}

/** Takes the next appends for one commit off the queue: as many as fit one segment, and at least one. */
export function takeBatch(queue: AcceptedAppend[], segmentBytes: number): readonly AcceptedAppend[] {
  let bytes = 0
  let count = 0
  for (const { append } of queue) {
    bytes += append.data.byteLength
    if (count > 0 && bytes > segmentBytes) break
    count += 1
  }
  return queue.splice(0, count)
}

/** What a batch adds to the stream, whatever number of appends it was; `undefined` if it only closes it. */
export function sliceOf(batch: readonly AcceptedAppend[]): StreamSlice | undefined {
  const position = batch[0]?.before.tail ?? 0
  const next = batch.at(-1)?.after.tail ?? 0
  return next > position ? { position, next, data: joinBytes(batch.map(({ append }) => append.data)) } : undefined
}

/** What a batch changes in the stream, if it adds these segments. */
export function changeOf(batch: readonly AcceptedAppend[], segments: readonly StreamSegment[]): StreamChange {
  const first = batch[0]?.before
  const last = batch.at(-1)?.after
  if (first === undefined || last === undefined) return {}
  const producers = new Map<string, Producer>()
  for (const { append } of batch) {
    if (append.producer !== undefined) producers.set(append.producer.id, append.producer)
  }
  return {
    segments,
    producers: [...producers.values()],
    streamSeq: last.streamSeq === first.streamSeq ? undefined : last.streamSeq,
    closing: last.closing === first.closing ? undefined : last.closing,
  }
}
