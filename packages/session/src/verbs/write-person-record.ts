import { toJson } from '../document/json.ts'
import { requireSize } from '../document/size.ts'
import { personKey } from '../people/people.ts'
import { participantKey } from '../presence/roster.ts'
import { failure } from '../protocol/callboard-error.ts'
import { RECORD_BYTES } from '../protocol/limits.ts'
import type { PersonRecord } from '../schema/index.ts'
import { mayWrite, requireWritable, type VerbContext } from './verb-context.ts'

/**
 * Writes the record of this person's device: what `change` gives replaces what stands there, the rest stays. Throws
 * `record-too-large` when too much is still unsettled, `write-refused` where the relay would; `beforehand` is called once it is certain to be written.
 */
export function writePersonRecord(
  context: VerbContext,
  change: (before: PersonRecord | undefined) => Partial<PersonRecord>,
  beforehand?: () => void,
): void {
  const { document, identity, device } = context
  if (identity.kind !== 'person' || device === undefined) {
    throw failure('internal', 'Only the session of a person has a record to write.')
  }
  const key = personKey(identity.id, device)
  requireWritable(context, 'people', key)
  const before = context.board().people.record(key)
  const record = { commands: [], ...before, id: identity.id, device, name: identity.name, ...change(before) }
  const json = toJson(record, 'person')
  requireSize(`What ${identity.id} has asked and no agent has settled`, json, RECORD_BYTES)
  beforehand?.()
  document.write('people', key, json)
}

/**
 * Takes settled things back out of a record of this person: `change` gives what stays of them. Of a tab that is gone,
 * the record goes with the last of them.
 */
export function prunePersonRecord(
  context: VerbContext,
  key: string,
  change: (record: PersonRecord) => Partial<PersonRecord>,
): void {
  const { document, identity, device } = context
  const record = context.board().people.record(key)
  if (context.isClosed() || !mayWrite(context, ['people', key]) || record === undefined || identity.kind !== 'person' || record.id !== identity.id) return
  const isOwn = record.device === device
  const connections = context.board().roster.of(participantKey(identity)).values()
  // Another tab of the same person, while it is there, takes its own things back.
  if (!isOwn && [...connections].some((connection) => connection.device === record.device)) return
  const after = { ...record, ...change(record) }
  const { commands, proposals } = after
  const isEmpty = commands.length === 0 && !(Array.isArray(proposals) && proposals.length > 0)
  if (isOwn || !isEmpty) document.write('people', key, toJson(after, 'person'))
  else document.remove('people', key)
}
