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
  /** Those among them that failed. */
  broken: number
  /** All tasks, with those below. */
  total: number
  running: number
  done: number
  failed: number
  ended: number
}

const fields = [
  'count',
  'known',
  'fraction',
  'stuck',
  'broken',
  'total',
  'running',
  'done',
  'failed',
  'ended',
] as const satisfies readonly (keyof TaskSums)[]

/** Sums over nothing. */
export function noSums(): TaskSums {
  return Object.fromEntries(fields.map((field) => [field, 0])) as unknown as TaskSums
}

/** Adds `change` (or, with `sign` -1, takes it away) in place. */
export function addSums(sums: TaskSums, change: TaskSums, sign: 1 | -1 = 1): void {
  for (const field of fields) sums[field] += sign * change[field]
}

/** Whether two sums are equal. */
export function isSameSums(left: TaskSums, right: TaskSums): boolean {
  return fields.every((field) => left[field] === right[field])
}

/**
 * How far a task with its parts is, in units of 1 / {@link WHOLE}, or `undefined`. What the task says of itself stands;
 * one that says nothing is as far as its parts are on average, an unknown part counting as not begun.
 */
export function wholeFraction(record: TaskRecord, below: TaskSums): number | undefined {
  const own = ownFraction(record)
  if (own !== undefined) return Math.round(own * WHOLE)
  return below.known === 0 ? undefined : Math.round(below.fraction / below.count)
}

/** What a task with its parts adds to the sums it belongs to. */
export function sumTask(record: TaskRecord, status: DerivedTaskStatus, below: TaskSums): TaskSums {
  const fraction = wholeFraction(record, below)
  const failed = status === 'failed' ? 1 : 0
  return {
    count: 1,
    known: fraction === undefined ? 0 : 1,
    fraction: fraction ?? 0,
    stuck: status === 'stalled' || status === 'orphaned' ? 1 : 0,
    broken: failed,
    total: below.total + 1,
    running: below.running + (status === 'running' ? 1 : 0),
    done: below.done + (status === 'done' ? 1 : 0),
    failed: below.failed + failed,
    ended: below.ended + (isEnded(record) ? 1 : 0),
  }
}
