import type { GivenCommand } from '../people/people.ts'
import type { AgentRecord, Command } from '../schema/index.ts'

/** A command as it reaches the agent it is for. */
export interface IncomingCommand {
  readonly command: Command
  readonly from: { readonly person: string; readonly device: string; readonly name?: string | undefined }
}

/** The commands for an agent that it has not acknowledged, oldest first. */
export function incomingCommands(
  commands: Iterable<GivenCommand>,
  agentId: string,
  record: AgentRecord | undefined,
): readonly IncomingCommand[] {
  return [...commands]
    .filter(({ command }) => command.to.includes(agentId) && !Object.hasOwn(record?.acks ?? {}, command.id))
    .sort((left, right) => left.command.at - right.command.at || (left.command.id < right.command.id ? -1 : 1))
    .map(({ command, from }) => ({ command, from }))
}
