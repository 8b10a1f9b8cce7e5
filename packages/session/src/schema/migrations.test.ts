import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { migrateDocument } from './migrations.ts'
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
  expect(doc.getMap('session').toJSON()).toEqual({ schema: 1, generation: 'g1', createdAt: options.now })
  expect(doc.getMap('selections').toJSON()).toEqual({ flight: { number: 'TP 539', price: 212 } })
})

test('an empty document gets a session root', () => {
  const doc = new Y.Doc()
  expect(migrateDocument(doc, options)).toEqual({ ok: true, from: 0, to: 1 })
  expect(doc.getMap('session').toJSON()).toEqual({ schema: 1, generation: 'g1', createdAt: options.now })
})

test('a document of the present version is not touched', () => {
  const doc = storedDocument(SCHEMA_VERSION)
  const before = Y.encodeStateAsUpdate(doc)
  expect(migrateDocument(doc, { now: 5, generation: 'another' })).toEqual({ ok: true, from: 1, to: 1 })
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
  expect(migrateDocument(doc, options)).toEqual({ ok: true, from: 0, to: 1 })
  expect(doc.getMap('session').toJSON()).toEqual({ schema: 1, title: 'kept', generation: 'g1', createdAt: options.now })
})

test('every version has its line of history', () => {
  expect(SCHEMA_HISTORY).toHaveLength(SCHEMA_VERSION + 1)
})
