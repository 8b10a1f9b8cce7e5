/** The relay of Callboard, for embedding. The command is `callboard-relay`. */
export { createRelay, type Relay } from './relay/create-relay.ts'
export type { RelayLimits, RelayOptions, RelayTiming } from './relay/relay-options.ts'
export { identityKey, type AccessRequest, type Authorize, type Identity } from './identity/identity.ts'
export type { TokenOptions } from './identity/token-options.ts'
export type { LogFields, Logger } from './log/logger.ts'
export type { AppendFigures, CommitFigures, FrameKind, Telemetry } from './telemetry/telemetry.ts'
export { ClientOwners } from './permission/client-owners.ts'
export { scopeOf, writePatterns, type ScopeContext, type WritePolicy } from './permission/default-scopes.ts'
export { judgeUpdate, type Ignored, type Verdict, type Writing } from './permission/judge-update.ts'
export type { Ownership } from './permission/new-content.ts'
export { parseUpdate } from './permission/parse-update.ts'
export type { DeleteRange, ParsedBlock, ParsedStruct, ParsedUpdate, StructId } from './permission/parsed-update.ts'
export { DEFAULT_UPDATE_LIMITS, type UpdateLimits } from './permission/update-limits.ts'
export { refusalError, UpdateRefusal, type Rule } from './permission/update-refusal.ts'
export type { WriteScope } from './permission/write-scope.ts'
export type {
  ClientIdOwner,
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
