import { createPeople, type GivenCommand, type People } from '../people/people.ts'
import type { AgentRecord, Command } from '../schema/index.ts'
import type { Identity } from '../session/identity.ts'
import type { Batch } from '../store/batch.ts'
import type { KeyedStore } from '../store/store.ts'
import { commandOutcome, type CommandOutcome } from './command-state.ts'
import type { CommandView } from './command-view.ts'
import { createOwnCommands } from './own-commands.ts'

/** What people ask of agents, and what these answer in their acknowledgements. */
export interface Correspondence {
  readonly people: People
  readonly commands: KeyedStore<CommandView>
  /** A person's record has changed. */
  onStored(key: string, raw: unknown): void
  /** An agent's record has changed. */
  onRecord(before: AgentRecord | undefined, after: AgentRecord | undefined): void
}

/** Follows the correspondence, for `identity`. The other arguments are as in `createOwnCommands`. */
export function createCorrespondence(
  batch: Batch,
  later: (key: string, at: number | undefined, ring: () => void) => void,
  identity: Identity,
  recordOf: (agentId: string) => AgentRecord | undefined,
  now: () => number,
  onSettled: (given: GivenCommand) => void,
): Correspondence {
  const people = createPeople()
  const outcome = (command: Command): CommandOutcome => commandOutcome(command, recordOf, now())
  const ownCommands = createOwnCommands(batch, later, identity.kind === 'person' && identity.id, outcome, onSettled)
  return {
    people,
    commands: ownCommands.views,
    onStored: (key, raw) => {
      const { added, removed } = people.onStored(key, raw)
      for (const given of removed) ownCommands.onWithdrawn(given)
      for (const given of added) ownCommands.onGiven(given)
    },
    onRecord: (before, after) => {
      if (before?.acks !== after?.acks) ownCommands.refresh(Object.keys({ ...before?.acks, ...after?.acks }))
    },
  }
}
