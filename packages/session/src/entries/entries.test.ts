import { expect, test } from 'vitest'
import * as v from 'valibot'
import { countWakes, openBoard, quiet } from '../fixtures/open-board.ts'
import type { StandardSchemaV1 } from '@standard-schema/spec'

const ada = { kind: 'person', id: 'ada', name: 'Ada', device: 'd' } as const
const schema = { selections: { flight: v.object({ price: v.number() }) }, config: { budget: v.number() } }

test('the part of a key before the slash picks the schema', async () => {
  await using board = openBoard()
  const session = await board.join(ada, schema)
  session.setSelection('flight/42', { price: 1 })
  session.setSelection('flight', { price: 2 })
  session.setConfig('budget', 500)
  session.setSelection('free', 'anything')
  expect(() => session.setSelection('flight/43', { price: 'dear' })).toThrow(
    expect.objectContaining({ code: 'value-invalid' }),
  )
  expect(() => session.setConfig('budget', '500')).toThrow(expect.objectContaining({ code: 'value-invalid' }))
  expect(session.selections.ids.getSnapshot()).toEqual(['flight', 'flight/42', 'free'])
})

test('a stored value that the schema refuses shows as invalid, with its issues, and is kept', async () => {
  await using board = openBoard()
  const [loose, strict] = [await board.person('bob'), await board.join(ada, schema)]
  loose.setSelection('flight/1', { price: 'dear' })
  await quiet()
  expect(strict.selections.get('flight/1').getSnapshot()).toMatchObject({
    value: { price: 'dear' },
    valid: false,
    issues: [{ path: 'price' }],
  })
})

test('a schema that throws or is asynchronous makes a value invalid, and throws nowhere', async () => {
  await using board = openBoard()
  const standard = (validate: StandardSchemaV1['~standard']['validate']): StandardSchemaV1 => ({
    '~standard': { version: 1, vendor: 'test', validate },
  })
  const selections = {
    thrower: standard(() => {
      throw new Error('a bug in the schema')
    }),
    late: standard(async (value) => ({ value })),
  }
  const [writer, reader] = [await board.person('bob'), await board.join(ada, { selections })]
  writer.setSelection('thrower', 1)
  writer.setSelection('late', 1)
  await quiet()
  expect(reader.selections.get('thrower').getSnapshot()).toMatchObject({ valid: false, value: 1 })
  expect(reader.selections.get('late').getSnapshot()).toMatchObject({ valid: false, value: 1 })
})

test.each([
  ['a date', { at: new Date(0) }, 'x.at'],
  ['not a number', [1, Number.NaN], 'x.1'],
  ['a function', { run: () => {} }, 'x.run'],
  ['a big integer', 1n, 'x'],
  ['bytes', new Uint8Array(2), 'x'],
  ['an instance of a class', { map: new Map() }, 'x.map'],
  ['nothing at all', undefined, 'x'],
  ['a reserved name', JSON.parse('{"__proto__":1}') as unknown, 'x.__proto__'],
])('%s cannot be stored, and the error says where it is', async (_, value, path) => {
  await using board = openBoard()
  const session = await board.person('ada')
  expect(() => session.setSelection('x', value)).toThrow(
    expect.objectContaining({ code: 'value-not-json', details: { path } }),
  )
})

test('a value that contains itself is refused', async () => {
  await using board = openBoard()
  const session = await board.person('ada')
  const loop: { self?: unknown } = {}
  loop.self = loop
  expect(() => session.setSelection('x', loop)).toThrow(expect.objectContaining({ code: 'value-not-json' }))
})

test('absent properties are left out and broken characters are mended, so that all readers see the same', async () => {
  await using board = openBoard()
  const [writer, reader] = [await board.person('ada'), await board.person('bob')]
  writer.setSelection('x', { a: undefined, b: 'half \ud83d' })
  await quiet()
  expect(writer.selections.get('x').getSnapshot()?.value).toEqual({ b: 'half \ufffd' })
  expect(reader.selections.get('x').getSnapshot()?.value).toEqual({ b: 'half \ufffd' })
})

test('keys that cannot be stored are refused', async () => {
  await using board = openBoard()
  const session = await board.person('ada')
  for (const key of ['', '__proto__', 'constructor', 'k'.repeat(257)]) {
    expect(() => session.setSelection(key, 1)).toThrow(expect.objectContaining({ code: 'option-invalid' }))
  }
})

test('a value over its limit is refused', async () => {
  await using board = openBoard()
  const session = await board.person('ada')
  expect(() => session.setSelection('x', { notes: 'n'.repeat(70_000) })).toThrow(
    expect.objectContaining({ code: 'record-too-large' }),
  )
})

test('a change of one selection wakes its own subscriber, and an equal write nobody', async () => {
  await using board = openBoard()
  const session = await board.person('ada')
  for (const key of ['a', 'b']) session.setSelection(key, { n: 1 })
  const wakes = countWakes({
    a: session.selections.get('a'),
    b: session.selections.get('b'),
    ids: session.selections.ids,
  })
  session.setSelection('a', { n: 2 })
  session.setSelection('b', { n: 1 })
  expect(wakes).toEqual({ a: 1 })
})

test("an app has roots of its own, and Callboard's are not among them", async () => {
  await using board = openBoard()
  const session = await board.person('ada')
  const { Text, Array: YArray } = await import('yjs')
  session.sharedType('outline', Text).insert(0, 'Day one')
  expect(session.sharedType('outline', Text).toJSON()).toBe('Day one')
  const invalid = expect.objectContaining({ code: 'option-invalid' })
  for (const name of ['agents', 'people', 'selections', 'config', 'session', '']) {
    expect(() => session.sharedType(name, Text)).toThrow(invalid)
  }
  expect(() => session.sharedType('outline', YArray)).toThrow(/different constructor/)
})
