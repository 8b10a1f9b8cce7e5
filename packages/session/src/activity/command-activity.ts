import type { AgentView } from '../agents/agent-view.ts'
import type { GivenCommand } from '../people/people.ts'
import type { Acknowledgement } from '../schema/index.ts'
import type { CommandActivity } from './activity-entry.ts'
import { actorOf } from './agent-activity.ts'

type CommandFacts = Omit<CommandActivity, 'id' | 'kind' | 'at' | 'actor' | 'state'>

function factsOf({ command }: GivenCommand): CommandFacts {
  const { id, kind, to, task, text } = command
  return { commandId: id, command: kind, to, task, text }
}

/** That a person gave a command. */
export function commandGiven(given: GivenCommand): CommandActivity {
  const { person, name = person } = given.from
  return {
    ...factsOf(given),
    id: `command-given:${given.command.id}`,
    kind: 'command-given',
    at: given.command.at,
    actor: { kind: 'person', id: person, name, checked: false },
    state: 'requested',
  }
}

/** That an agent has settled a command; nothing while it only has it in hand. */
export function commandSettled(given: GivenCommand, agent: AgentView, { state, at, reason }: Acknowledgement): CommandActivity[] {
  if (state === 'acknowledged') return []
  const id = `command-ended:${given.command.id}:${agent.id}`
  return [{ ...factsOf(given), id, kind: 'command-ended', at, actor: actorOf(agent), state, reason }]
}

/** That nobody settled a command before its time ran out. */
export function commandExpired(given: GivenCommand, at: number): CommandActivity {
  return { ...factsOf(given), id: `command-ended:${given.command.id}`, kind: 'command-ended', at, state: 'expired' }
}
