import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseLeniently } from './lenient-json.ts'

test.for([
  ['', undefined],
  ['{', {}],
  ['{"a', {}],
  ['{"a"', {}],
  ['{"a":', {}],
  ['{"a":1', { a: 1 }],
  ['{"a":1,', { a: 1 }],
  ['{"a":-', {}],
  ['{"a":1.', { a: 1 }],
  ['{"a":1e', { a: 1 }],
  ['{"a":1e+', { a: 1 }],
  ['{"a":tr', { a: true }],
  ['[nul', [null]],
  ['["x","y', ['x', 'y']],
  ['["x\\', ['x']],
  ['["x\\u00', ['x']],
  ['["x\\n', ['x\n']],
  ['{"a":{"b":[1,{"c', { a: { b: [1, {}] } }],
  ['{"a":"b","c', { a: 'b' }],
  ['{"a":"b","c":"d"', { a: 'b', c: 'd' }],
  ['[1,-', [1]],
  ['no json', undefined],
  ['}', undefined],
] as const)('%s comes to %o', ([text, value]) => {
  expect(parseLeniently(text)).toEqual(value)
})

test('every beginning of an object comes to an object, and the whole of any JSON to itself', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(), (value, at) => {
      const whole = JSON.stringify(value)
      const part = whole.slice(0, (at % whole.length) + 1)
      expect(parseLeniently(whole)).toEqual(JSON.parse(whole))
      expect(parseLeniently(part)).toBeTypeOf('object')
    }),
    { seed: 21, numRuns: 2_000 },
  )
})

test('nothing that comes makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'{}[]":,\\u0019etrfn-. ') }), (text) => void parseLeniently(text)),
    { seed: 22, numRuns: 2_000 },
  )
})
