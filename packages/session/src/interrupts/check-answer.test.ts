import fc from 'fast-check'
import { expect, test } from 'vitest'
import { INTERRUPT_ACTIONS, INTERRUPT_KINDS, type Answer } from '../schema/index.ts'
import { answerTypesOf } from './answer-types.ts'
import { checkAnswer, type AnswerRules } from './check-answer.ts'

const options = [
  { id: 'a', label: 'A' },
  { id: 'b', label: 'B' },
  { id: 'c', label: 'C' },
]
const schema = {
  type: 'object',
  properties: { seats: { type: 'integer', minimum: 1 }, email: { $ref: '#/$defs/email' } },
  required: ['seats'],
  additionalProperties: false,
  $defs: { email: { type: 'string', format: 'email' } },
}

test.for<[string, AnswerRules, Answer]>([
  ['an approval', { kind: 'approval' }, { type: 'accept' }],
  ['a rejection with its reason', { kind: 'approval' }, { type: 'reject', reason: 'Too dear' }],
  ['an approval that says how', { kind: 'approval', options }, { type: 'accept', options: ['b'] }],
  ['one of several', { kind: 'choice', options }, { type: 'choose', options: ['a'] }],
  ['as many as may be', { kind: 'choice', options, maxChoices: 2 }, { type: 'choose', options: ['a', 'c'] }],
  ['a form', { kind: 'form', schema }, { type: 'submit', value: { seats: 2, email: 'ada@example.org' } }],
  ['a form of one value', { kind: 'form', schema: { type: 'boolean' } }, { type: 'submit', value: false }],
  ['words', { kind: 'text' }, { type: 'respond', text: 'By train' }],
  ['words that a schema judges', { kind: 'text', schema: { maxLength: 9 } }, { type: 'respond', text: 'By train' }],
  ['an edited text', { kind: 'edit' }, { type: 'edit', text: 'Dear all' }],
  ['an edited value', { kind: 'edit', schema }, { type: 'edit', value: { seats: 3 } }],
  ['what is allowed beyond the kind', { kind: 'approval', allow: ['edit'] }, { type: 'edit', value: { to: 'ada' } }],
  ['to be ignored', { kind: 'choice', options, allow: ['ignore'] }, { type: 'ignore' }],
])('takes %s', ([, rules, answer]) => {
  expect(checkAnswer(rules, answer)).toEqual([])
})

test.for<[string, AnswerRules, Answer, string]>([
  ['what its kind does not know', { kind: 'approval' }, { type: 'submit', value: 1 }, 'type'],
  ['what it does not allow', { kind: 'approval' }, { type: 'ignore' }, 'type'],
  ['no option', { kind: 'choice', options }, { type: 'choose' }, 'options'],
  ['an option that is none', { kind: 'choice', options }, { type: 'choose', options: ['z'] }, 'options'],
  ['an option twice', { kind: 'choice', options, maxChoices: 2 }, { type: 'choose', options: ['a', 'a'] }, 'options'],
  ['too many options', { kind: 'choice', options }, { type: 'choose', options: ['a', 'b'] }, 'options'],
  ['two ways to accept', { kind: 'approval', options }, { type: 'accept', options: ['a', 'b'] }, 'options'],
  ['a rejection with an option', { kind: 'approval', options }, { type: 'reject', options: ['a'] }, 'options'],
  ['an empty form', { kind: 'form' }, { type: 'submit' }, 'value'],
  ['a value that fails the schema', { kind: 'form', schema }, { type: 'submit', value: { seats: 0 } }, 'value.seats'],
  ['a field that lacks', { kind: 'form', schema }, { type: 'submit', value: {} }, 'value'],
  [
    'a field behind a reference',
    { kind: 'form', schema },
    { type: 'submit', value: { seats: 1, email: '?' } },
    'value.email',
  ],
  ['no words', { kind: 'text' }, { type: 'respond', text: ' \n' }, 'text'],
  [
    'words that fail the schema',
    { kind: 'text', schema: { maxLength: 3 } },
    { type: 'respond', text: 'Train' },
    'text',
  ],
  ['an edit of nothing', { kind: 'edit' }, { type: 'edit', text: '' }, 'value'],
  ['words that are too many', { kind: 'text' }, { type: 'respond', text: 'x'.repeat(4_001) }, 'text'],
  ['what is no JSON', { kind: 'form' }, { type: 'submit', value: { at: Number.NaN } }, 'value'],
  [
    'long texts for a pattern',
    { kind: 'form', schema: { pattern: '^a*$' } },
    { type: 'submit', value: 'a'.repeat(2_001) },
    'value',
  ],
  [
    'anything for a hostile schema',
    { kind: 'form', schema: { pattern: '(a+)+$' } },
    { type: 'submit', value: 'a' },
    'value',
  ],
])('refuses %s, and says where', ([, rules, answer, path]) => {
  const issues = checkAnswer(rules, answer)
  expect(issues.map((issue) => issue.path)).toContain(path)
  for (const { message } of issues) expect(message).not.toBe('')
})

test('whatever is answered to whatever is asked, it is judged and nothing is thrown', () => {
  const rules = fc.record<AnswerRules>({
    kind: fc.constantFrom(...INTERRUPT_KINDS),
    options: fc.constantFrom(undefined, options),
    maxChoices: fc.constantFrom(undefined, 0, 2),
    allow: fc.option(fc.subarray([...INTERRUPT_ACTIONS]), { nil: undefined }),
    schema: fc.oneof(fc.constant(schema), fc.jsonValue({ maxDepth: 4 })),
  })
  const answer = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.record(
      {
        type: fc.constantFrom('accept', 'reject', 'choose', 'submit', 'respond', 'edit', 'ignore', 'nonsense'),
        options: fc.array(fc.constantFrom('a', 'b', 'z', '__proto__')),
        text: fc.string(),
        value: fc.jsonValue(),
      },
      { requiredKeys: ['type'] },
    ),
  )
  fc.assert(
    fc.property(rules, answer, (asked, given) => {
      const issues = checkAnswer(asked, given as Answer)
      if (issues.length === 0) expect(answerTypesOf(asked)).toContain((given as Answer).type)
    }),
    { seed: 20_261_121, numRuns: 1_000 },
  )
})
