import { parseWith, type Issue, type ParseResult } from '../schema/parse.ts'
import type { Schema } from '../schema/schema.ts'
import { share } from '../store/share.ts'
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
  try {
    const value = share(previous, raw, MAX_DEPTH) as Value
    const isKnown = previous !== undefined && value === previous
    return schema === undefined || isKnown ? { ok: true, value } : (parseWith(schema, value, previous) as ParseResult<Value>)
  } catch {
    // A Yjs type, bytes, or an attack on the stack.
    return { ok: false, issues: [issue(`Expected plain JSON, at most ${MAX_DEPTH} deep`)] }
  }
}

/** An issue of the value as a whole, or of the part at `path`. */
export function issue(message: string, path = ''): Issue {
  return { path, message }
}
