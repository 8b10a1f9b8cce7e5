import type { ControlCommand, ControlReason } from '@callboard/react/controls'
import type { CommandKind } from '@callboard/session'
import type { Formats } from './formats.ts'

/** How far a command is, to who gave it; `unanswered` is one that nobody has acknowledged for some seconds. */
export type CommandPhase = ControlCommand['state']

/** What becomes of the work under way when somebody barges in. */
export type BargeInMode = 'none' | 'steer' | 'cancel'

/** The words around what people tell agents. */
export interface ControlStrings {
  /** Names the group of buttons. @param target an agent or a task; `undefined` means all agents */
  controlsOf(target: string | undefined): string
  readonly stop: string
  readonly pause: string
  readonly resume: string
  readonly steer: string
  readonly steerPlaceholder: string
  readonly steerSend: string
  /** Why a control is off; or, of `agent-offline`, that what is told has to wait. */
  readonly controlReason: Readonly<Record<ControlReason, string>>
  /** How far a command is. */
  commandState(command: { kind: CommandKind; phase: CommandPhase; reason?: string | undefined; sinceMs: number }, formats: Formats): string

  /** Names the choice of what becomes of the work under way. */
  readonly bargeEffect: string
  readonly bargeMode: Readonly<Record<BargeInMode, string>>
  /** What becomes of running tasks when it is sent. */
  bargePlan(plan: { mode: BargeInMode; titles: readonly string[] }, formats: Formats): string
  /** Names the tasks to choose from. */
  readonly bargeTasks: string
  /** Names what came of the tasks that were told. */
  readonly bargeOutcome: string
  /** What came of one of them. */
  bargeTaskOutcome(task: { title: string; kind: 'cancel' | 'steer'; state: CommandPhase; reason?: string | undefined }): string
}
