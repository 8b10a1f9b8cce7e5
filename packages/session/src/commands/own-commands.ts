import type { Alarm } from '../clock/alarm.ts'
import type { GivenCommand } from '../people/people.ts'
import type { AgentRecord } from '../schema/index.ts'
import type { Batch } from '../store/batch.ts'
import { createKeyedStore, type WritableKeyedStore } from '../store/keyed-store.ts'
import { share } from '../store/share.ts'
import { commandOutcome, isSettled } from './command-state.ts'
import { viewCommand, type CommandView } from './command-view.ts'

/** How many settled commands stay visible after their sender has taken them back. */
const REMEMBERED = 100

/** The commands that one person has given, on any device. */
export interface OwnCommands {
  readonly views: WritableKeyedStore<CommandView>
  onGiven(given: GivenCommand): void
  onWithdrawn(given: GivenCommand): void
  /** An agent's acknowledgements have changed, or the time of a command has run out. */
  refresh(commandIds: Iterable<string>): void
}

/** What {@link createOwnCommands} works with. */
export interface OwnCommandsOptions {
  readonly batch: Batch
  readonly alarm: Alarm
  readonly person: string | undefined
  readonly recordOf: (agentId: string) => AgentRecord | undefined
  readonly now: () => number
  /** A command is settled and still stands in the record of this key. */
  readonly onSettled: (given: GivenCommand) => void
}

/** Follows the commands of one person. */
export function createOwnCommands(options: OwnCommandsOptions): OwnCommands {
  const { batch, alarm, person, recordOf, now, onSettled } = options
  const views = createKeyedStore<CommandView>(batch)
  const standing = new Map<string, GivenCommand>()
  const settled: string[] = []

  const show = (given: GivenCommand): CommandView => {
    const { command } = given
    const before = views.read(command.id)
    // What was answered stays answered: an agent drops its acknowledgement once the command is taken back.
    if (before?.state === 'done' || before?.state === 'refused') return before
    const view = share(before, viewCommand(command, commandOutcome(command, recordOf, now())))
    views.set(command.id, view)
    return view
  }
  const refresh = (given: GivenCommand): void => {
    const { id, expiresAt } = given.command
    const isOver = isSettled(show(given).state)
    alarm.set(`command:${id}`, isOver ? undefined : expiresAt)
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
      alarm.set(`command:${id}`, undefined)
      show(given)
      settled.push(id)
      if (settled.length > REMEMBERED) views.set(settled.shift() as string, undefined)
    },
    refresh: (commandIds) => {
      for (const id of commandIds) {
        const given = standing.get(id)
        if (given !== undefined) refresh(given)
      }
    },
  }
}
