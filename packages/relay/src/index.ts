/** The relay of Callboard, for embedding. The command is `callboard-relay`. */
export { createRelay, type Relay } from './relay/create-relay.ts'
export type { RelayLimits, RelayOptions, RelayTiming } from './relay/relay-options.ts'
export { identityKey, type AccessRequest, type Authorize, type Identity } from './identity/identity.ts'
export type { TokenOptions } from './identity/token-options.ts'
export type { LogFields, Logger } from './log/logger.ts'
export type { AppendFigures, CommitFigures, FrameKind, Telemetry } from './telemetry/telemetry.ts'
export type {
  EpochClaim,
  EpochGrant,
  LogPosition,
  SessionStorage,
  StoredSession,
} from './storage/session-storage.ts'
export type {
  NewStream,
  SegmentRange,
  StoredStream,
  StreamAncestor,
  StreamChange,
  StreamClosing,
  StreamFork,
  StreamSegment,
  StreamStorage,
} from './storage/stream-storage.ts'
export type { Producer } from './streams/stream-log.ts'
