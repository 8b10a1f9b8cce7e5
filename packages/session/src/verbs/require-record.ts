import { CallboardError } from '../protocol/index.ts'
import { parseWith, type Schema } from '../schema/index.ts'

/** Throws `record-invalid` when `value` fails `schema`. */
export function requireRecord(what: string, schema: Schema, value: unknown): void {
  const parsed = parseWith(schema, value)
  if (parsed.ok) return
  const problems = parsed.issues.map(({ path, message }) => `${path}: ${message}`).join('; ')
  throw new CallboardError({
    code: 'record-invalid',
    message: `${what} fails its schema, so it was not written, because others could not read it (${problems}).`,
    details: { issues: parsed.issues },
  })
}
