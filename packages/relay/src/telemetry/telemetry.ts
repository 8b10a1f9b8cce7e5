import type { ErrorCode } from '@callboard/session/protocol'

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

/** Where the relay reports what it does, as it happens: cheap calls, which never throw. Metrics and traces are made of them. */
export interface Telemetry {
  connections(change: 1 | -1): void
  sessions(change: 1 | -1): void
  received(kind: FrameKind, bytes: number): void
  /** One frame, sent to `sockets` of them. */
  sent(kind: FrameKind, bytes: number, sockets: number): void
  committed(session: string, figures: CommitFigures): void
  lagging(change: 1 | -1): void
  /** Something was turned away; `rule` names which part of the permission check did. */
  refused(code: ErrorCode, rule?: string): void
  /** Something was left out without turning anybody away: echoes, format clean-ups, what others wrote. */
  ignored(what: string, count: number): void
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
}
