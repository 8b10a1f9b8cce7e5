import { expect, test } from 'vitest'
import { readAgentStreamName, parseStreamName } from '../protocol/stream-name.ts'
import { formatPath, matchesPath, patternPart } from '../protocol/path-pattern.ts'
import { parseLeniently } from '../streams/reader/lenient-json.ts'
import { agentRecordSchema } from './agent-record.ts'
import { conversationEntrySchema } from './conversation-entry.ts'
import { parseWith } from './parse.ts'
import { personRecordSchema } from './person-record.ts'
import { presenceStateSchema } from './presence-state.ts'
import type { Schema } from './schema.ts'
import { sessionInfoSchema } from './session-info.ts'
import { parseChunk } from './stream-chunk.ts'
import { identitySchema, tokenClaimsSchema } from './token-claims.ts'

const SIGNS = 1_000_000

/** What makes an expression that goes back over what it has read read it a million times: then this test never ends. */
const texts = [' ', '\t', 'a', '/', ',', '.', '-', '~', '0', '[', '{', '\\', '"'].flatMap((sign) => [sign.repeat(SIGNS), `${sign.repeat(SIGNS)}!`])

const schemas: Readonly<Record<string, Schema>> = {
  agentRecordSchema, personRecordSchema, presenceStateSchema, sessionInfoSchema, conversationEntrySchema, identitySchema, tokenClaimsSchema,
}

/** A value of the schema, as far as that goes, in which every text is the given one. */
function filled(schema: Schema, text: string): unknown {
  switch (schema.kind) {
    case 'object': return Object.fromEntries(Object.entries(schema.fields).map(([key, field]) => [key, filled(field, text)]))
    case 'list': return [filled(schema.item, text)]
    case 'map': return { [text]: filled(schema.item, text) }
    case 'union': return filled(schema.options.at(-1) as Schema, text)
    case 'number': return 1
    case 'choice': return schema.values[0]
    default: return text
  }
}

test.for(Object.entries(schemas))('T33: a million spaces in every text of %s are looked at once', ([, schema]) => {
  for (const text of texts) expect(parseWith(schema, filled(schema, text))).toBeDefined()
})

test('T33: a million of one sign in a chunk, a name, a path or JSON that has come in part are looked at once', () => {
  for (const text of texts) {
    expect(parseChunk({ type: 'text-delta', id: text, delta: text })).toBeDefined()
    expect(parseStreamName(text).ok).toBe(false)
    readAgentStreamName(`agents/${text}`)
    formatPath(['selections', text])
    expect(matchesPath(`selections/${patternPart(text)}`, ['selections', text])).toBe(true)
    for (const json of [text, `[1${text}`, `{"a":${text}`, `["x"${text}`]) parseLeniently(json)
  }
})
