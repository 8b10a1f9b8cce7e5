import { toJson } from '../document/json.ts'
import { requireSize } from '../document/size.ts'
import { personKey } from '../people/people.ts'
import { failure } from '../protocol/callboard-error.ts'
import { RECORD_BYTES } from '../protocol/limits.ts'
import type { PersonRecord } from '../schema/index.ts'
import { requireWritable, type VerbContext } from './verb-context.ts'

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
    throw failure('internal', 'Only a person has a record to write.')
  }
  const key = personKey(identity.id, device)
  requireWritable(context, 'people', key)
  const before = context.board().people.record(key)
  const record = { commands: [], ...before, id: identity.id, device, name: identity.name, ...change(before) }
  const json = toJson(record, 'person')
  requireSize(`All that ${identity.id} has asked`, json, RECORD_BYTES)
  beforehand?.()
  document.write('people', key, json)
}
