import type { ErrorCode } from '@callboard/session/protocol'
import type * as Y from 'yjs'

/** What a frame is about. */
export type FrameKind = 'sync' | 'awareness' | 'stream' | 'extension'

/** What is told of one commit once it has been sent on. Milliseconds. */
export interface CommitFigures {
  /** From the first update's arrival until the commit began. */
  readonly waitedMs: number
  readonly commitMs: number
  /** Until the last reader's frame was handed to its socket. */
  readonly fanOutMs: number
  readonly updates: number
  readonly readers: number
  /** W3C trace contexts (`traceparent`) that came with its updates. */
  readonly traces: readonly string[]
}

/** What is told of one append to a stream once it is on disk. */
export interface AppendFigures {
  /** Of the content alone. */
  readonly bytes: number
  /** From when it was taken in until it was on disk, milliseconds. */
  readonly tookMs: number
  /** The W3C trace context (`traceparent`) that came with it. */
  readonly trace?: string | undefined
}

/** Reads the committed document of a loaded session, now or after the commit under way. Resolves with whether it was there. */
export type ReadDocument = (session: string, reader: (doc: Y.Doc) => void) => Promise<boolean>

/** Where the relay reports what it does, as it happens: cheap calls, which never throw. Metrics and traces are made of them. */
export interface Telemetry {
  connections(change: 1 | -1): void
  /** A session was loaded, or let go. */
  sessions(change: 1 | -1, session: string): void
  /** By the socket, of every message, as is {@link sent}. */
  received(kind: FrameKind, bytes: number): void
  /** One message, handed to `sockets` of them. */
  sent(kind: FrameKind, bytes: number, sockets: number): void
  committed(session: string, figures: CommitFigures): void
  lagging(change: 1 | -1): void
  /** Something was turned away; `rule` names which part of the permission check did. */
  refused(code: ErrorCode, rule?: string): void
  /** Something was left out without turning anybody away: echoes, format clean-ups, what others wrote. */
  ignored(what: string, count: number): void
  /** An append to a stream is on disk. */
  appended(figures: AppendFigures): void
  /** A channel of a connection to a stream was opened, or has ended. */
  channels(change: 1 | -1): void
}

/** Reports nothing. */
export const silentTelemetry: Telemetry = {
  connections() {},
  sessions() {},
  received() {},
  sent() {},
  committed() {},
  lagging() {},
  refused() {},
  ignored() {},
  appended() {},
  channels() {},
}
