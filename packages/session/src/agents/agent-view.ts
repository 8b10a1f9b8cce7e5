import type { DerivedStatus, StatusReason, StatusView } from '../presence/derive-status.ts'
import type { AgentRecord, Issue, PresenceState, Usage } from '../schema/index.ts'
import type { ReadRecord } from './agent-records.ts'
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

/** Makes the view of an agent. */
export function viewAgent(
  id: string,
  { record, issues }: ReadRecord,
  presence: PresenceState | undefined,
  { status, since, reason, online }: StatusView,
): AgentView {
  const { name = presence?.name ?? id, role, avatar = presence?.avatar, activity, usage } = record ?? {}
  return {
    id,
    valid: issues.length === 0,
    issues,
    name,
    role,
    avatar,
    epoch: Math.max(record?.epoch ?? 0, presence?.epoch ?? 0),
    status,
    since,
    reason,
    online,
    activity,
    tasks: [...new Set(record?.tasks.map((task) => taskKey(id, task.id)))],
    usage,
    record,
  }
}
