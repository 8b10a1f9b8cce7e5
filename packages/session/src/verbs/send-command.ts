import { uuidv4 } from 'lib0/random'
import { toJson } from '../document/json.ts'
import { requireSize } from '../document/size.ts'
import { personKey, type GivenCommand } from '../people/people.ts'
import { LIMITS } from '../protocol/index.ts'
import { commandSchema, type Command, type CommandKind, type PersonRecord } from '../schema/index.ts'
import { participantKey } from '../presence/roster.ts'
import { requireRecord } from './require-record.ts'
import { requireIdentityKind, type VerbContext } from './verb-context.ts'

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

/**
 * Gives agents a command, by writing it into this person's record, where it stands until they have settled it. Gives
 * its id. Throws `record-invalid`, or `record-too-large` when too much is still unsettled.
 */
export function sendCommand(context: VerbContext, draft: CommandDraft): string {
  requireIdentityKind(context, ['person'])
  const { document, identity, device } = context
  if (identity.kind !== 'person' || device === undefined) return ''
  const { people, stores } = context.board()
  if (draft.id !== undefined && stores.commands.get(draft.id).getSnapshot() !== undefined) return draft.id
  const key = personKey(identity.id, device)
  const before = people.record(key)
  // A clock that steps back must not let a later command overtake an earlier one.
  const at = Math.max(context.now(), before?.commands.at(-1)?.at ?? 0)
  const { to, expiresInMs, ...what } = draft
  const expiresAt = expiresInMs === undefined ? undefined : at + expiresInMs
  const command = toJson(
    { ...what, id: draft.id ?? uuidv4(), to: [...new Set([to].flat())], at, expiresAt },
    'command',
  ) as unknown as Command
  requireRecord('The command', commandSchema, command)
  const record: PersonRecord = {
    ...before,
    id: identity.id,
    device,
    name: identity.name,
    commands: [...(before?.commands ?? []), command],
  }
  const json = toJson(record, 'person')
  requireSize(`What ${identity.id} has asked and no agent has settled`, json, LIMITS.recordBytes)
  document.write('people', key, json)
  return command.id
}

/** Takes a settled command back. A record of a tab that is gone goes with its last command. */
export function withdrawCommand(context: VerbContext, { record: key, command }: GivenCommand): void {
  const { document, identity, device } = context
  const record = context.board().people.record(key)
  if (context.isClosed() || record === undefined || identity.kind !== 'person' || record.id !== identity.id) return
  const isOwn = record.device === device
  const connections = context.board().roster.of(participantKey(identity)).values()
  // Another tab of the same person, while it is there, takes its own commands back.
  if (!isOwn && [...connections].some((connection) => connection.device === record.device)) return
  const commands = record.commands.filter(({ id }) => id !== command.id)
  if (commands.length > 0 || isOwn) document.write('people', key, toJson({ ...record, commands }, 'person'))
  else document.remove('people', key)
}
