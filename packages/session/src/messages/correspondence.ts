import { commandOutcome, type CommandOutcome } from '../commands/command-state.ts'
import type { CommandView } from '../commands/command-view.ts'
import { createOwnCommands } from '../commands/own-commands.ts'
import { createPeople, type GivenCommand, type People } from '../people/people.ts'
import type { AgentRecord, Command } from '../schema/index.ts'
import type { Identity } from '../session/identity.ts'
import type { Batch } from '../store/batch.ts'
import { createDerived } from '../store/derived-store.ts'
import type { KeyedStore, Store } from '../store/store.ts'
import { createConversation, type MessageView } from './conversation.ts'

/** What people and agents say to one another: people in commands, agents in acknowledgements and messages. */
export interface Correspondence {
  readonly people: People
  readonly commands: KeyedStore<CommandView>
  readonly messages: Store<readonly MessageView[]>
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
  const conversation = createConversation(people, outcome)
  const messages = createDerived(batch, conversation.list)
  return {
    people,
    commands: ownCommands.views,
    messages,
    onStored: (key, raw) => {
      const { added, removed } = people.onStored(key, raw)
      for (const given of removed) {
        conversation.onWithdrawn(given)
        ownCommands.onWithdrawn(given)
      }
      for (const given of added) ownCommands.onGiven(given)
      messages.invalidate()
    },
    onRecord: (before, after) => {
      if (conversation.onRecord(before, after)) messages.invalidate()
      if (before?.acks === after?.acks) return
      ownCommands.refresh(Object.keys({ ...before?.acks, ...after?.acks }))
      messages.invalidate()
    },
  }
}
