import type { ProgressView, TaskView, Totals } from '@callboard/session'
import type { Formats } from './formats.ts'

/** How a task stands, as its readers see it. */
export type TaskState = TaskView['status']

/** The words around work and how far it is. */
export interface ProgressStrings {
  readonly progress: string
  readonly taskStatus: Readonly<Record<TaskState, string>>
  readonly overallProgress: string
  progressOf(name: string): string
  /** The short figure beside a bar. */
  progressValue(progress: ProgressView, formats: Formats): string
  /** Where there is room: that it went no further. @param value as `progressValue` has it */
  progressFailedAt(value: string): string
  /** What a screen reader says of a bar. */
  progressText(progress: ProgressView, formats: Formats): string
  /** How long it may take still. @param milliseconds in steps; 0 for a few seconds */
  timeLeft(milliseconds: number, formats: Formats): string
  /** In the place of `timeLeft` while something goes on and too little of it was seen. */
  readonly estimating: string
  /** How fast it goes on. @param perSecond more than 0 */
  rate(perSecond: number, unit: string, formats: Formats): string
  readonly noTasks: string
  /** Below some tasks, when there are more. */
  moreTasks(count: number, formats: Formats): string
  /** @param tasks what has become of them, and how many agents wait: for a person, or for one another */
  tasksSummary(tasks: Totals['tasks'] & { readonly waiting: number }, formats: Formats): string
  readonly columnTask: string
  readonly columnAgent: string
  readonly columnProgress: string
  readonly columnTime: string
  readonly expand: string
  readonly collapse: string
}
