import { toJson } from '../document/json.ts'
import { participantKey } from '../presence/roster.ts'
import type { PersonRecord } from '../schema/index.ts'
import { mayWrite, type VerbContext } from './verb-context.ts'

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
