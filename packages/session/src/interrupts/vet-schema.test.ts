import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkAnswer } from './check-answer.ts'
import { vetSchema } from './vet-schema.ts'

function nested(depth: number, wrap: (inner: object) => object): object {
  return Array.from({ length: depth }).reduce<object>((inner) => wrap(inner), { type: 'string' })
}

/** Each definition refers twice to the next: small to read, and without end to run. */
function doubling(levels: number): object {
  const names = Array.from({ length: levels }, (_, level) => `d${level}`)
  const definitions = names.map((name, level) => {
    const $ref = `#/$defs/${names[level + 1] ?? 'end'}`
    return [name, { anyOf: [{ $ref }, { $ref }] }]
  })
  return { $ref: '#/$defs/d0', $defs: { ...Object.fromEntries(definitions), end: { type: 'number' } } }
}

test.for<[string, unknown]>([
  [
    'a form as people write it',
    { type: 'object', properties: { id: { type: 'string', format: 'date' }, $id: true, pattern: { enum: ['(a+)+'] } } },
  ],
  ['true', true],
  ['an empty schema', {}],
  [
    'references to its own definitions',
    { properties: { a: { $ref: '#/$defs/x' }, b: { $ref: '#/$defs/x' } }, $defs: { x: { type: 'number' } } },
  ],
  [
    'all that keywords can do',
    {
      allOf: [{ if: { const: 1 }, else: false }],
      prefixItems: [true],
      items: { not: { type: 'null' } },
      contains: true,
    },
  ],
  ['keywords of others', { 'type': 'string', 'ui:widget': 'textarea', 'x-order': [1, 2] }],
  ['eight levels', nested(8, (inner) => ({ properties: { x: inner } }))],
])('takes %s', ([, schema]) => {
  expect(vetSchema(schema)).toEqual([])
})

const $defs = { a: { properties: { next: { $ref: '#/$defs/a' } } } }

test.for<[string, unknown, string]>([
  ['what is no schema', 'string', 'Expected a schema'],
  ['what is no JSON', { const: () => 1 }, 'not plain JSON'],
  [
    'one that contains itself',
    Object.assign(((loop: { not?: object }) => Object.assign(loop, { not: loop }))({})),
    'not plain JSON',
  ],
  [
    'one that is too large',
    { enum: Array.from({ length: 4_000 }, (_, index) => `value ${index}`) },
    'over 16384 bytes',
  ],
  ['one that is too deep', nested(20, (inner) => ({ items: inner })), 'deep'],
  ['one that is abysmal', nested(5_000, (inner) => ({ not: inner })), 'not plain JSON'],
  ['one of too many', { anyOf: Array.from({ length: 600 }, () => ({})) }, 'over 500'],
  ['one that doubles and doubles', doubling(14), 'over'],
  ['references in a circle', { $ref: '#/$defs/a', $defs }, 'circle'],
  ['a reference to itself', { $ref: '#' }, 'References go to'],
  ['a reference elsewhere', { $ref: 'https://example.org/schema' }, 'References go to'],
  ['a reference to what it inherits', { $ref: '#/$defs/toString', $defs: {} }, 'References go to'],
  ['a name of its own', { $id: 'https://example.org/x' }, '$id'],
  ['a reference that is looked up when it runs', { $dynamicRef: '#x' }, '$dynamicRef'],
  [
    'what the validator notes itself',
    { $ref: '#/$defs/a', $defs: { a: {} }, __absolute_ref__: 'x' },
    '__absolute_ref__',
  ],
  ['a pattern that could take for ever', { properties: { x: { pattern: '^(\\w+\\s?)*$' } } }, 'The pattern'],
  ["a name's pattern that could take for ever", { patternProperties: { '(x+x+)+y': true } }, 'The pattern'],
  ['a pattern that is none', { pattern: '(' }, 'no regular expression'],
  ['a pattern that is too long', { pattern: 'a'.repeat(201) }, '200 characters'],
  [
    'many patterns that take a while each',
    { allOf: Array.from({ length: 40 }, () => ({ pattern: 'a*a$' })) },
    'too long',
  ],
])('refuses %s', ([, schema, why]) => {
  const [issue] = vetSchema(schema)
  expect(issue?.message).toContain(why)
  // And so it is with every answer: it is not run.
  const answer = { type: 'submit' as const, value: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' }
  expect(checkAnswer({ kind: 'form', schema }, answer)).toHaveLength(1)
})

test('whatever JSON it is, it is judged and nothing is thrown', () => {
  const keyword = fc.constantFrom('properties', 'items', 'allOf', '$ref', '$defs', 'pattern', 'not', 'enum', '$id')
  const { schema } = fc.letrec<{ schema: unknown }>((tie) => ({
    schema: fc.oneof(
      { maxDepth: 4 },
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom('#/$defs/a', '(a+)+', true),
      fc.dictionary(fc.oneof(keyword, fc.constantFrom('a', '__proto__')), tie('schema'), { maxKeys: 4 }),
      fc.array(tie('schema'), { maxLength: 3 }),
    ),
  }))
  fc.assert(
    fc.property(schema, fc.jsonValue(), (hostile, value) => {
      for (const { message } of vetSchema(hostile)) expect(message).not.toBe('')
      checkAnswer({ kind: 'form', schema: hostile }, { type: 'submit', value })
    }),
    { seed: 20_261_121, numRuns: 2_000 },
  )
})
