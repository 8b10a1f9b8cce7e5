import { CallboardError } from '@callboard/session/protocol'
import type { Progress, TaskRecord, TaskStatus } from '@callboard/session/schema'
import type { AskOptions, Question } from '../ask/question.ts'
import type { Weight } from '../record/record-draft.ts'
import type { AgentStream, StreamOptions } from '../stream/agent-stream.ts'
import type { Task, TaskOptions, TaskRef, ProgressInput } from './task.ts'
import { taskEnded, taskFailure, type TaskFailure } from './task-error.ts'

/** Older milestones leave the record, which is bounded. */
const MILESTONES = 20

/** Those that matter more first. */
const HOLDS: readonly Hold[] = ['paused', 'waiting']

/** How a task ended. */
export interface TaskEnd {
  readonly status: Extract<TaskStatus, 'done' | 'failed' | 'cancelled'>
  readonly error?: TaskFailure | undefined
}

/** What keeps a task that goes on from going on now. */
export type Hold = 'paused' | 'waiting'

/** What a task needs of the agent it belongs to. */
export interface TaskHome {
  readonly agentId: string
  now(): number
  read(id: string): TaskRecord | undefined
  /** Throws `record-invalid` or `record-too-large`, and then nothing has changed. */
  write(task: TaskRecord, weight: Weight): void
  /** Writes the end, dropping what does not fit: an end is never refused. */
  writeEnd(task: TaskRecord): void
  subtask(parent: TaskHandle, options: Omit<TaskOptions, 'parent'>): Task
  stream(task: TaskHandle, options: StreamOptions): AgentStream
  ask(task: TaskHandle, options: AskOptions): Question
  /** Called once, after the end is written. */
  ended(task: TaskHandle, end: TaskEnd): void
}

/** The one implementation of {@link Task}. */
export class TaskHandle implements Task {
  readonly id: string
  readonly ref: TaskRef
  readonly #home: TaskHome
  readonly #controller = new AbortController()
  readonly #holds = new Set<Hold>()
  readonly #wakers = new Set<() => void>()
  #state: 'live' | 'ended' | 'ended-by-agent' | 'abandoned' = 'live'

  constructor(home: TaskHome, id: string) {
    this.#home = home
    this.id = id
    this.ref = { agent: home.agentId, task: id }
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  get ended(): boolean {
    return this.#state !== 'live'
  }

  progress(progress: ProgressInput): void {
    this.#change('progress', (task) => ({ ...task, progress: nextProgress(task.progress, progress) }))
  }

  phase(text: string): void {
    this.#change('phase', (task) => ({ ...task, phase: text }))
  }

  milestone(title: string): void {
    this.#change('milestone', (task) => ({
      ...task,
      milestones: [...(task.milestones ?? []), { title, at: this.#home.now() }].slice(-MILESTONES),
    }))
  }

  title(text: string): void {
    this.#change('title', (task) => ({ ...task, title: text }))
  }

  subtask(options: Omit<TaskOptions, 'parent'>): Task {
    if (this.#state === 'ended') throw taskEnded(this.id, 'subtask')
    return this.#home.subtask(this, options)
  }

  stream(options: StreamOptions = {}): AgentStream {
    if (this.#state === 'ended') throw taskEnded(this.id, 'stream')
    this.signal.throwIfAborted()
    return this.#home.stream(this, options)
  }

  ask(options: AskOptions): Question {
    if (this.#state === 'ended') throw taskEnded(this.id, 'ask')
    this.signal.throwIfAborted()
    return this.#home.ask(this, options)
  }

  async checkpoint(): Promise<void> {
    for (;;) {
      this.signal.throwIfAborted()
      if (this.#state !== 'live') throw taskEnded(this.id, 'checkpoint')
      if (!this.#holds.has('paused')) return
      await new Promise<void>((resolve) => this.#wakers.add(resolve))
    }
  }

  /** Shows the task as held, or no longer so; `paused` goes over `waiting`. Does nothing once it has ended. */
  hold(hold: Hold, isHeld: boolean): void {
    if (this.#state !== 'live' || this.#holds.has(hold) === isHeld) return
    if (isHeld) this.#holds.add(hold)
    else this.#holds.delete(hold)
    const task = this.#home.read(this.id)
    const [status = 'running'] = HOLDS.filter((one) => this.#holds.has(one))
    if (task !== undefined) this.#home.write({ ...task, status, updatedAt: this.#home.now() }, 'essential')
    this.#wake()
  }

  done(): void {
    this.#end('done', { status: 'done' })
  }

  fail(error: unknown): void {
    this.#end('fail', { status: 'failed', error: taskFailure(error) }, error)
  }

  cancel(reason?: string): void {
    const error = { code: 'cancelled', message: reason ?? 'Cancelled' }
    this.#end('cancel', { status: 'cancelled', error: taskFailure(error) })
  }

  /** Ends it from the agent's side: because the agent leaves, or because its parent is over. Never throws. */
  endByAgent(end: TaskEnd, reason: unknown): void {
    if (this.#state !== 'live') return
    this.#finish('ended-by-agent', end, reason)
  }

  /** The agent was fenced: the record is another's now, so the end shows here alone. */
  abandon(reason: CallboardError): void {
    if (this.#state !== 'live') return
    this.#state = 'abandoned'
    this.#controller.abort(reason)
    this.#wake()
  }

  #change(call: string, next: (task: TaskRecord) => TaskRecord): void {
    const task = this.#live(call)
    if (task !== undefined) {
      this.#home.write({ ...next(task), updatedAt: this.#home.now() }, call === 'progress' ? 'progress' : 'text')
    }
  }

  #end(call: string, end: TaskEnd, cause?: unknown): void {
    if (this.#live(call) !== undefined) this.#finish('ended', end, cause)
  }

  /** The record of the task while it may be changed; nothing once the agent has ended it. */
  #live(call: string): TaskRecord | undefined {
    if (this.#state === 'ended') throw taskEnded(this.id, call)
    if (this.#state === 'abandoned') throw this.signal.reason
    return this.#state === 'live' ? this.#home.read(this.id) : undefined
  }

  #finish(state: 'ended' | 'ended-by-agent', end: TaskEnd, cause: unknown): void {
    this.#state = state
    // First of all: what works on it is to stop as soon as can be.
    if (end.status !== 'done') this.#controller.abort(cause ?? abortReason(this.id, end))
    const now = this.#home.now()
    const task = this.#home.read(this.id)
    if (task !== undefined) {
      const error = end.error === undefined ? {} : { error: end.error }
      this.#home.writeEnd({ ...task, status: end.status, updatedAt: now, endedAt: now, ...error })
    }
    this.#wake()
    this.#home.ended(this, end)
  }

  #wake(): void {
    const wakers = [...this.#wakers]
    this.#wakers.clear()
    for (const wake of wakers) wake()
  }
}

function abortReason(id: string, end: TaskEnd): CallboardError {
  return new CallboardError({
    code: end.status === 'cancelled' ? 'task-cancelled' : 'task-ended',
    message:
      `Task "${id}" was ${end.status}: ${end.error?.message ?? 'no reason given'}. Whatever still works on it is in ` +
      'vain: stop it when its signal aborts.',
    details: { task: id, ...end },
  })
}

type Count = Exclude<ProgressInput, number | { readonly fraction: number }>

function nextProgress(before: Progress | undefined, input: ProgressInput): Progress {
  if (typeof input === 'object' && 'fraction' in input) return { fraction: input.fraction }
  const count: Count = typeof input === 'number' ? { done: input } : input
  const known: Count | undefined = before !== undefined && 'done' in before ? (before as Count) : undefined
  const total = count.total ?? known?.total
  const unit = count.unit ?? known?.unit
  return {
    done: count.done,
    ...(total === undefined ? {} : { total }),
    ...(unit === undefined ? {} : { unit }),
  }
}
