import { randomId } from '../device/random-id.ts'
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
  requireIdentityKind(context, 'sendCommand', ['person'])
  const { document, identity, device } = context
  if (identity.kind !== 'person') return ''
  const at = context.now()
  const { kind, to, task, text, expiresInMs } = draft
  const command = toJson(
    {
      id: randomId(),
      kind,
      to: typeof to === 'string' ? [to] : [...new Set(to)],
      task,
      text,
      at,
      expiresAt: expiresInMs === undefined ? undefined : at + expiresInMs,
    },
    'command',
  ) as unknown as Command
  requireRecord('The command', commandSchema, command)
  const key = personKey(identity.id, device.id())
  const before = context.board().people.record(key)
  const record: PersonRecord = {
    ...before,
    id: identity.id,
    device: device.id(),
    name: identity.name,
    commands: [...(before?.commands ?? []), command],
  }
  const json = toJson(record, 'person')
  requireSize(`The record of ${identity.id}`, json, LIMITS.recordBytes)
  document.write('people', key, json)
  return command.id
}

/** Takes settled commands back, together and a moment later: what calls this may be in the middle of a change. */
export function createWithdrawal(context: VerbContext): (given: GivenCommand) => void {
  const settled = new Map<string, Set<string>>()
  const withdraw = (): void => {
    for (const [key, ids] of settled) {
      settled.delete(key)
      if (!context.isClosed()) withdrawCommands(context, key, ids)
    }
  }
  return ({ record, command }) => {
    if (settled.size === 0) queueMicrotask(withdraw)
    settled.set(record, (settled.get(record) ?? new Set()).add(command.id))
  }
}

/** Takes the settled commands out of a record of this person; a record of a tab that is gone goes with its last one. */
function withdrawCommands(context: VerbContext, key: string, settled: ReadonlySet<string>): void {
  const { document, identity, device } = context
  const record = context.board().people.record(key)
  if (record === undefined || identity.kind !== 'person' || record.id !== identity.id) return
  const isOwn = device.known() !== undefined && key === personKey(identity.id, device.id())
  const connections = context.board().roster.of(participantKey(identity)).values()
  // Another tab of the same person, while it is there, takes its own commands back.
  if (!isOwn && [...connections].some((connection) => connection.device === record.device)) return
  const commands = record.commands.filter((command) => !settled.has(command.id))
  if (commands.length === record.commands.length) return
  if (commands.length === 0 && !isOwn) document.remove('people', key)
  else document.write('people', key, toJson({ ...record, commands }, 'person'))
}
