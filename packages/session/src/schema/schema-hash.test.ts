import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { agentRecordSchema } from './agent-record.ts'
import { personRecordSchema } from './person-record.ts'
import { presenceStateSchema } from './presence-state.ts'
import { sessionInfoSchema } from './session-info.ts'
import { SCHEMA_VERSION } from './version.ts'
import { clientMessageSchema, relayMessageSchema } from './wire-messages.ts'

/** Everything that is stored in the document or sent on the wire, with the hash it has in each version. Append-only. */
const HASHES: Readonly<Record<number, string>> = {
  1: 'c259030afb5a9a39',
}

const schemas = {
  agentRecordSchema,
  personRecordSchema,
  presenceStateSchema,
  sessionInfoSchema,
  clientMessageSchema,
  relayMessageSchema,
}

/** How Valibot words its schemas, which says nothing of what they take. */
const wording: ReadonlySet<string> = new Set(['kind', 'async', 'expects', 'message', 'reference', '~standard', '~run'])

/** What decides which values a schema takes, without functions, whose text depends on the build. */
function outline(part: unknown): unknown {
  if (part instanceof RegExp) return String(part)
  if (Array.isArray(part)) return part.map(outline)
  if (typeof part !== 'object' || part === null) return typeof part === 'bigint' ? String(part) : part
  const entries = Object.entries(part)
    .filter(([key, value]) => typeof value !== 'function' && !wording.has(key))
    .map(([key, value]) => [key, outline(value)] as const)
  return Object.fromEntries(entries.sort(([left], [right]) => (left < right ? -1 : 1)))
}

test('the stored and sent schemas are those of their version', () => {
  const hash = createHash('sha256').update(JSON.stringify(outline(schemas))).digest('hex').slice(0, 16)
  expect(
    hash,
    `The schemas of what is stored or sent have changed (their hash is now ${hash}), so documents and peers out there ` +
      'differ from them. Raise SCHEMA_VERSION in schema/version.ts, add a line to SCHEMA_HISTORY, a migration to ' +
      'schema/migrations.ts, a stored document of the old version to schema/fixtures, and the new hash to this test.',
  ).toBe(HASHES[SCHEMA_VERSION])
})

test('the hash sees a field, a limit, a pattern and an optional mark', () => {
  const seen = JSON.stringify(outline(schemas))
  expect(seen).toContain('"reportsWithinMs":{')
  expect(seen).toContain('"requirement":128')
  expect(seen).toContain('u007f')
  expect(seen).toContain('"type":"optional"')
})
