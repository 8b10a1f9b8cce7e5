import type { AgentView } from '../agents/agent-view.ts'
import type { TaskRecord } from '../schema/index.ts'
import { taskKey } from '../tasks/task-key.ts'
import { isEnded } from '../tasks/task-view.ts'
import type { ActivityActor, ActivityEntry, AgentActivity, MilestoneActivity, TaskActivity } from './activity-entry.ts'

/** An agent as the doer of what its record says. */
export function actorOf({ id, name }: Pick<AgentView, 'id' | 'name'>): ActivityActor {
  return { kind: 'agent', id, name, checked: false }
}

/**
 * What happened to an agent and its tasks from one view to the next; without one before, all that its record tells.
 * @param joinedAt when it joined, if it is connected
 */
export function agentActivity(
  before: AgentView | undefined,
  after: AgentView,
  { joinedAt, now }: { readonly joinedAt: number | undefined; readonly now: number },
): ActivityEntry[] {
  return [...statusActivity(before, after, joinedAt ?? after.since, now), ...taskActivity(before, after)]
}

function statusActivity(before: AgentView | undefined, after: AgentView, joinedAt: number, now: number): AgentActivity[] {
  const { id: agentId, epoch, status, since, reason, online } = after
  const found: AgentActivity[] = []
  const add = (kind: AgentActivity['kind'], at: number, mark: number): void => {
    if (at > 0) found.push({ id: `${kind}:${agentId}:${mark}`, kind, at, actor: actorOf(after), agentId, reason })
  }
  if (online && (before === undefined || epoch > before.epoch)) add('agent-joined', joinedAt, epoch)
  else if (online && before?.online === false) add('agent-returned', now, before.since)
  if (!online && (before === undefined || before.online || before.reason !== reason)) {
    add(reason === 'left' ? 'agent-left' : 'agent-lost', since, since)
  }
  if (status === 'stalled' && before?.status !== 'stalled') add('agent-stalled', since, since)
  if (before?.status === 'stalled' && status !== 'stalled' && online) {
    add('agent-recovered', after.record?.updatedAt ?? since, before.since)
  }
  if (status === 'failed' && before?.status !== 'failed') add('agent-failed', since, since)
  return found
}

function taskActivity(before: AgentView | undefined, after: AgentView): (TaskActivity | MilestoneActivity)[] {
  const tasks = after.record?.tasks
  if (tasks === undefined || tasks === before?.record?.tasks) return []
  const known = new Map(before?.record?.tasks.map((task) => [task.id, task]))
  return tasks.flatMap((task) => (known.get(task.id) === task ? [] : changesOf(known.get(task.id), task, after)))
}

function changesOf(before: TaskRecord | undefined, task: TaskRecord, agent: AgentView): (TaskActivity | MilestoneActivity)[] {
  const { status, title, startedAt, updatedAt, endedAt = updatedAt, error } = task
  const key = taskKey(agent.id, task.id)
  const base = { actor: actorOf(agent), agentId: agent.id, taskKey: key, title, status }
  const found: (TaskActivity | MilestoneActivity)[] = []
  const hasBegun = before !== undefined && before.status !== 'queued' && before.startedAt === startedAt
  if (status !== 'queued' && !hasBegun) {
    found.push({ ...base, id: `task-started:${key}:${startedAt}`, kind: 'task-started', at: startedAt })
  }
  const reached = new Set(before?.milestones?.map((milestone) => `${milestone.at}:${milestone.title}`))
  for (const { title: milestone, at } of task.milestones ?? []) {
    if (reached.has(`${at}:${milestone}`)) continue
    const { actor, agentId } = base
    const id = `milestone-reached:${key}:${at}:${milestone}`
    found.push({ id, kind: 'milestone-reached', at, actor, agentId, taskKey: key, title: milestone, task: title })
  }
  if (isEnded(task) && !(before !== undefined && isEnded(before) && before.startedAt === startedAt)) {
    found.push({ ...base, id: `task-ended:${key}:${startedAt}`, kind: 'task-ended', at: endedAt, error })
  }
  return found
}
