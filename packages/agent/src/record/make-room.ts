import { isEnded } from '@callboard/session'
import type { RecordDraft } from './record-draft.ts'

/** Finished tasks that stay however full the record is, so that people see what just ended. */
const KEEP_FINISHED_TASKS = 3
/** Finished tasks beyond these leave even when there is room: a large record is written less often. */
const SHOW_FINISHED_TASKS = 24
/** Closed streams that stay while there is room: the newest. Those that are open all stay. */
export const SHOW_CLOSED_STREAMS = 8

/** Questions that are over and stay while there is room: the newest. Those that are open all stay. */
const SHOW_RESOLVED_INTERRUPTS = 8

/** What must be brought below zero, and the part that may not go for it. */
export interface Room {
  readonly draft: RecordDraft
  readonly keep: string
  /** Bytes over the limit. */
  readonly excess: () => number
}

/**
 * Drops what matters least until the record fits: closed streams, questions that are over (the log has them), then
 * older finished tasks. Whether it now fits.
 */
export function makeRoom({ draft, keep, excess }: Room): boolean {
  // Nothing is dropped for a change that would not fit even then.
  const streams = droppable(closedStreams(draft), 1).filter((id) => `streams.${id}` !== keep)
  const interrupts = droppable(resolvedInterrupts(draft), 1).filter((id) => `interrupts.${id}` !== keep)
  const tasks = droppable(finishedTasks(draft), KEEP_FINISHED_TASKS).filter((id) => `tasks.${id}` !== keep)
  const gain =
    tasks.reduce((sum, id) => sum + draft.bytesOf(`tasks.${id}`), 0) +
    interrupts.reduce((sum, id) => sum + draft.bytesOf(`interrupts.${id}`), 0) +
    streams.reduce((sum, id) => sum + draft.bytesOf(`streams.${id}`), 0)
  if (excess() > gain) return false
  for (const id of streams) if (excess() > 0) draft.removeStream(id)
  for (const id of interrupts) if (excess() > 0) draft.removePart('interrupts', id)
  for (const id of tasks) if (excess() > 0) draft.removeTask(id)
  return true
}

/** Drops finished tasks, closed streams and questions that are over, beyond the newest; called as they are added. */
export function prune(draft: RecordDraft): void {
  for (const id of droppable(finishedTasks(draft), SHOW_FINISHED_TASKS)) draft.removeTask(id)
  for (const id of droppable(closedStreams(draft), SHOW_CLOSED_STREAMS)) draft.removeStream(id)
  for (const id of droppable(resolvedInterrupts(draft), SHOW_RESOLVED_INTERRUPTS)) draft.removePart('interrupts', id)
}

/** The oldest first. A finished task stays while one of its own subtasks goes on, for it carries them in the tree. */
function finishedTasks(draft: RecordDraft): string[] {
  const tasks = [...draft.tasks.values()]
  const carrying = new Set(
    tasks.filter((task) => !isEnded(task) && task.parent?.agent === draft.head.id).map((task) => task.parent?.task),
  )
  return tasks
    .filter((task) => isEnded(task) && !carrying.has(task.id))
    .toSorted((a, b) => (a.endedAt ?? 0) - (b.endedAt ?? 0))
    .map((task) => task.id)
}

/** The oldest first. */
function closedStreams(draft: RecordDraft): string[] {
  return [...draft.streams.values()].filter(({ state }) => state !== 'open').map(({ id }) => id)
}

/** The oldest end first. One whose end is not in the log yet stays: nothing else tells of it. */
function resolvedInterrupts(draft: RecordDraft): string[] {
  return [...draft.parts('interrupts').values()]
    .filter(({ id, resolution }) => resolution !== undefined && !draft.unlogged.has(id))
    .toSorted((a, b) => (a.resolution?.at ?? 0) - (b.resolution?.at ?? 0))
    .map(({ id }) => id)
}

function droppable(oldestFirst: readonly string[], keep: number): string[] {
  return oldestFirst.slice(0, Math.max(0, oldestFirst.length - keep))
}
