import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { agentRecordSchema } from './agent-record.ts'
import { conversationEntrySchema } from './conversation-entry.ts'
import * as interrupt from './interrupt.ts'
import { personRecordSchema } from './person-record.ts'
import { presenceStateSchema } from './presence-state.ts'
import { sessionInfoSchema } from './session-info.ts'
import { CHUNK_SCHEMAS } from './stream-chunk.ts'
import * as streamRequests from './stream-requests.ts'
import { SCHEMA_VERSION } from './version.ts'
import { clientMessageSchema, relayMessageSchema } from './wire-messages.ts'

/** Everything that is stored in the document or sent on the wire, with the hash it has in each version. Append-only. */
const HASHES: Readonly<Record<number, string>> = {
  1: 'fcb3ac93f9e9b1ff',
  2: '702e47a8a5b278f5',
  3: 'a163855f368f3b8b',
  4: '4ee182b74340a96d',
}

const schemas = {
  agentRecordSchema,
  personRecordSchema,
  presenceStateSchema,
  sessionInfoSchema,
  clientMessageSchema,
  relayMessageSchema,
  conversationEntrySchema,
  CHUNK_SCHEMAS,
  interrupt: Object.entries(interrupt).toSorted(([left], [right]) => (left < right ? -1 : 1)),
  // By name, whatever the order in which a module lists them.
  streamRequests: Object.entries(streamRequests).toSorted(([left], [right]) => (left < right ? -1 : 1)),
}

test('the stored and sent schemas are those of their version', () => {
  const hash = createHash('sha256').update(JSON.stringify(schemas)).digest('hex').slice(0, 16)
  expect(
    hash,
    `The schemas of what is stored or sent have changed (their hash is now ${hash}), so documents and peers out ` +
      'there differ from them. Raise SCHEMA_VERSION in schema/version.ts, add a line to SCHEMA_HISTORY, a migration ' +
      'to schema/migrations.ts, a stored document of the old version to schema/fixtures, and the hash to this test.',
  ).toBe(HASHES[SCHEMA_VERSION])
})
