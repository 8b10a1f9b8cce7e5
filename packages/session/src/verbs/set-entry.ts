import { requireSize } from '../document/size.ts'
import { toJson } from '../document/json.ts'
import { checkValue } from '../entries/check-value.ts'
import { failure } from '../protocol/callboard-error.ts'
import { VALUE_BYTES } from '../protocol/limits.ts'
import { listIssues, requireRecord } from './require-record.ts'
import { isEqual } from '../store/share.ts'
import { text } from '../schema/schema.ts'
import { requireIdentityKind, requireWritable, WRITERS, type VerbContext } from './verb-context.ts'

/** The roots of shared values. */
export type EntryRoot = 'selections' | 'config'

/** What a selection or setting may be called. */
const keySchema = text({ min: 1, max: 256, pattern: '^(?!(__proto__|constructor|prototype)$)' })

/**
 * Writes one selection or setting. Writing what is already there writes nothing. Throws `value-not-json`,
 * `value-invalid` (the app's schema refuses it), `record-too-large`, `option-invalid` (the key) or `write-refused` before it
 * writes.
 */
export function setEntry(context: VerbContext, root: EntryRoot, key: string, value: unknown): void {
  requireIdentityKind(context, WRITERS)
  const json = requireValue(context, root, key, value)
  requireWritable(context, root, key)
  if (!isEqual(context.document.read(root, key), json)) context.document.write(root, key, json)
}

/** Removes one selection or setting; one that is not there is no error. */
export function removeEntry(context: VerbContext, root: EntryRoot, key: string): void {
  requireIdentityKind(context, WRITERS)
  requireWritable(context, root, key)
  context.document.remove(root, key)
}

/** The value as it may be written under `key`; throws as {@link setEntry} does. */
export function requireValue(context: VerbContext, root: EntryRoot, key: string, value: unknown): unknown {
  requireRecord(`The key ${key.slice(0, 40)}`, keySchema, key, 'option-invalid')
  const json = toJson(value, key)
  const issues = checkValue(context.schema[root], key, json)
  if (issues.length > 0) {
    throw failure(
      'value-invalid',
      `The app's schema refuses ${key} in ${root}, so nothing was written: ${listIssues(issues)}. Mend it.`,
      { key, issues },
    )
  }
  requireSize(`The value for ${key} in ${root}`, json, VALUE_BYTES)
  return json
}
