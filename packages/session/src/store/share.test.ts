import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isEqual, share } from './share.ts'

const seeded = { seed: 20_261_120, numRuns: 500 }
const json = fc.jsonValue({ maxDepth: 4 })

test('a value that equals the one before is the one before', () => {
  fc.assert(
    fc.property(json, (value) => {
      const before = share(undefined, value)
      expect(share(before, structuredClone(value))).toBe(before)
    }),
    seeded,
  )
})

test('the shared value always equals the new one, whatever was before', () => {
  fc.assert(
    fc.property(json, json, (before, next) => {
      // JSON knows no negative zero, and neither do the stores.
      const expected = JSON.parse(JSON.stringify(next), (key, value: unknown) =>
        key === '__proto__' ? undefined : value,
      )
      expect(JSON.parse(JSON.stringify(share(before, next)))).toEqual(expected)
    }),
    seeded,
  )
})

test('the parts that stayed equal keep their identity, and no other', () => {
  const before = { a: { x: 1 }, b: { y: [1, { z: 2 }] } }
  const next = share(before, { a: { x: 1 }, b: { y: [1, { z: 3 }] } })
  expect(next.a).toBe(before.a)
  expect(next.b).not.toBe(before.b)
})

test('a removed key is a change', () => {
  const before = { a: 1, b: undefined }
  expect(share(before, { a: 1 })).toEqual({ a: 1 })
  expect(share({ a: 1 }, { b: undefined })).not.toHaveProperty('a')
  expect(isEqual({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true)
  expect(isEqual({ a: 1 }, { a: 1, b: undefined })).toBe(false)
})

test('an object whose prototype was swapped comes out plain', () => {
  const foreign = Object.setPrototypeOf({ name: 'x' }, { admin: true }) as { name: string; admin?: boolean }
  const value = share(undefined, foreign)
  expect(value).toEqual({ name: 'x' })
  expect(value.admin).toBeUndefined()
})
