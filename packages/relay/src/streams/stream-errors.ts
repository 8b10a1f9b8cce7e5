import { CallboardError } from '@callboard/session/protocol'
import type { Producer } from './stream-log.ts'

/** There is no stream of this path. */
export function streamNotFound(path: string): CallboardError {
  const message = `There is no stream ${path}, or it has expired, so nothing can be read from it or added to it. Create it with PUT first.`
  return new CallboardError({ code: 'stream-not-found', message })
}

/** The stream was deleted, but has forks. */
export function streamGone(path: string): CallboardError {
  const message = `The stream ${path} was deleted and its data is kept only for its forks, so it can be neither read nor written. Read one of the forks, or use another path.`
  return new CallboardError({ code: 'stream-gone', message })
}

/** What is asked does not fit the stream; `problem` is a clause, `remedy` a sentence. */
export function streamConflict(problem: string, remedy: string): CallboardError {
  return new CallboardError({ code: 'stream-conflict', message: `${problem}, so nothing was changed. ${remedy}` })
}

/** An append to what is closed. `tail` is its end. */
export function streamClosed(path: string, tail: number): CallboardError {
  const message = `The stream ${path} is closed, so nothing can be added to it any more. Write to another stream, or fork this one.`
  return new CallboardError({ code: 'stream-closed', message, details: { tail } })
}

/** The stream would grow over `limit` bytes. */
export function streamFull(path: string, limit: number): CallboardError {
  const message = `The stream ${path} would grow over the ${limit} bytes that this relay keeps of one, so nothing was added. Go on in another stream, or raise the relay's limit streamBytes.`
  return new CallboardError({ code: 'stream-full', message, details: { limit } })
}

/** The streams of one identity would hold more than `limit` bytes together. */
export function shareOfStreamsFull(limit: number): CallboardError {
  const message = `The streams that this identity made would hold more than the ${limit} bytes that this relay keeps of one identity, so nothing was added. Delete streams that are no longer needed, or raise the relay's limit streamBytesPerIdentity.`
  return new CallboardError({ code: 'stream-full', message, details: { limit } })
}

/** One append is over `limit` bytes. */
export function appendTooLarge(limit: number): CallboardError {
  const message = `One append may hold ${limit} bytes and this is more, so nothing was added. Send it in several appends, or raise the relay's limit appendBytes.`
  return new CallboardError({ code: 'append-too-large', message, details: { limit } })
}

/** A producer of a lower epoch than `epoch`. */
export function producerFenced(producer: Producer, epoch: number): CallboardError {
  const message = `Producer ${producer.id} writes with epoch ${producer.epoch}, but another process has taken over with epoch ${epoch}, so nothing was added. Stop this one, or claim the next epoch.`
  return new CallboardError({ code: 'producer-fenced', message, details: { epoch } })
}

/** The sequence number is not the next one. A new epoch begins with 0. */
export function sequenceGap(producer: Producer, expected: number, newEpoch: boolean): CallboardError {
  const message = newEpoch
    ? `A new epoch of producer ${producer.id} begins with sequence number 0, not ${producer.seq}, so nothing was added. Count from 0 again.`
    : `Producer ${producer.id} sent sequence number ${producer.seq} where ${expected} comes next, so what lies between is missing and nothing was added. Send from ${expected} on.`
  return new CallboardError({ code: 'sequence-gap', message, details: { expected, received: producer.seq, newEpoch } })
}

/** `Stream-Seq` did not rise. */
export function streamSeqConflict(given: string, last: string): CallboardError {
  const problem = `Stream-Seq ${JSON.stringify(given.slice(0, 40))} does not come after ${JSON.stringify(last.slice(0, 40))}, the last one`
  return streamConflict(problem, 'Another writer was first, or this was sent before: read the stream and go on behind it.')
}

/** What lies at this offset is not of this stream; `problem` is a clause. */
export function offsetInvalid(problem: string): CallboardError {
  const message = `${problem}, so there is nothing that could be read from there. Use an offset that this stream gave out, -1 for its start or now for its end.`
  return new CallboardError({ code: 'offset-invalid', message })
}
