import { isEnded, taskKey, type AgentView, type Session, type Store, type TaskView, type Totals } from '@callboard/session'
import type { ControlTarget, ControlVerb } from './control-target.ts'

/**
 * Why a command cannot be given now: `not-a-person` (who only looks on, or is an agent), `agent-unknown`,
 * `task-unknown`, `task-ended`, `nothing-running`, `already-paused`, `not-paused`. `agent-offline` is said of one that
 * can: it waits until the agent is back.
 */
export type ControlReason =
  | 'not-a-person'
  | 'agent-unknown'
  | 'task-unknown'
  | 'task-ended'
  | 'nothing-running'
  | 'already-paused'
  | 'not-paused'
  | 'agent-offline'

/** Whether a command can be given now. */
export interface Verdict {
  readonly allowed: boolean
  readonly why?: ControlReason | undefined
  /** Can be given, and waits for an agent that is not there. */
  readonly waits: boolean
}

/** What of a target decides that. */
export type Condition = 'gone' | 'ended' | 'idle' | 'running' | 'paused' | 'partly-paused'

/** The condition of a target, and whether anybody is there to be told. */
export interface Standing {
  readonly condition: Condition
  readonly online: boolean
}

/** Judges each verb for a target in this condition. */
export function judge(verb: ControlVerb, target: ControlTarget, { condition, online }: Standing): Verdict {
  const no = (why: ControlReason): Verdict => ({ allowed: false, why, waits: false })
  const isTask = target !== 'all' && target.task !== undefined
  if (condition === 'gone') return no(isTask && online ? 'task-unknown' : 'agent-unknown')
  if (condition === 'ended') return no('task-ended')
  if (condition === 'idle') return no(verb === 'resume' ? 'not-paused' : 'nothing-running')
  if (verb === 'pause' && condition === 'paused') return no('already-paused')
  if (verb === 'resume' && condition === 'running') return no('not-paused')
  return online ? { allowed: true, waits: false } : { allowed: true, why: 'agent-offline', waits: true }
}

/** Gives the standing of a target now. */
export function standingOf(session: Session, target: ControlTarget): Standing {
  if (target === 'all') return standingOfAll(session.totals.getSnapshot())
  const agent = session.agents.get(target.agent).getSnapshot()
  if (target.task === undefined) return standingOfAgent(agent)
  const task = session.tasks.get(taskKey(target.agent, target.task)).getSnapshot()
  return standingOfTask(task, agent)
}

/** The stores that the standing of a target depends on. */
export function standingStores({ totals, agents, tasks }: Session, target: ControlTarget): readonly Store<unknown>[] {
  if (target === 'all') return [totals]
  const agent = agents.get(target.agent)
  return target.task === undefined ? [agent] : [agent, tasks.get(taskKey(target.agent, target.task))]
}

function standingOfAll({ tasks, byStatus }: Totals): Standing {
  const { working, waiting, stalled, paused } = byStatus
  const isRunning = tasks.running + working + waiting + stalled > 0
  if (paused > 0) return { condition: isRunning ? 'partly-paused' : 'paused', online: true }
  return { condition: isRunning ? 'running' : 'idle', online: true }
}

function standingOfAgent(agent: AgentView | undefined): Standing {
  if (agent === undefined) return { condition: 'gone', online: false }
  const { online, record } = agent
  // One whose record cannot be read may be at work: it judges by itself.
  if (record === undefined) return { condition: online && !agent.valid ? 'partly-paused' : 'idle', online }
  const open = record.tasks.filter((task) => !isEnded(task))
  const isPaused = record.status === 'paused'
  if (isPaused || (open.length > 0 && open.every(({ status }) => status === 'paused'))) {
    return { condition: 'paused', online }
  }
  if (open.some(({ status }) => status === 'paused')) return { condition: 'partly-paused', online }
  const isAtWork = open.length > 0 || record.status === 'working' || record.status === 'waiting'
  return { condition: isAtWork ? 'running' : 'idle', online }
}

function standingOfTask(task: TaskView | undefined, agent: AgentView | undefined): Standing {
  const online = agent?.online === true
  if (task === undefined) return { condition: 'gone', online: agent !== undefined }
  if (isEnded(task)) return { condition: 'ended', online }
  return { condition: task.status === 'paused' ? 'paused' : 'running', online }
}
