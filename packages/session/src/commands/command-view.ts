import type { Command, CommandKind } from '../schema/index.ts'
import type { CommandOutcome, CommandState } from './command-state.ts'

/** A command that was given, and what has become of it. */
export interface CommandView {
  readonly id: string
  readonly kind: CommandKind
  /** The ids of the agents it is for. */
  readonly to: readonly string[]
  readonly task?: string | undefined
  readonly text?: string | undefined
  /** Relay milliseconds. */
  readonly at: number
  readonly state: CommandState
  /** Why it was refused. */
  readonly reason?: string | undefined
  /** By agent id. */
  readonly acks: CommandOutcome['acks']
}

/** Makes the view of a command. */
export function viewCommand(command: Command, outcome: CommandOutcome): CommandView {
  const { id, kind, to, task, text, at } = command
  return { id, kind, to, task, text, at, ...outcome }
}
