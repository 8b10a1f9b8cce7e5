import type { CallboardError } from '../protocol/index.ts'
import type { StreamState } from '../schema/index.ts'
import type { Session } from '../session/session.ts'
import { Subscription } from './subscription/subscription.ts'

/** What is read of a stream. Positions count messages. */
export interface StreamRange {
  /** Its name in the session. One that does not exist is waited for. */
  readonly stream: string
  /** The position to start at. */
  readonly from: number
  /** Start later than that, at so many messages before the end as it is when reading begins. */
  readonly last?: number | undefined
  /** End before this position, or where the stream was closed. @default follow it */
  readonly to?: number | undefined
  /** Who has read to `from` before says from which life of the stream ({@link StreamState.id}). */
  readonly id?: string | undefined
  /** How much may be under way or wait to be worked off, bytes. @default 256 KiB */
  readonly windowBytes?: number | undefined
}

/** Is told what comes of a stream. Never called after the subscription was ended. */
export interface StreamHandler {
  /**
   * Reading begins, or goes on after the link was gone. What comes next has the position `from`: the one after the last
   * that came, unless the stream was deleted meanwhile and begins anew.
   */
  onReading(from: number): void
  /** Messages, each any JSON; `position` is the first one's. `undefined` stands for one that is not JSON. */
  onMessages(messages: readonly unknown[], position: number): void
  /** What the relay knows of the stream now. Its `tail` may be ahead of the messages that came. */
  onState(state: StreamState): void
  /** The link is gone; it comes back. */
  onLost(): void
  /** All up to `to` has come. */
  onEnded?(): void
  /** It cannot be read, or no longer; nothing comes any more. */
  onError(error: CallboardError): void
}

/**
 * Reads a stream: every message once, in order, whatever happens to the link. Takes only as much as is worked off, in
 * slices that leave a page responsive. The result ends it. The handler is never called before this returns.
 */
export function subscribeStream(session: Session, range: StreamRange, handler: StreamHandler): () => void {
  const subscription = new Subscription(session, range, handler)
  subscription.start()
  return () => subscription.stop()
}
