import { CallboardError } from '@callboard/session/protocol'
import type { TaskRecord } from '@callboard/session/schema'
import { isFinal } from '../record/make-room.ts'
import type { OwnRecord } from '../record/own-record.ts'
import type { StreamBook } from '../stream/stream-book.ts'
import { TaskHandle, type TaskEnd, type TaskHome } from './task-handle.ts'
import type { Task, TaskOptions, TaskRef } from './task.ts'

/** All tasks of this life of the agent. */
export class TaskBook {
  readonly #own: OwnRecord
  readonly #streams: StreamBook
  readonly #home: TaskHome
  readonly #live = new Map<string, TaskHandle>()
  readonly #assertJoined: () => void
  #made = 0

  constructor(own: OwnRecord, streams: StreamBook, assertJoined: () => void) {
    this.#own = own
    this.#streams = streams
    this.#assertJoined = assertJoined
    this.#home = {
      agentId: own.draft.head.id,
      now: () => own.now(),
      read: (id) => own.draft.tasks.get(id),
      write: (task, weight) => own.setTask(task, weight),
      writeEnd: (task) => this.#writeEnd(task),
      subtask: (parent, options) => this.start({ ...options, parent }),
      stream: (task, options) => streams.open(options, task),
      ended: (task, end) => this.#ended(task, end),
    }
  }

  /** Starts a task, or takes up one that a former life left running. */
  start(options: TaskOptions): Task {
    this.#assertJoined()
    const id = options.id ?? this.#newId()
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
    return handle
  }

  /** Ends the tasks of a former life that were not taken up. */
  endInherited(end: TaskEnd): void {
    for (const id of this.#own.inherited) {
      this.#own.inherited.delete(id)
      const task = this.#own.draft.tasks.get(id)
      if (task === undefined || isFinal(task)) continue
      const now = this.#own.now()
      const error = end.error === undefined ? {} : { error: end.error }
      this.#writeEnd({ ...task, status: end.status, updatedAt: now, endedAt: now, ...error })
    }
  }

  /** Ends every task, since the agent leaves. */
  endAll(end: TaskEnd, reason: unknown): void {
    this.endInherited(end)
    for (const handle of this.#live.values()) handle.endByAgent(end, reason)
  }

  /** Ends every task here, without a word to the board, which listens to another life. */
  abandonAll(reason: CallboardError): void {
    for (const handle of this.#live.values()) handle.abandon(reason)
    this.#live.clear()
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
    this.#live.delete(ended.id)
    this.#streams.endOfTask(ended.id, end)
    if (end.status === 'done') return
    const because: TaskEnd = {
      status: 'cancelled',
      error: { code: 'parent-ended', message: `The task it was part of was ${end.status}` },
    }
    for (const handle of this.#live.values()) {
      if (isPartOf(this.#own.draft.tasks.get(handle.id), ended.ref)) handle.endByAgent(because, ended.signal.reason)
    }
  }
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
