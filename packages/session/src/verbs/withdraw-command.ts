import { personKey, type GivenCommand } from '../people/people.ts'
import type { Command } from '../schema/index.ts'
import { prunePersonRecord } from './prune-person-record.ts'
import type { VerbContext } from './verb-context.ts'

/** Takes a settled command back, out of this tab's record too if that holds the same. */
export function withdrawCommand(context: VerbContext, { record, command, from }: GivenCommand): void {
  for (const key of new Set([record, personKey(from.person, context.device ?? '')])) {
    const isOther = ({ id }: Command): boolean => id !== command.id
    if (context.board().people.record(key)?.commands.every(isOther) !== false) continue
    prunePersonRecord(context, key, ({ commands }) => ({ commands: commands.filter(isOther) }))
  }
}
