import type { IncomingMessage, ServerResponse } from 'node:http'
import { identityKey, type Identity } from '../../identity/identity.ts'
import type { HeldBytes } from '../../limits/held-bytes.ts'
import { shareUsedUp } from '../../limits/limit-errors.ts'
import type { TimeBudget } from '../../permission/time-budget.ts'
import type { StreamLog, StreamLogs } from '../../streams/stream-log.ts'
import { streamNotFound } from '../../streams/stream-errors.ts'

/** How the HTTP side of streams is bounded. */
export interface StreamHttpOptions {
  /** The largest body, bytes. */
  readonly appendBytes: number
  /** Of bodies in memory, by whose they are. */
  readonly bodies: HeldBytes
  /** Of time, by identity: to take in what is sent counts against it as writing to the document does. */
  readonly budget: TimeBudget
  /** About how much one answer holds, bytes. */
  readonly streamChunkBytes: number
  /** How long a long-poll waits, milliseconds. */
  readonly longPollMs: number
  /** How long a stream of events lasts, milliseconds. */
  readonly eventStreamMs: number
}

/** One request about one stream, and its answer. */
export interface StreamExchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** Of the stream, decoded. */
  readonly path: string
  /** Who asks, by its token; `undefined` where the relay asks nobody. */
  readonly identity: Identity | undefined
  readonly query: URLSearchParams
  readonly logs: StreamLogs
  readonly options: StreamHttpOptions
  /** Aborted when the relay stops: whoever waits is let go. */
  readonly stopping: AbortSignal
}

/** The stream that the request is about. Rejects with `stream-not-found` or `stream-gone`. */
export async function streamOf({ logs, path }: StreamExchange): Promise<StreamLog> {
  const log = await logs.find(path)
  if (log === undefined) throw streamNotFound(path)
  return log
}

/** Throws `rate-limited` for an identity that has taken more than its share of the relay's time. */
export function assertTimeLeft({ request, identity, options }: StreamExchange): void {
  const waitMs = identity === undefined ? 0 : options.budget.waitMs(identityKey(identity))
  if (waitMs === 0) return
  request.resume()
  throw shareUsedUp(waitMs)
}

/** What it takes is paid for by whoever asks. */
export function charged<Result>({ identity, options }: StreamExchange, work: () => Result): Result {
  const startedAt = performance.now()
  try {
    return work()
  } finally {
    if (identity !== undefined) options.budget.spend(identityKey(identity), performance.now() - startedAt)
  }
}
