import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { agentRecordSchema } from './agent-record.ts'
import { migrateDocument } from './migrations.ts'
import { readOutboxes } from './outboxes.ts'
import { parseWith } from './parse.ts'
import { SCHEMA_HISTORY, SCHEMA_VERSION } from './version.ts'

const options = { now: 1_795_000_000_000, generation: 'g1' }

function storedDocument(version: number): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, readFileSync(new URL(`fixtures/document-v${version}.bin`, import.meta.url)))
  return doc
}

test('a stored document of every older version can be brought to the present one, keeping what it holds', () => {
  for (let version = 0; version < SCHEMA_VERSION; version += 1) {
    const doc = storedDocument(version)
    const before = { selections: doc.getMap('selections').toJSON(), outline: doc.getText('outline').toJSON() }
    expect(migrateDocument(doc, options)).toEqual({ ok: true, from: version, to: SCHEMA_VERSION })
    expect(doc.getMap('session').toJSON()).toMatchObject({ schema: SCHEMA_VERSION })
    expect(doc.getMap('selections').toJSON()).toEqual(before.selections)
    expect(doc.getText('outline').toJSON()).toBe(before.outline)
  }
})

test('the document of a plain client gets a session root', () => {
  const doc = storedDocument(0)
  migrateDocument(doc, options)
  expect(doc.getMap('session').toJSON()).toEqual({ schema: SCHEMA_VERSION, generation: 'g1', createdAt: options.now })
  expect(doc.getMap('selections').toJSON()).toEqual({ flight: { number: 'TP 539', price: 212 } })
})

test('an empty document gets a session root', () => {
  const doc = new Y.Doc()
  expect(migrateDocument(doc, options)).toEqual({ ok: true, from: 0, to: SCHEMA_VERSION })
  expect(doc.getMap('session').toJSON()).toEqual({ schema: SCHEMA_VERSION, generation: 'g1', createdAt: options.now })
})

test('what agents said in their outboxes is read out of a document of version 1 before it leaves it', () => {
  const doc = storedDocument(1)
  const ada = { kind: 'person', id: 'ada', name: 'Ada' }
  const flights = { kind: 'agent', id: 'flights', name: 'Flights' }
  expect(readOutboxes(doc)).toEqual([
    { id: 'c1', at: 1_794_000_000_995, from: ada, text: 'Find a flight', to: ['flights'] },
    { id: 'c2', at: 1_794_000_001_000, from: ada, text: 'Cheaper, please', to: ['planner'] },
    { id: 'm1', at: 1_794_000_001_000, from: flights, text: 'On it.', replyTo: 'c1' },
  ])
  migrateDocument(doc, options)
  const record = doc.getMap('agents').get('flights')
  expect(record).not.toHaveProperty('outbox')
  expect(record).toMatchObject({ name: 'Flights', tasks: [{ id: 'search' }], acks: { c1: { state: 'done' } } })
  expect(parseWith(agentRecordSchema, record).ok).toBe(true)
  expect(readOutboxes(doc)).toEqual([])
})

test('an outbox that is not one is left out, and the others are read', () => {
  const doc = new Y.Doc()
  doc.getMap('session').set('schema', 1)
  const agents = doc.getMap('agents')
  agents.set('null', null)
  agents.set('text', { outbox: 'none' })
  agents.set('half', { outbox: [{ id: 'm1' }] })
  agents.set('good', { outbox: [{ id: 'm2', at: 5, text: 'Hello' }] })
  doc.getMap('people').set('ada/d1', { commands: 3 })
  expect(readOutboxes(doc)).toEqual([
    { id: 'm2', at: 5, from: { kind: 'agent', id: 'good', name: 'good' }, text: 'Hello' },
  ])
  expect(migrateDocument(doc, options)).toMatchObject({ ok: true, to: SCHEMA_VERSION })
})

test('a document of the present version is not touched', () => {
  const doc = storedDocument(SCHEMA_VERSION)
  const before = Y.encodeStateAsUpdate(doc)
  expect(migrateDocument(doc, { now: 5, generation: 'another' })).toEqual({
    ok: true,
    from: SCHEMA_VERSION,
    to: SCHEMA_VERSION,
  })
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
})

test('a migration is one transaction, so that it is stored as a whole or not at all', () => {
  const doc = storedDocument(0)
  let updates = 0
  doc.on('update', () => {
    updates += 1
  })
  migrateDocument(doc, options)
  expect(updates).toBe(1)
})

test('a document of a newer version is left as it is, and the error says so', () => {
  const doc = new Y.Doc()
  doc.getMap('session').set('schema', SCHEMA_VERSION + 1)
  const before = Y.encodeStateAsUpdate(doc)
  const result = migrateDocument(doc, options)
  expect(result).toMatchObject({ ok: false, error: { code: 'schema-too-new' } })
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
})

test.each([
  ['a string', '1'],
  ['a fraction', 0.5],
  ['negative', -1],
  ['a Yjs type', new Y.Map()],
])('a version that is %s counts as none', (_, schema) => {
  const doc = new Y.Doc()
  doc.getMap('session').set('schema', schema)
  doc.getMap('session').set('title', 'kept')
  expect(migrateDocument(doc, options)).toEqual({ ok: true, from: 0, to: SCHEMA_VERSION })
  expect(doc.getMap('session').toJSON()).toEqual({
    schema: SCHEMA_VERSION,
    title: 'kept',
    generation: 'g1',
    createdAt: options.now,
  })
})

test('every version has its line of history', () => {
  expect(SCHEMA_HISTORY).toHaveLength(SCHEMA_VERSION + 1)
})
