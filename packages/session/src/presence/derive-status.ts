import type { ReadRecord } from '../agents/agent-records.ts'
import type { AgentStatus, PresenceState } from '../schema/index.ts'

/** What a user sees of an agent, from presence and record together. */
export const DERIVED_STATUSES = [
  'offline',
  'idle',
  'working',
  'waiting',
  'paused',
  'stalled',
  'failed',
  'done',
] as const satisfies readonly (AgentStatus | 'offline' | 'stalled')[]

/** A status that readers derive. */
export type DerivedStatus = (typeof DERIVED_STATUSES)[number]

/**
 * Why an agent has its status: `reported` (it said so), `connection-lost`, `left` (of its own accord), `silent` (for
 * longer than it promised), `joined` (connected, and has not reported yet), `record-invalid`; or whatever the agent
 * gave as its reason.
 */
export type StatusReason =
  'reported' | 'connection-lost' | 'left' | 'silent' | 'joined' | 'record-invalid' | (string & {})

/** A derived status, since when (relay milliseconds), why, and when it may change by itself. */
export interface StatusView {
  readonly status: DerivedStatus
  readonly since: number
  readonly reason: StatusReason
  /** Connected, and not an older life of the agent. */
  readonly online: boolean
  /** When silence turns `working` into `stalled`. */
  readonly stallsAt?: number | undefined
}

/**
 * Derives what is shown of an agent from its record, the presence of its newest life while it is connected, when it was
 * seen to vanish, and the time. A record left at "working" by an agent that is gone reads as `offline`.
 */
export function deriveStatus(
  { record, issues }: Pick<ReadRecord, 'record' | 'issues'>,
  presence: PresenceState | undefined,
  lostAt: number | undefined,
  now: number,
): StatusView {
  const view = (status: DerivedStatus, since: number, reason: StatusReason, online: boolean): StatusView => ({
    status,
    since,
    reason,
    online,
  })
  // Presence without an epoch, as of a stock client, is of the life that wrote the record.
  const newer = presence?.epoch === undefined || !record ? 0 : presence.epoch - record.epoch
  if (presence && (newer > 0 || (!record && issues.length === 0))) {
    return view('idle', presence.joinedAt, 'joined', true)
  }
  if (record?.leftAt !== undefined) return view('offline', record.leftAt, 'left', false)
  if (!presence || newer < 0)
    return view('offline', lostAt ?? record?.updatedAt ?? 0, 'connection-lost', false)
  if (!record) return view('failed', presence.joinedAt, 'record-invalid', true)
  const reported = view(record.status, record.since, record.reason ?? 'reported', true)
  if (record.status !== 'working' || record.reportsWithinMs === undefined) return reported
  const stallsAt = Math.max(record.updatedAt, ...record.tasks.map((task) => task.updatedAt)) + record.reportsWithinMs
  return now >= stallsAt ? view('stalled', stallsAt, 'silent', true) : { ...reported, stallsAt }
}
