import { failure } from '../protocol/callboard-error.ts'
import { type ErrorCode } from '../protocol/index.ts'
import { parseWith, type Issue, type Schema } from '../schema/index.ts'

/** Throws `code` when `value` fails `schema`. */
export function requireRecord(what: string, schema: Schema, value: unknown, code: ErrorCode = 'record-invalid'): void {
  const parsed = parseWith(schema, value)
  if (parsed.ok) return
  const message = `${what} fails its schema, so nothing was written: ${listIssues(parsed.issues)}.`
  throw failure(code, message, { issues: parsed.issues })
}

/** Issues as one line. */
export function listIssues(issues: readonly Issue[]): string {
  return issues.map(({ path, message }) => `${path}: ${message}`).join('; ')
}
