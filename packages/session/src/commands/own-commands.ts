import type { GivenCommand } from '../people/people.ts'
import { REMEMBERED_COMMANDS } from '../protocol/limits.ts'
import type { Command } from '../schema/index.ts'
import type { Batch } from '../store/batch.ts'
import { createKeyedStore, type WritableKeyedStore } from '../store/keyed-store.ts'
import { share } from '../store/share.ts'
import { isSettled, type CommandOutcome } from './command-state.ts'
import { viewCommand, type CommandView } from './command-view.ts'

/** The commands that one person has given, on any device. */
export interface OwnCommands {
  readonly views: WritableKeyedStore<CommandView>
  onGiven(given: GivenCommand): void
  onWithdrawn(given: GivenCommand): void
  /** An agent's acknowledgements have changed, or the time of a command has run out. */
  refresh(commandIds: Iterable<string>): void
}

/**
 * Follows the commands of one person. `later` sets a deadline by key; `onSettled` hears of each command that is settled
 * and still stands in a record.
 */
export function createOwnCommands(
  batch: Batch,
  later: (key: string, at: number | undefined, ring: () => void) => void,
  person: string | false,
  outcome: (command: Command) => CommandOutcome,
  onSettled: (given: GivenCommand) => void,
): OwnCommands {
  const views = createKeyedStore<CommandView>(batch)
  const standing = new Map<string, GivenCommand>()
  const settled: string[] = []

  const show = (given: GivenCommand): CommandView => {
    const { command } = given
    const before = views.read(command.id)
    // What was answered stays answered: an agent drops its acknowledgement once the command is taken back.
    if (before?.state === 'done' || before?.state === 'refused') return before
    const view = share(before, viewCommand(command, outcome(command)))
    views.set(command.id, view)
    return view
  }
  const refresh = (given: GivenCommand, isDue?: boolean): void => {
    const { id, expiresAt } = given.command
    const isOver = isSettled(show(given).state)
    // What an agent took in before it expired stands on: its time comes once.
    later(`command:${id}`, isOver || isDue ? undefined : expiresAt, () => refresh(given, true))
    if (isOver) onSettled(given)
  }
  return {
    views,
    onGiven: (given) => {
      if (given.from.person !== person) return
      standing.set(given.command.id, given)
      refresh(given)
    },
    onWithdrawn: (given) => {
      const { id } = given.command
      if (!standing.delete(id)) return
      later(`command:${id}`, undefined, () => undefined)
      show(given)
      settled.push(id)
      if (settled.length > REMEMBERED_COMMANDS) views.set(settled.shift() as string, undefined)
    },
    refresh: (commandIds) => {
      for (const id of commandIds) {
        const given = standing.get(id)
        if (given !== undefined) refresh(given)
      }
    },
  }
}
