import type { Rejection } from '@callboard/react'
import type { ConnectionState, DerivedStatus, ProgressView, Survival, TaskView, Totals } from '@callboard/session'
import type { ControlStrings } from './control-strings.ts'
import type { Formats } from './formats.ts'
import type { InterruptStrings } from './interrupt-strings.ts'
import type { StreamStrings } from './stream-strings.ts'

/** How a task stands, as its readers see it. */
export type TaskState = TaskView['status']

/** Every word the widgets say. Entries that depend on something are functions, so that any language can order its words. */
export interface Strings extends StreamStrings, InterruptStrings, ControlStrings {
  /** Names of the regions. */
  readonly agents: string
  readonly progress: string
  readonly selections: string
  readonly people: string

  readonly agentStatus: Readonly<Record<DerivedStatus, string>>
  readonly taskStatus: Readonly<Record<TaskState, string>>
  /** In words, for a machine-readable reason; `undefined` shows none. */
  reason(reason: string): string | undefined
  /** How long a status has lasted, beside its name. */
  since(milliseconds: number, formats: Formats): string
  readonly invalidRecord: string
  readonly invalidEntry: string

  readonly noAgents: string
  readonly noAgentsHint: string
  readonly loading: string
  rosterSummary(totals: Totals, formats: Formats): string
  /** Said once by a screen reader when agents change their status. */
  statusChanges(changes: readonly { name: string; status: DerivedStatus }[], formats: Formats): string
  usage(usage: { tokens: number; cost?: number | undefined; currency?: string | undefined }, formats: Formats): string

  readonly overallProgress: string
  progressOf(name: string): string
  /** The short figure beside a bar. */
  progressValue(progress: ProgressView, formats: Formats): string
  /** Where there is room: that it went no further. @param value as `progressValue` has it */
  progressFailedAt(value: string): string
  /** What a screen reader says of a bar. */
  progressText(progress: ProgressView, formats: Formats): string

  readonly noTasks: string
  /** @param tasks what has become of them, and how many agents wait: for a person, or for one another */
  tasksSummary(tasks: Totals['tasks'] & { readonly waiting: number }, formats: Formats): string
  readonly columnTask: string
  readonly columnAgent: string
  readonly columnProgress: string
  readonly columnTime: string
  readonly expand: string
  readonly collapse: string

  readonly noSelections: string
  remove(title: string): string
  removed(title: string): string
  readonly undo: string
  readonly dismiss: string

  readonly you: string
  devices(count: number, formats: Formats): string
  morePeople(count: number, formats: Formats): string
  readonly nobodyHere: string

  connectionTitle(state: ConnectionState): string
  connectionDetail(state: ConnectionState): string | undefined
  readonly backOnline: string
  /** What was refused, newest last. */
  rejectedTitle(rejected: readonly Rejection[]): string
  rejectedDetail(rejected: readonly Rejection[]): string | undefined
  /** What it means that everything is saved: what the writes survive. */
  savedMeans(survives: Survival): string
  retryIn(milliseconds: number, formats: Formats): string
}
