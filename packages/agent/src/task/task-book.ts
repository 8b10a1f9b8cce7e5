import { isEnded, type Session } from '@callboard/session'
import { CallboardError } from '@callboard/session/protocol'
import type { TaskRecord } from '@callboard/session/schema'
import type { QuestionBook } from '../ask/question-book.ts'
import type { OwnRecord } from '../record/own-record.ts'
import type { StreamBook } from '../stream/stream-book.ts'
import { watchParent } from './foreign-parent.ts'
import { Pauses } from './pauses.ts'
import { TaskHandle, type TaskEnd, type TaskHome } from './task-handle.ts'
import type { Task, TaskOptions, TaskRef } from './task.ts'

/** What the tasks of an agent stand on. */
export interface TaskBookOptions {
  readonly session: Session
  readonly own: OwnRecord
  readonly streams: StreamBook
  readonly questions: QuestionBook
  readonly assertJoined: () => void
  /** Called when a task has ended, by its id. */
  readonly onEnded: (id: string) => void
}

/** Who or what ended a task: what the board shows, and what the signal is aborted with. */
export interface Cancellation {
  readonly end: TaskEnd
  readonly reason: CallboardError
}

/** All tasks of this life of the agent. */
export class TaskBook {
  readonly #session: Session
  readonly #own: OwnRecord
  readonly #streams: StreamBook
  readonly #questions: QuestionBook
  readonly #home: TaskHome
  readonly #live = new Map<string, TaskHandle>()
  readonly #pauses: Pauses
  /** Tasks of a former life that were cancelled before this life has taken them up. */
  readonly #cancelledBefore = new Map<string, Cancellation>()
  readonly #watches = new Map<string, () => void>()
  readonly #assertJoined: () => void
  readonly #onEnded: (id: string) => void
  #made = 0

  constructor({ session, own, streams, questions, assertJoined, onEnded }: TaskBookOptions) {
    this.#session = session
    this.#own = own
    this.#streams = streams
    this.#questions = questions
    this.#assertJoined = assertJoined
    this.#onEnded = onEnded
    this.#pauses = new Pauses((id) => ownParent(own.draft.tasks.get(id), own.draft.head.id), own.isPaused)
    this.#home = {
      agentId: own.draft.head.id,
      now: () => own.now(),
      read: (id) => own.draft.tasks.get(id),
      write: (task, weight) => own.setTask(task, weight),
      writeEnd: (task) => this.#writeEnd(task),
      subtask: (parent, options) => this.#startPart(parent, options),
      stream: (task, options) => streams.open(options, task),
      ask: (task, options) => questions.ask(options, task),
      ended: (task, end) => this.#ended(task, end),
    }
  }

  /** What people have paused. Change it by `pause` and `resume` alone. */
  get pauses(): Pauses {
    return this.#pauses
  }

  /** The ids of tasks under way, those of a former life too that may still be taken up. */
  get open(): readonly string[] {
    return [...this.#live.keys(), ...this.#own.inherited]
  }

  /** Starts a task, or takes up one that a former life left running. */
  start(options: TaskOptions): Task {
    this.#assertJoined()
    const id = options.id ?? this.#newId()
    const cancelled = this.#cancelledBefore.get(id)
    if (cancelled !== undefined) return this.#endedTask(id, cancelled)
    if (this.#live.has(id)) throw idTaken(id)
    const inherited = this.#own.inherited.has(id) ? this.#own.draft.tasks.get(id) : undefined
    const record = inherited === undefined ? this.#newTask(id, options) : this.#takenUp(inherited, options)
    this.#own.inherited.delete(id)
    try {
      this.#own.setTask(record, 'text')
    } catch (error) {
      if (inherited !== undefined) this.#own.inherited.add(id)
      throw error
    }
    const handle = new TaskHandle(this.#home, id)
    this.#live.set(id, handle)
    if (inherited?.status === 'paused') this.#pauses.pause(id)
    this.#watchParent(handle, record.parent)
    this.#showPauses()
    return handle
  }

  /** Cancels a task from outside; one of a former life also if it is taken up yet. Idempotent. */
  cancel(id: string, cancellation: Cancellation): void {
    const handle = this.#live.get(id)
    if (handle !== undefined) handle.endByAgent(cancellation.end, cancellation.reason)
    if (!this.#own.inherited.delete(id)) return
    this.#endInherited(id, cancellation.end)
    this.#cancelledBefore.set(id, cancellation)
  }

  /** Pauses one task with its parts, or the whole agent. Idempotent. */
  pause(id: string | undefined): void {
    this.#pauses.pause(id)
    this.#showPauses()
  }

  /** Ends the pause of one task, or every pause. Idempotent. */
  resume(id: string | undefined): void {
    this.#pauses.resume(id)
    this.#showPauses()
  }

  /** Ends the tasks of a former life that were not taken up. */
  endInherited(end: TaskEnd): void {
    this.#cancelledBefore.clear()
    for (const id of this.#own.inherited) {
      this.#own.inherited.delete(id)
      this.#endInherited(id, end)
    }
  }

  /** Ends every task, since the agent leaves. */
  endAll(end: TaskEnd, reason: unknown): void {
    this.endInherited(end)
    for (const handle of this.#live.values()) handle.endByAgent(end, reason)
    this.#pauses.wake()
  }

  /** Ends every task here, without a word to the board, which listens to another life. */
  abandonAll(reason: CallboardError): void {
    for (const handle of this.#live.values()) handle.abandon(reason)
    for (const stop of this.#watches.values()) stop()
    this.#live.clear()
    this.#watches.clear()
    this.#pauses.wake()
  }

  #endInherited(id: string, end: TaskEnd): void {
    const task = this.#own.draft.tasks.get(id)
    if (task === undefined || isEnded(task)) return
    const now = this.#own.now()
    const error = end.error === undefined ? {} : { error: end.error }
    this.#writeEnd({ ...task, status: end.status, updatedAt: now, endedAt: now, ...error })
  }

  /** A task that is over before its work begins. */
  #endedTask(id: string, { end, reason }: Cancellation): Task {
    this.#cancelledBefore.delete(id)
    const handle = new TaskHandle(this.#home, id)
    handle.endByAgent(end, reason)
    return handle
  }

  /** Work that has not seen yet that its task was cancelled begins nothing that goes on. */
  #startPart(parent: TaskHandle, options: Omit<TaskOptions, 'parent'>): Task {
    const part = this.start({ ...options, parent: parent.ref })
    if (parent.signal.aborted) this.#live.get(part.id)?.endByAgent(PARENT_CANCELLED, parent.signal.reason)
    return part
  }

  #watchParent(handle: TaskHandle, parent: TaskRef | undefined): void {
    if (parent === undefined || parent.agent === this.#home.agentId) return
    const stop = watchParent(this.#session, parent, (reason) => handle.endByAgent(PARENT_CANCELLED, reason))
    if (handle.ended) stop()
    else this.#watches.set(handle.id, stop)
  }

  #showPauses(): void {
    this.#own.setPaused(this.#pauses.all)
    for (const handle of this.#live.values()) handle.hold('paused', this.#pauses.isPaused(handle.id))
  }

  #newTask(id: string, options: TaskOptions): TaskRecord {
    const now = this.#own.now()
    const { parent, phase } = options
    const progress = firstProgress(options)
    return {
      id,
      ...(parent === undefined ? {} : { parent: { agent: parent.agent, task: parent.task } }),
      title: options.title,
      status: 'running',
      ...(progress === undefined ? {} : { progress }),
      ...(phase === undefined ? {} : { phase }),
      startedAt: now,
      updatedAt: now,
    }
  }

  #takenUp(task: TaskRecord, options: TaskOptions): TaskRecord {
    const { parent, phase } = options
    const progress = task.progress ?? firstProgress(options)
    return {
      ...task,
      ...(parent === undefined ? {} : { parent: { agent: parent.agent, task: parent.task } }),
      title: options.title,
      status: 'running',
      ...(progress === undefined ? {} : { progress }),
      ...(phase === undefined ? {} : { phase }),
      updatedAt: this.#own.now(),
    }
  }

  /** Short, as records are bounded; the epoch keeps the ids of two lives apart. */
  #newId(): string {
    for (;;) {
      this.#made += 1
      const id = `t${this.#own.draft.head.epoch}-${this.#made}`
      if (!this.#own.draft.tasks.has(id)) return id
    }
  }

  #writeEnd(task: TaskRecord): void {
    const { milestones: _, phase: __, progress: ___, ...bare } = task
    const attempts: readonly TaskRecord[] = [
      task,
      bare.error === undefined ? bare : { ...bare, error: { code: bare.error.code, message: bare.error.code } },
    ]
    for (const attempt of attempts) {
      try {
        this.#own.setTask(attempt, 'essential')
        return
      } catch (error) {
        if (!CallboardError.is(error, 'record-too-large')) throw error
      }
    }
    this.#own.dropTask(task.id)
  }

  #ended(ended: TaskHandle, end: TaskEnd): void {
    const { id } = ended
    // A task that was over before its work began was never among them.
    if (!this.#live.delete(id)) return
    this.#watches.get(id)?.()
    this.#watches.delete(id)
    this.#pauses.resume(id)
    this.#streams.endOfTask(id, end)
    this.#questions.endOfTask(id, end)
    if (end.status !== 'done') this.#cancelParts(ended, end)
    this.#onEnded(id)
  }

  #cancelParts(ended: TaskHandle, { status }: TaskEnd): void {
    const because: TaskEnd = {
      status: 'cancelled',
      error: { code: 'parent-ended', message: `The task it was part of was ${status}` },
    }
    for (const handle of this.#live.values()) {
      if (isPartOf(this.#own.draft.tasks.get(handle.id), ended.ref)) handle.endByAgent(because, ended.signal.reason)
    }
  }
}

const PARENT_CANCELLED: TaskEnd = {
  status: 'cancelled',
  error: { code: 'parent-ended', message: 'The task it was part of was cancelled' },
}

function ownParent(task: TaskRecord | undefined, agentId: string): string | undefined {
  return task?.parent?.agent === agentId ? task.parent.task : undefined
}

function firstProgress(options: TaskOptions): TaskRecord['progress'] {
  const { total, unit } = options
  if (total === undefined && unit === undefined) return undefined
  return { done: 0, ...(total === undefined ? {} : { total }), ...(unit === undefined ? {} : { unit }) }
}

function isPartOf(task: TaskRecord | undefined, parent: TaskRef): boolean {
  return task?.parent?.agent === parent.agent && task.parent.task === parent.task
}

function idTaken(id: string): CallboardError {
  return new CallboardError({
    code: 'option-invalid',
    message:
      `A task with the id "${id}" is under way in this agent, so a second one would hide it. ` +
      'Use the task you have, end it first, or leave the id out.',
    details: { id },
  })
}
