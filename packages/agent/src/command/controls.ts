import { isEnded, type IncomingCommand } from '@callboard/session'
import { CallboardError } from '@callboard/session/protocol'
import type { CommandKind, TaskRecord } from '@callboard/session/schema'
import type { OwnRecord } from '../record/own-record.ts'
import { line } from '../task/task-error.ts'
import type { Cancellation, TaskBook } from '../task/task-book.ts'

/** What has become of a command that is obeyed at once. */
export interface Verdict {
  readonly state: 'done' | 'refused'
  readonly reason?: string | undefined
}

/** How far apart the relay time of two machines may be, milliseconds. */
const CLOCK_SKEW_MS = 2_000

const DONE: Verdict = { state: 'done' }

const refused = (reason: string): Verdict => ({ state: 'refused', reason })

/** Why a command that names a task cannot be obeyed; nothing if it can. */
export function refusalByTask(task: TaskRecord | undefined, id: string): string | undefined {
  if (task === undefined) return `This agent has no task "${id}", or not any more.`
  if (isEnded(task)) return `The task had ended before (${task.status}).`
  return undefined
}

/** Obeys what acts at once: `cancel`, `pause` and `resume`. Each may come twice and does the same once. */
export class Controls {
  readonly #own: OwnRecord
  readonly #tasks: TaskBook
  /** When each target was last paused or resumed, by the time that its command was given. */
  readonly #turnedAt = new Map<string | undefined, number>()

  constructor(own: OwnRecord, tasks: TaskBook) {
    this.#own = own
    this.#tasks = tasks
  }

  /** Whether a command of this kind is obeyed here. */
  covers(kind: CommandKind): boolean {
    return kind === 'cancel' || kind === 'pause' || kind === 'resume'
  }

  /**
   * Obeys; the signals of what is cancelled are aborted when this returns. `isFresh`: it was given a moment ago,
   * whatever the clocks say.
   */
  obey(incoming: IncomingCommand, isFresh: boolean): Verdict {
    const { kind, task: id } = incoming.command
    const task = id === undefined ? undefined : this.#own.draft.tasks.get(id)
    // Who wanted it stopped has that already.
    if (kind === 'cancel' && task?.status === 'cancelled') return DONE
    const refusal = id === undefined ? undefined : refusalByTask(task, id)
    if (refusal !== undefined) return refused(refusal)
    if (kind === 'cancel') return this.#cancel(incoming, isFresh)
    return this.#turn(incoming)
  }

  /** What began after a command was given, as when it comes late, is not what its sender saw. */
  #cancel(incoming: IncomingCommand, isFresh: boolean): Verdict {
    const { task: id, at } = incoming.command
    const open = id === undefined ? this.#tasks.open : [id]
    const meant = open.filter((one) => {
      const startedAt = this.#own.draft.tasks.get(one)?.startedAt ?? Infinity
      return isFresh || startedAt <= at + CLOCK_SKEW_MS
    })
    if (open.length > 0 && meant.length === 0) return refused('What is under way began after this was sent.')
    for (const one of meant) this.#tasks.cancel(one, cancellation(one, incoming))
    return DONE
  }

  #turn({ command: { kind, task: id, at } }: IncomingCommand): Verdict {
    const last = this.#turnedAt.get(id)
    if (last !== undefined && at < last - CLOCK_SKEW_MS) return refused('A newer command had been obeyed before.')
    this.#turnedAt.set(id, Math.max(at, last ?? at))
    if (kind === 'pause') this.#tasks.pause(id)
    else this.#tasks.resume(id)
    const { pauses } = this.#tasks
    if (kind === 'pause' || id === undefined || !pauses.isPaused(id)) return DONE
    const holder = pauses.all ? 'The whole agent' : `The task that it is part of, "${pauses.pausedAncestor(id)}",`
    return refused(`${holder} is paused, and this task with it. Resume that.`)
  }
}

function cancellation(id: string, { command, from }: IncomingCommand): Cancellation {
  const by = from.name ?? from.person
  const why = command.text === undefined || command.text === '' ? '' : `: ${command.text}`
  return {
    end: { status: 'cancelled', error: { code: 'cancelled', message: line(`Cancelled by ${by}${why}`) } },
    reason: new CallboardError({
      code: 'task-cancelled',
      message:
        `Task "${id}" was cancelled by ${by}${why}. Whatever still works on it is in vain: stop it when its signal ` +
        'aborts.',
      details: { task: id, command: command.id, by: from },
    }),
  }
}
