import type { Issue, ParseResult } from '../schema/parse.ts'
import { isPlainObject, share } from '../store/share.ts'
import { MAX_DEPTH } from './json.ts'

/**
 * What another peer has put under a key, as plain JSON that shares every equal part with `previous`. Never throws:
 * peers may put anything there.
 */
export function readForeign(raw: unknown, previous: unknown): ParseResult<unknown> {
  if (isJson(raw, 0)) return { ok: true, value: share(previous, raw) }
  return { ok: false, issues: [issue(`Expected plain JSON, at most ${MAX_DEPTH} deep`)] }
}

/** Neither a Yjs type nor bytes, and no attack on the stack. */
function isJson(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  const isContainer = depth < MAX_DEPTH && (Array.isArray(value) || isPlainObject(value))
  return isContainer && Object.values(value).every((part) => isJson(part, depth + 1))
}

/** An issue of the value as a whole, or of the part at `path`. */
export function issue(message: string, path = ''): Issue {
  return { path, message }
}
