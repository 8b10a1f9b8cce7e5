import * as Y from 'yjs'
import type { Issue, ParseResult } from '../schema/parse.ts'
import { isPlainObject, share } from '../store/share.ts'

/** How deep a foreign value may be nested before it is taken for an attack on the stack. */
const MAX_DEPTH = 64

/**
 * What another peer has put under a key, as plain JSON that shares every equal part with `previous`. Never throws:
 * peers may put anything there.
 */
export function readForeign(raw: unknown, previous: unknown): ParseResult<unknown> {
  const problem = raw instanceof Y.AbstractType ? 'Expected plain JSON, found a Yjs type' : problemOf(raw)
  if (problem !== undefined) return { ok: false, issues: [issue(problem)] }
  return { ok: true, value: share(previous, raw) }
}

function problemOf(raw: unknown): string | undefined {
  let level: unknown[] = [raw]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return `Nested more than ${MAX_DEPTH} deep`
    const below: unknown[] = []
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue
      if (Array.isArray(value)) for (const item of value) below.push(item)
      else if (isPlainObject(value)) for (const item of Object.values(value)) below.push(item)
      else return 'Expected plain JSON, found binary data or a foreign object'
    }
    level = below
  }
  return undefined
}

/** An issue of the value as a whole, or of the part at `path`. */
export function issue(message: string, path = ''): Issue {
  return { path, message }
}
