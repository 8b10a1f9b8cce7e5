import type { ParticipantView, Session, Store } from '@callboard/session'
import type { AgentStatus } from '@callboard/session/schema'
import type { SteerCommand } from '../command/steer-command.ts'
import type { AskOptions, Question } from '../ask/question.ts'
import type { Config, Selections } from '../entry/entries.ts'
import type { IncomingMessage } from '../message/incoming-message.ts'
import type { PeopleGoneListener } from '../people/people-gone.ts'
import type { PeopleChange } from '../people/people-store.ts'
import type { AgentStream, StreamOptions } from '../stream/agent-stream.ts'
import type { Task, TaskOptions } from '../task/task.ts'

/** What was spent since it was last told. */
export interface UsageInput {
  readonly inputTokens?: number | undefined
  readonly outputTokens?: number | undefined
  /** Money, in `currency`. */
  readonly cost?: number | undefined
  /** ISO 4217, for example `EUR`; the same at each call. */
  readonly currency?: string | undefined
}

/**
 * An agent that has joined a session. Calls that write return at once; what they wrote is sent with the next update.
 * After {@link Agent.leave} they throw `session-closed`, and once another process has taken over the agent's id they
 * throw `agent-fenced`. A value that would make the record invalid or too large throws `record-invalid` or
 * `record-too-large`, and nothing has changed then.
 */
export interface Agent {
  readonly id: string
  /** Which life of the agent this is, from 1; rises with each process that joins under the id. */
  readonly epoch: number
  /** The session itself, for all that this interface does not cover. */
  readonly session: Session
  /** Aborted when the agent has left or was fenced; the reason is a `CallboardError`. */
  readonly signal: AbortSignal
  /**
   * Sets the status, and why. `null` or `undefined` goes back to what the tasks say: `working` while one runs, else
   * `idle`.
   */
  setStatus(status: AgentStatus | null | undefined, options?: { readonly reason?: string | undefined }): void
  /** Says in the agent's own words what it is doing; at most 500 characters. `undefined` takes the line away. */
  setActivity(text: string | undefined): void
  /** Starts a task. Throws `option-invalid` when the id is that of a task under way. */
  task(options: TaskOptions): Task
  /**
   * Does `work` as a task, which ends exactly once: `done`, or `failed` when `work` throws, or `cancelled` when it was
   * cancelled meanwhile. Gives back what `work` does, and throws what it throws.
   */
  run<Result>(options: TaskOptions, work: (task: Task) => Promise<Result> | Result): Promise<Result>
  /**
   * Opens a stream: what the agent says as it comes. It is named in the agent's record, and broken off when the agent
   * leaves. Throws `stream-conflict` when the id is that of an open one, `record-invalid` or `record-too-large`.
   */
  stream(options?: StreamOptions): AgentStream
  /**
   * Asks people, and resolves with how that ended: `answered` and by whom, `ignored`, `expired` or `withdrawn`, each
   * once it is on the relay's disk and in the session's log. The first valid answer that reaches this agent is the one.
   * With an `id` it outlives a restart: a process that asks the same again goes on with the same question, or gets its
   * outcome, marked `again`; what is not asked again within a second of joining is withdrawn. Throws `option-invalid`
   * for what nobody could answer, as a hostile schema or a deadline in the past, and `record-too-large`.
   */
  ask(options: AskOptions): Question
  /**
   * Says something in the session's conversation: a message of at most 4,000 characters, or a stream, which holds the
   * message as it comes. What it answers (`replyTo`) is done once that is on the relay's disk. Throws `value-invalid`
   * for a text that is empty or too long. Gives the message's id.
   */
  say(words: string | AgentStream, options?: { readonly replyTo?: IncomingMessage | undefined }): string
  /**
   * What people tell this agent, oldest first, until it leaves; throws when it is fenced. Each message is handed out
   * once, over all restarts: its acknowledgement is on disk before you see it. Settle each with a reply, `done` or
   * `refuse`. Two loops share the messages between them. At most 32 of one person's messages and
   * instructions may be unsettled; further ones are refused.
   */
  messages(): AsyncIterable<IncomingMessage>
  /**
   * New instructions (`steer`) for work that goes on, oldest first, until the agent leaves; throws when it is fenced.
   * Each is handed out once, its acknowledgement on disk before you see it; say whether you `consume` or `refuse` it.
   * One that the work has not consumed within 30 seconds is refused, and so are all when nobody reads this, those
   * without words, and those for a task that has ended. Two loops share the instructions between them.
   *
   * The other commands need no code: `cancel` aborts the `signal` of a task, or of all tasks of the agent, and `pause`
   * and `resume` hold up whoever awaits `checkpoint`.
   */
  readonly commands: AsyncIterable<SteerCommand>
  /**
   * Resolves at once, and while a person has paused the whole agent, when that is resumed. Rejects with why the agent
   * takes no more calls once it is gone. To be awaited by work outside tasks; others have {@link Task.checkpoint}.
   */
  checkpoint(): Promise<void>
  /** What people and agents have chosen. */
  readonly selections: Selections
  /** Settings that people make; agents read them. */
  readonly config: Config
  /** The people who are here. */
  readonly people: Store<readonly ParticipantView[]>
  /** Calls `listener` when somebody comes or goes. The result ends it. */
  onPeopleChange(listener: (change: PeopleChange) => void): () => void
  /**
   * Calls `listener` each time that nobody has been here for `afterMs` milliseconds: to cancel, or to carry on and
   * notify by other means. Whoever comes back in time prevents it; whoever comes later aborts the `signal` that it was given.
   * While the agent's own link is down nobody can tell, and the time begins anew when it is back. The result ends it.
   * Throws `option-invalid` for a time that is none.
   */
  onPeopleGone(afterMs: number, listener: PeopleGoneListener): () => void
  /** Adds to what the agent has spent since it first joined. Throws `option-invalid` for a second currency. */
  addUsage(usage: UsageInput): void
  /** Resolves when all that was written so far is on the relay's disk. */
  flush(): Promise<void>
  /**
   * Leaves: cancels what still runs, says so on the board, waits at most two seconds for that to be on disk, and
   * disconnects. Idempotent.
   */
  leave(): Promise<void>
}
