import type { TaskRecord } from '../schema/index.ts'
import { isEnded, ownFraction, type DerivedTaskStatus } from './task-view.ts'

/** Fractions are added up as whole numbers of this size, so that sums are exact whatever order they are made in. */
export const WHOLE = 1_000_000

/** Sums over some tasks and all that is below them. All whole numbers, so adding and taking away leaves no trace. */
export interface TaskSums {
  /** The tasks themselves, without what is below. */
  count: number
  /** Those among them whose fraction is known. */
  known: number
  /** The sum of their fractions, in units of 1 / {@link WHOLE}. */
  fraction: number
  /** Those among them that are stalled or orphaned. */
  stuck: number
  /** All tasks, with those below. */
  total: number
  running: number
  done: number
  failed: number
  ended: number
}

const nothing: Readonly<TaskSums> = {
  count: 0,
  known: 0,
  fraction: 0,
  stuck: 0,
  total: 0,
  running: 0,
  done: 0,
  failed: 0,
  ended: 0,
}
const fields = Object.keys(nothing) as (keyof TaskSums)[]

/** Sums over nothing. */
export function noSums(): TaskSums {
  return { ...nothing }
}

/** Adds `change` (or, with `sign` -1, takes it away) in place, and gives the sums. */
export function addSums(sums: TaskSums, change: TaskSums, sign: 1 | -1 = 1): TaskSums {
  for (const field of fields) sums[field] += sign * change[field]
  return sums
}

/** What a task with its parts adds to the sums it belongs to. */
export function sumTask(record: TaskRecord, status: DerivedTaskStatus, below: TaskSums): TaskSums {
  const own = ownFraction(record)
  // What the task says of itself stands; one that says nothing is as far as its parts are on average.
  const fraction = own === undefined ? below.fraction / below.count : own * WHOLE
  const known = own === undefined && below.known === 0 ? 0 : 1
  return {
    count: 1,
    known,
    fraction: known * Math.round(fraction || 0),
    stuck: Number(status === 'stalled' || status === 'orphaned'),
    total: below.total + 1,
    running: below.running + Number(status === 'running'),
    done: below.done + Number(status === 'done'),
    failed: below.failed + Number(status === 'failed'),
    ended: below.ended + Number(isEnded(record)),
  }
}
