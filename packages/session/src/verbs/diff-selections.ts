import { contextOf } from '../session/inside.ts'
import type { Session } from '../session/session.ts'
import { toJson } from '../document/json.ts'
import { isEqual, isPlainObject, isSafeKey, own, share } from '../store/share.ts'
import { requireValue } from './set-entry.ts'
import { requireIdentityKind, requireWritable, WRITERS } from './verb-context.ts'

/**
 * Takes over what a producer's snapshot of all selections changed since `base`, the snapshot that the producer started
 * from, and nothing else. Objects are compared field by field, arrays and scalars as wholes. Where the board has
 * changed meanwhile, the board stands: a person's edit is not undone, a removed selection does not come back.
 * Gives the keys that were written or removed. Throws as `setSelection` does, before anything is written.
 */
export function diffSelections(
  session: Session,
  snapshot: Readonly<Record<string, unknown>>,
  { base }: { readonly base: Readonly<Record<string, unknown>> },
): readonly string[] {
  const context = contextOf(session)
  requireIdentityKind(context, WRITERS)
  const { document } = context
  const writes: [key: string, value: unknown][] = []
  for (const key of new Set([...Object.keys(base), ...Object.keys(snapshot)])) {
    if (!isSafeKey(key)) continue
    const current = share(undefined, document.read('selections', key))
    const merged = merge(current, jsonOf(base, key), jsonOf(snapshot, key))
    if (isEqual(merged, current)) continue
    requireWritable(context, 'selections', key)
    writes.push([key, merged === undefined ? undefined : requireValue(context, 'selections', key, merged)])
  }
  document.doc.transact(() => {
    for (const [key, value] of writes) {
      if (value === undefined) document.remove('selections', key)
      else document.write('selections', key, value)
    }
  })
  return writes.map(([key]) => key)
}

function jsonOf(values: Readonly<Record<string, unknown>>, key: string): unknown {
  const value = own(values, key)
  return value === undefined ? undefined : toJson(value, key)
}

/** What `current` becomes when the step from `base` to `next` is taken on it; `undefined` stands for absent. */
function merge(current: unknown, base: unknown, next: unknown): unknown {
  if (isEqual(base, next)) return current
  if (isEqual(current, base)) return next
  if (!isPlainObject(current) || !isPlainObject(base) || !isPlainObject(next)) return current
  const merged: Record<string, unknown> = {}
  for (const key of new Set([...Object.keys(current), ...Object.keys(next)])) {
    const value = merge(own(current, key), own(base, key), own(next, key))
    if (value !== undefined) merged[key] = value
  }
  return merged
}
