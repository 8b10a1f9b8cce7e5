import type * as Y from 'yjs'
import type { CompactionThresholds } from '../document/compaction-meter.ts'
import type { MakerRates } from '../limits/maker-limits.ts'
import type { RateLimit } from '../limits/rate.ts'
import type { Logger } from '../log/logger.ts'
import type { Pace } from '../pace/pace.ts'
import type { SessionStorage } from '../storage/session-storage.ts'
import type { QuarantineLimits } from '../document/quarantine.ts'
import type { RefusalBackoff } from '../permission/refusal-backoff.ts'
import type { StreamLogs } from '../streams/stream-log.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'
import type { WritePermissionOptions } from './write-permission.ts'

/** What a room works with. */
export interface RoomOptions extends Pick<WritePermissionOptions, 'updateLimits' | 'policy' | 'applyBudget'> {
  readonly session: string
  readonly storage: SessionStorage
  readonly streams: StreamLogs
  /** How many stream channels one connection may have open. */
  readonly channelsPerConnection: number
  readonly backoff: RefusalBackoff
  readonly makers: MakerRates
  readonly logger: Logger
  readonly telemetry: Telemetry
  readonly pace: Pace
  readonly thresholds: CompactionThresholds
  /** What builds on what the relay has not seen may wait so much and so long. */
  readonly quarantine: QuarantineLimits
  /** Bytes that a client may send before its session is loaded. */
  readonly heldBytes: number
  /** How large a document may get. */
  readonly documentBytes: number
  /** How much may wait to be read by one client. */
  readonly bufferBytes: number
  /** The largest state of one client's presence. */
  readonly presenceBytes: number
  readonly connectionRate: RateLimit
  readonly sessionRate: RateLimit
  /** How long a connection may stay above its rate. Milliseconds. */
  readonly ratePatienceMs: number
  readonly now: () => number
  readonly migrate: (doc: Y.Doc) => void
  /** The last connection has gone, or the first has come. */
  readonly onOccupied: (occupied: boolean) => void
  /** The room is of no more use: everyone was sent away, and the next who asks gets a new one. */
  readonly onFailed: () => void
}
