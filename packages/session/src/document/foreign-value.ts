import { parseWith, type Issue, type ParseResult } from '../schema/parse.ts'
import type { Schema } from '../schema/schema.ts'
import { isPlainObject, share } from '../store/share.ts'
import { MAX_DEPTH } from '../protocol/limits.ts'

/**
 * What another peer has put somewhere, as plain JSON that shares every equal part with `previous`, if it passes
 * `schema`, when there is one. Never throws: peers may put anything anywhere.
 */
export function readForeign<Value = unknown>(
  raw: unknown,
  previous: Value | undefined,
  schema?: Schema<Value>,
): ParseResult<Value> {
  if (!isJson(raw, 0)) return { ok: false, issues: [issue(`Expected plain JSON, at most ${MAX_DEPTH} deep`)] }
  const value = share(previous, raw) as Value
  const isKnown = previous !== undefined && value === previous
  if (schema === undefined || isKnown) return { ok: true, value }
  return parseWith(schema, value) as ParseResult<Value>
}

/** Neither a Yjs type nor bytes, and no attack on the stack. */
function isJson(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (depth >= MAX_DEPTH || !(Array.isArray(value) || isPlainObject(value))) return false
  return Object.values(value).every((part) => isJson(part, depth + 1))
}

/** An issue of the value as a whole, or of the part at `path`. */
export function issue(message: string, path = ''): Issue {
  return { path, message }
}
