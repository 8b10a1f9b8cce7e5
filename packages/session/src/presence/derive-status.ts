import type { AgentRecord, AgentStatus, PresenceState } from '../schema/index.ts'

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
  | 'reported'
  | 'connection-lost'
  | 'left'
  | 'silent'
  | 'joined'
  | 'record-invalid'
  | (string & {})

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

/** What {@link deriveStatus} goes by. */
export interface StatusEvidence {
  /** The record, unless there is none or it is invalid. */
  readonly record: AgentRecord | undefined
  readonly isRecordInvalid: boolean
  /** The presence of the agent's newest life, while it is connected. */
  readonly presence: PresenceState | undefined
  /** When the agent was seen to vanish. */
  readonly lostAt: number | undefined
  readonly now: number
}

/** Derives what is shown of an agent. A record left at "working" by an agent that is gone reads as `offline`. */
export function deriveStatus({ record, isRecordInvalid, presence, lostAt, now }: StatusEvidence): StatusView {
  const isNewerLife = presence?.epoch !== undefined && record !== undefined && presence.epoch > record.epoch
  if (presence !== undefined && (isNewerLife || (record === undefined && !isRecordInvalid))) {
    return { status: 'idle', since: presence.joinedAt, reason: 'joined', online: true }
  }
  if (record?.leftAt !== undefined) return { status: 'offline', since: record.leftAt, reason: 'left', online: false }
  const isOlderLife = presence?.epoch !== undefined && record !== undefined && presence.epoch < record.epoch
  if (presence === undefined || isOlderLife) {
    return { status: 'offline', since: lostAt ?? record?.updatedAt ?? 0, reason: 'connection-lost', online: false }
  }
  if (record === undefined) {
    return { status: 'failed', since: presence.joinedAt, reason: 'record-invalid', online: true }
  }
  if (record.status === 'working' && record.reportsWithinMs !== undefined) {
    const stallsAt = lastReportAt(record) + record.reportsWithinMs
    if (now >= stallsAt) return { status: 'stalled', since: stallsAt, reason: 'silent', online: true }
    return { ...reported(record), stallsAt }
  }
  return reported(record)
}

function reported(record: AgentRecord): StatusView {
  return { status: record.status, since: record.since, reason: record.reason ?? 'reported', online: true }
}

function lastReportAt(record: AgentRecord): number {
  return record.tasks.reduce((latest, task) => Math.max(latest, task.updatedAt), record.updatedAt)
}
