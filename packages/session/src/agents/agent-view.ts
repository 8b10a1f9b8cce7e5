import type { DerivedStatus, StatusReason, StatusView } from '../presence/derive-status.ts'
import type { AgentRecord, Issue, PresenceState, Usage } from '../schema/index.ts'
import { taskKey } from '../tasks/task-key.ts'

/** What is shown of an agent. Immutable; equal parts keep their identity from one view to the next. */
export interface AgentView {
  readonly id: string
  /** Whether its record could be read. An invalid one shows as such and never throws. */
  readonly valid: boolean
  /** Why it could not be read. */
  readonly issues: readonly Issue[]
  readonly name: string
  readonly role?: string | undefined
  /** URL of a picture. */
  readonly avatar?: string | undefined
  /** Which life of the agent this is; 0 while unknown. */
  readonly epoch: number
  readonly status: DerivedStatus
  /** When `status` began, relay milliseconds; 0 when nobody knows. */
  readonly since: number
  readonly reason: StatusReason
  readonly online: boolean
  /** What it is doing, in its own words. */
  readonly activity?: string | undefined
  /** The keys of its tasks, in its own order. */
  readonly tasks: readonly string[]
  readonly usage?: Usage | undefined
  /** The record itself, with fields that this version does not know. */
  readonly record?: AgentRecord | undefined
}

/** What an {@link AgentView} is made of. */
export interface AgentEvidence {
  readonly id: string
  readonly record: AgentRecord | undefined
  readonly issues: readonly Issue[]
  readonly presence: PresenceState | undefined
  readonly status: StatusView
}

/** Makes the view of an agent. */
export function viewAgent({ id, record, issues, presence, status }: AgentEvidence): AgentView {
  return {
    id,
    valid: issues.length === 0,
    issues,
    name: record?.name ?? presence?.name ?? id,
    role: record?.role,
    avatar: record?.avatar ?? presence?.avatar,
    epoch: Math.max(record?.epoch ?? 0, presence?.epoch ?? 0),
    status: status.status,
    since: status.since,
    reason: status.reason,
    online: status.online,
    activity: record?.activity,
    tasks: [...new Set(record?.tasks.map((task) => taskKey(id, task.id)))],
    usage: record?.usage,
    record,
  }
}
