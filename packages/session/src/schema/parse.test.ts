import fc from 'fast-check'
import { expect, test } from 'vitest'
import { taskRecord } from '../fixtures/open-board.ts'
import { agentRecordSchema, commandSchema, parseWith, presenceStateSchema, relayMessageSchema } from './index.ts'
import { idSchema } from './primitives.ts'
import { choice, list, map, number, object, optional, text, union } from './schema.ts'
import { agentRecord } from '../testing/agent-record.ts'

const paths = (schema: Parameters<typeof parseWith>[0], value: unknown): readonly string[] => {
  const result = parseWith(schema, value)
  return result.ok ? [] : result.issues.map((issue) => issue.path)
}

test('a valid record is passed on as it is, with the fields the schema does not know', () => {
  const record = agentRecord('a', { tasks: [taskRecord('t', { mood: 'bright' })], future: [1] })
  expect(parseWith(agentRecordSchema, record)).toEqual({ ok: true, value: record })
})

test('every problem of a value is told, each with its path', () => {
  const record = agentRecord('a', {
    epoch: 1.5,
    status: 'thinking' as 'idle',
    tasks: [taskRecord('t'), { ...taskRecord('u'), title: 7 as never, startedAt: Number.NaN }],
    acks: { c1: { state: 'maybe' as 'done', at: 1 } },
  })
  expect(paths(agentRecordSchema, record)).toEqual([
    'epoch',
    'status',
    'tasks.1.title',
    'tasks.1.startedAt',
    'acks.c1.state',
  ])
})

test.each([
  ['text', text({ min: 1, max: 3 }), ['a', 'abc', '€€€'], ['', 'abcd', 1, null, undefined, []]],
  ['number', number(), [0, 1.5, 2 ** 53], [-1, Number.NaN, Infinity, '1', null, 1n]],
  ['whole number', number({ integer: true, max: 9 }), [0, 9], [0.5, 10, -1]],
  ['choice', choice(['a', 'b']), ['a', 'b'], ['c', 0, undefined, ['a']]],
  ['list', list(number(), { min: 1, max: 2 }), [[1], [1, 2]], [[], [1, 2, 3], ['x'], { 0: 1 }, 'ab']],
  ['map', map(number()), [{}, { a: 1 }], [{ a: 'x' }, [], null, 'x']],
  [
    'object',
    object({ a: number(), b: optional(text()) }),
    [{ a: 1 }, { a: 1, b: undefined }, { a: 1, c: 3 }],
    [{}, { a: 1, b: null }, null, []],
  ],
  ['union', union(object({ a: number() }), object({ b: text() })), [{ a: 1 }, { b: '' }], [{}, { a: '1' }, 3]],
  [
    'id',
    idSchema,
    ['a', 'Ä ö', 'x'.repeat(128)],
    ['', 'a/b', 'a\nb', '\u007f', '__proto__', 'constructor', 'prototype', 'x'.repeat(129)],
  ],
] as const)('%s takes what it describes and nothing else', (_, schema, good, bad) => {
  for (const value of good) expect(parseWith(schema, value), String(value)).toEqual({ ok: true, value })
  for (const value of bad) expect(parseWith(schema, value).ok, String(value)).toBe(false)
})

test('parsing throws at nothing', () => {
  const schemas = [agentRecordSchema, commandSchema, presenceStateSchema, relayMessageSchema]
  fc.assert(
    fc.property(fc.anything({ withBigInt: true, withNullPrototype: true }), (value) => {
      for (const schema of schemas) expect(() => parseWith(schema, value)).not.toThrow()
    }),
    { seed: 20_261_123, numRuns: 500 },
  )
})

test('a million spaces where text is expected cost nothing', () => {
  expect(paths(commandSchema, { id: ' '.repeat(1_000_000), kind: 'message', to: ['a'], at: 1 })).toEqual(['id'])
})
