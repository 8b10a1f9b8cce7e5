import type { AskOptions, Question } from '../ask/question.ts'
import type { AgentStream, StreamOptions } from '../stream/agent-stream.ts'

/** Names one task of one agent, so that any agent can hang a subtask under it. */
export interface TaskRef {
  readonly agent: string
  readonly task: string
}

/** What a task is made of. */
export interface TaskOptions {
  /** What it is for, as people read it; at most 500 characters. */
  readonly title: string
  /**
   * Unique within the agent, 1 to 128 characters without slash. Give one to take the task up again after a restart:
   * with the id of a task that the agent's former life left running, it goes on where that stood.
   * @default made up
   */
  readonly id?: string | undefined
  /** The task it is part of: this agent's or another's. */
  readonly parent?: TaskRef | undefined
  /** How many there are to do, in `unit`. */
  readonly total?: number | undefined
  /** What is counted, for example `flights`. */
  readonly unit?: string | undefined
  /** What is being done first, for example `Comparing fares`. */
  readonly phase?: string | undefined
}

/**
 * How far a task is: a count (`done` of `total` in `unit`, the latter two staying as they were when left out), a
 * fraction from 0 to 1, or a plain number, which is a count.
 */
export type ProgressInput =
  | { readonly done: number; readonly total?: number | undefined; readonly unit?: string | undefined }
  | { readonly fraction: number }
  | number

/**
 * A piece of the agent's work, shown on the board. It ends exactly once: by `done`, `fail` or `cancel`, or, when the
 * agent leaves, is stopped or fenced, by the agent itself. After its own end every call throws `task-ended`; after the
 * agent ended it calls do nothing, since work that has not yet seen the `signal` is no error (once fenced they throw
 * `agent-fenced`). Every call that changes it throws `record-invalid` for a value that its schema refuses and
 * `record-too-large` when the agent's record would be over its limit; then nothing has changed.
 */
export interface Task {
  readonly id: string
  /** To be handed to others, who make subtasks of it. */
  readonly ref: TaskRef
  /**
   * Aborted when the task is cancelled or fails, when the task that it is part of does (of another agent: when that is
   * cancelled), or when the agent is gone. The reason is a `CallboardError`: `task-cancelled` says who cancelled it.
   */
  readonly signal: AbortSignal
  /** Whether it has ended, by whomever. */
  readonly ended: boolean
  /** Says how far it is. Cheap: calls in a burst are written as few updates. */
  progress(progress: ProgressInput): void
  /** Says what is being done now. */
  phase(text: string): void
  /** Adds a milestone that stays visible; the newest 20 are kept. */
  milestone(title: string): void
  /** Words it anew. */
  title(text: string): void
  /** Starts a task of this agent below this one. It is cancelled with this one, and when this one fails. */
  subtask(options: Omit<TaskOptions, 'parent'>): Task
  /**
   * Opens a stream of this task. It ends with the task, unless it was closed before: a task that is done closes it, one
   * that fails fails it, and one that is cancelled breaks it off. Throws `stream-conflict` when the id is that of an
   * open one.
   */
  stream(options?: StreamOptions): AgentStream
  /**
   * Resolves at once while the task may go on, and while a person has paused it, a task of this agent that it is part
   * of, or the whole agent, when that is resumed. Rejects with the reason of `signal` when the task is cancelled, also
   * while it waits. To be awaited where work can stand still: pausing reaches no further than this.
   */
  checkpoint(): Promise<void>
  /**
   * Asks people, as the agent's `ask` does; the task shows as waiting meanwhile. The question is withdrawn when the task
   * ends.
   */
  ask(options: AskOptions): Question
  done(): void
  /** Ends it as failed, with the code and message of `error`; its subtasks are cancelled. */
  fail(error: unknown): void
  /** Ends it as cancelled; its subtasks too. */
  cancel(reason?: string): void
}
