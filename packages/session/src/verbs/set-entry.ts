import { requireSize } from '../document/size.ts'
import { toJson } from '../document/json.ts'
import { checkValue } from '../entries/check-value.ts'
import { CallboardError, LIMITS } from '../protocol/index.ts'
import { listIssues } from './require-record.ts'
import { isEqual, isSafeKey } from '../store/share.ts'
import { requireIdentityKind, WRITERS, type VerbContext } from './verb-context.ts'

/** The roots of shared values. */
export type EntryRoot = 'selections' | 'config'

/** Longest key of a selection or setting, UTF-16 units. */
const MAX_KEY_LENGTH = 256

/**
 * Writes one selection or setting. Writing what is already there writes nothing. Throws `value-not-json`,
 * `value-invalid` (the app's schema refuses it), `record-too-large` or `option-invalid` (the key) before it writes.
 */
export function setEntry(context: VerbContext, root: EntryRoot, key: string, value: unknown): void {
  requireIdentityKind(context, root === 'config' ? 'setConfig' : 'setSelection', WRITERS)
  const json = requireValue(context, root, key, value)
  if (!isEqual(context.document.read(root, key), json)) context.document.write(root, key, json)
}

/** Removes one selection or setting; one that is not there is no error. */
export function removeEntry(context: VerbContext, root: EntryRoot, key: string): void {
  requireIdentityKind(context, root === 'config' ? 'removeConfig' : 'removeSelection', WRITERS)
  if (context.document.read(root, key) !== undefined) context.document.remove(root, key)
}

/** The value as it may be written under `key`; throws as {@link setEntry} does. */
export function requireValue(context: VerbContext, root: EntryRoot, key: string, value: unknown): unknown {
  if (key.length === 0 || key.length > MAX_KEY_LENGTH || !isSafeKey(key)) {
    throw new CallboardError({
      code: 'option-invalid',
      message: `${JSON.stringify(key.slice(0, 40))} cannot be a key of ${root}, so nothing was written. Use 1 to ${MAX_KEY_LENGTH} characters, not __proto__ or the like.`,
    })
  }
  const json = toJson(value, key)
  const issues = checkValue(context.schema[root], key, json)
  if (issues.length > 0) {
    throw new CallboardError({
      code: 'value-invalid',
      message: `The app's schema refuses ${key} in ${root}, so it was not written (${listIssues(issues)}). Mend the value or the schema.`,
      details: { key, issues },
    })
  }
  requireSize(`The value for ${key} in ${root}`, json, LIMITS.valueBytes)
  return json
}
