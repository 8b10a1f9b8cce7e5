import { randomId } from '../document/random-id.ts'
import { toJson } from '../document/json.ts'
import { commandSchema, type Command, type CommandKind } from '../schema/index.ts'
import { requireRecord } from './require-record.ts'
import { requireIdentityKind, type VerbContext } from './verb-context.ts'
import { writePersonRecord } from './write-person-record.ts'

/** A command to be given. */
export interface CommandDraft {
  /** Unique; the same again gives no second command, so that it can be sent again when in doubt. @default made up */
  readonly id?: string | undefined
  readonly kind: CommandKind
  /** The ids of the agents it is for, 1 to 64. */
  readonly to: string | readonly string[]
  /** One task of the addressee; without it the whole agent is meant. */
  readonly task?: string | undefined
  /** The words of a `message` or `steer`, at most 4,000 characters. */
  readonly text?: string | undefined
  /** After this many milliseconds agents refuse it. @default never */
  readonly expiresInMs?: number | undefined
}

/** Random once a page: to draw anew took a third of the time until a command was away. */
let page: string | undefined
let given = 0

/**
 * Gives agents a command, by writing it into this person's record, where it stands until they have settled it. Gives
 * its id. Throws `record-invalid`, `record-too-large` when too much is still unsettled, or `write-refused`.
 */
export function sendCommand(context: VerbContext, draft: CommandDraft): string {
  requireIdentityKind(context, ['person'])
  const { stores } = context.board()
  if (draft.id && stores.commands.get(draft.id).getSnapshot()) return draft.id
  const { to, expiresInMs, ...what } = draft
  const id = draft.id ?? `${(page ??= randomId())}-${(given += 1)}`
  let command: Command | undefined
  const ahead = (): void => {
    // What has to stop does not wait for the disk.
    if (command && !/message|steer/.test(draft.kind)) context.connection.urgent?.send(command)
  }
  writePersonRecord(
    context,
    (before) => {
      // A clock that steps back must not let a later command overtake an earlier one.
      const at = Math.max(context.now(), before?.commands.at(-1)?.at ?? 0)
      const expiresAt = expiresInMs === undefined ? undefined : at + expiresInMs
      const json = toJson({ ...what, id, to: [...new Set([to].flat())], at, expiresAt }, 'command')
      requireRecord('The command', commandSchema, json)
      command = json as unknown as Command
      return { commands: [...(before?.commands ?? []), command] }
    },
    ahead,
  )
  return id
}
