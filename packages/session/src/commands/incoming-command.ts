import type { GivenCommand } from '../people/people.ts'
import type { AgentRecord, Command } from '../schema/index.ts'
import type { Identity } from '../session/identity.ts'
import { own } from '../store/share.ts'

/** A command as it reaches the agent it is for. */
export interface IncomingCommand {
  readonly command: Command
  readonly from: { readonly person: string; readonly device: string; readonly name?: string | undefined }
}

/** The commands for an agent that it has not acknowledged, oldest first. Nobody else has any. */
export function incomingCommands(
  commands: Iterable<GivenCommand>,
  identity: Identity,
  recordOf: (agentId: string) => AgentRecord | undefined,
): readonly IncomingCommand[] {
  if (identity.kind !== 'agent') return []
  const { acks = {} } = recordOf(identity.id) ?? {}
  return [...commands]
    .filter(({ command }) => command.to.includes(identity.id) && own(acks, command.id) === undefined)
    .sort((left, right) => byTime(left.command, right.command))
    .map(({ command, from }) => ({ command, from }))
}

/** Orders by time, and by id what is of the same time. */
export function byTime(left: { readonly at: number; readonly id: string }, right: typeof left): number {
  return left.at - right.at || (left.id < right.id ? -1 : 1)
}
