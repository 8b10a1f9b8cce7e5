import type { TaskRecord } from '../../schema/index.ts'
import { isEnded } from '../../tasks/task-view.ts'
import type { SeededRandom } from '../seeded-random.ts'
import type { Job } from './cast.ts'

/** How many ended tasks a record keeps; older ones leave it. */
const KEPT_ENDED = 4

/** A task that a task is part of. */
export type TaskParent = NonNullable<TaskRecord['parent']>

/** How a job ended. */
export type WorkEnd = 'done' | 'failed' | 'cancelled'

/** How a job begins. */
export interface WorkStart {
  /** Of its task. */
  readonly id: string
  readonly parent: TaskParent | undefined
  readonly agentId: string
  readonly fails: boolean
  readonly now: number
}

/** The tasks of one scripted agent and the job it is at. Pure: time and chance are handed in. */
export class ScriptedWork {
  #tasks: readonly TaskRecord[] = []
  #job: Job | undefined
  #rootId: string | undefined
  #share = 0
  #failsAt = Infinity

  get tasks(): readonly TaskRecord[] {
    return this.#tasks
  }

  get job(): Job | undefined {
    return this.#job
  }

  /** The task of the present job. */
  get taskId(): string | undefined {
    return this.#rootId
  }

  get activity(): string | undefined {
    const job = this.#job
    if (job === undefined) return undefined
    const done = Math.min(Math.floor(this.#share * job.total), job.total)
    return job.activity.replace('{done}', String(done)).replace('{total}', String(job.total))
  }

  /** Begins a job; `fails`: it will not come to a good end. */
  begin(job: Job, { id, parent, agentId, fails, now }: WorkStart): void {
    this.#job = job
    this.#rootId = id
    this.#share = 0
    this.#failsAt = fails ? 0.6 : Infinity
    const root: TaskRecord = {
      id,
      parent,
      title: job.title,
      status: 'running',
      progress: { done: 0, total: job.total, unit: job.unit },
      phase: job.phases[0],
      milestones: [],
      startedAt: now,
      updatedAt: now,
    }
    const parts = (job.parts ?? []).map((title, index): TaskRecord => ({
      id: `${id}.${index + 1}`,
      parent: { agent: agentId, task: id },
      title,
      status: index === 0 ? 'running' : 'queued',
      progress: { fraction: 0 },
      startedAt: now,
      updatedAt: now,
    }))
    const ended = this.#tasks.filter(isEnded).slice(-KEPT_ENDED)
    this.#tasks = [...ended, root, ...parts]
  }

  /** Does a bit more. Gives how the job ended, if it did. `limit`: the share that may be reached. */
  advance(share: number, now: number, limit = 1): WorkEnd | undefined {
    const job = this.#job
    if (job === undefined) return undefined
    this.#share = Math.min(this.#share + share, limit, 1)
    if (this.#share >= this.#failsAt) return this.end('failed', now, job.failure)
    if (this.#share >= 1) return this.end('done', now)
    const reached = job.milestones.filter((_, index) => this.#share >= (index + 1) / (job.milestones.length + 1))
    const parts = job.parts?.length ?? 0
    this.#map((task) => {
      if (task.id === this.#rootId) {
        const known = task.milestones ?? []
        const news = reached.slice(known.length).map((title) => ({ title, at: now }))
        const phase = job.phases[Math.min(Math.floor(this.#share * job.phases.length), job.phases.length - 1)]
        const done = Math.floor(this.#share * job.total)
        const progress = { done, total: job.total, unit: job.unit }
        return { ...task, progress, phase, milestones: [...known, ...news], updatedAt: now }
      }
      return advancePart(task, { index: Number(task.id.split('.').at(-1)) - 1, share: this.#share * parts, now })
    })
    return undefined
  }

  /** Ends the job with everything in it. */
  end(how: WorkEnd, now: number, why?: string): WorkEnd {
    const error = why === undefined ? undefined : { code: how === 'failed' ? 'work-failed' : 'cancelled', message: why }
    this.#map((task) => ({
      ...task,
      status: how,
      progress: how === 'done' ? full(task) : task.progress,
      updatedAt: now,
      endedAt: now,
      ...(error !== undefined && task.id === this.#rootId ? { error } : {}),
    }))
    this.#job = undefined
    this.#rootId = undefined
    return how
  }

  /** Holds the job up, or goes on with it. */
  hold(status: 'running' | 'paused' | 'waiting', now: number): void {
    this.#map((task) => (task.status === 'queued' ? task : { ...task, status, updatedAt: now }))
  }

  /** Changes the tasks of the present job that have not ended. */
  #map(change: (task: TaskRecord) => TaskRecord): void {
    const root = this.#rootId
    this.#tasks = this.#tasks.map((task) => (isPartOf(task, root) && !isEnded(task) ? change(task) : task))
  }
}

/** How much of a job one step does. */
export function strideOf(random: SeededRandom, [least, most]: readonly [number, number]): number {
  return least + random.next() * (most - least)
}

function advancePart(task: TaskRecord, at: { index: number; share: number; now: number }): TaskRecord {
  const fraction = Math.min(Math.max(at.share - at.index, 0), 1)
  if (fraction === 0) return task
  const progress = { fraction: Math.round(fraction * 100) / 100 }
  if (fraction < 1) return { ...task, status: 'running', progress, updatedAt: at.now }
  return { ...task, status: 'done', progress, updatedAt: at.now, endedAt: at.now }
}

function full(task: TaskRecord): TaskRecord['progress'] {
  const { progress } = task
  if (progress === undefined || 'fraction' in progress) return { fraction: 1 }
  return { ...progress, done: progress.total ?? progress.done }
}

function isPartOf(task: TaskRecord, root: string | undefined): boolean {
  return root !== undefined && (task.id === root || task.id.startsWith(`${root}.`))
}
