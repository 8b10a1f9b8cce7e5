import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MAX_PATTERN_TEXT, patternCost } from './pattern-cost.ts'

/** What a schema's patterns may cost together. */
const BUDGET = 64_000_000

test.each([
  '^\\d{4}-\\d{2}-\\d{2}$',
  '^[A-Z]{2,3}\\s?\\d{1,4}$',
  '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$',
  '^[a-z0-9]+(-[a-z0-9]+)*$',
  '^(?=.*[A-Z])(?=.*\\d).{8,}$',
  '^(\\d{1,3}\\.){3}\\d{1,3}$',
  '^\\p{L}+(?: \\p{L}+)*$',
  '^https?://[^\\s/]+(/[^\\s/]*)*$',
  '^(red|green|blue)$',
  '^\\+?[0-9 ]{6,20}$',
  '^[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}$',
  '\\s+$',
  '^#(?:[0-9a-f]{3}){1,2}$',
])('takes %s, as people write it', (pattern) => {
  const { cost, problem } = patternCost(pattern)
  expect(problem).toBeUndefined()
  expect(cost).toBeLessThan(BUDGET)
})

test.each([
  '(a+)+$',
  '^(a|a)*b$',
  '^(a|aa)+$',
  '^(\\w+\\s?)*$',
  '^(([a-z])+.)+[A-Z]([a-z])+$',
  '(x+x+)+y',
  '^(.*a){12}$',
  '^(a?){30}a{30}$',
  'a*a*a*a*b',
  '(.*)(.*)(.*)x',
  '^a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa$',
  `^${'(a|a)'.repeat(27)}$`,
  '^(?=(a+)+$)',
  '(\\d+)-\\1',
  '(?<!a+)b',
  '^(?:a{0,40}){5}$',
])('refuses %s, which could take for ever', (pattern) => {
  const { cost, problem } = patternCost(pattern)
  expect(problem !== undefined || cost > BUDGET).toBe(true)
})

test.each(['(', '[z-a]', 'a{2,1}', '\\p{Nonsense}'])('%s is no regular expression', (pattern) => {
  expect(patternCost(pattern).problem).toBe('is no regular expression')
})

test('whatever is taken is quick on texts made of what it is made of', { timeout: 60_000 }, () => {
  const atom = fc.constantFrom('a', 'b', '[ab]', '.', '\\w', '\\d', '-')
  const quantified = fc
    .tuple(atom, fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,3}'))
    .map(([node, quantifier]) => node + quantifier)
  const sequence = fc.array(quantified, { minLength: 1, maxLength: 4 }).map((items) => items.join(''))
  const group = fc
    .tuple(fc.array(sequence, { minLength: 1, maxLength: 2 }), fc.constantFrom('', '*', '+', '?', '{2,4}'))
    .map(([options, quantifier]) => `(${options.join('|')})${quantifier}`)
  const pattern = fc
    .tuple(fc.constantFrom('^', ''), fc.array(fc.oneof(quantified, group), { minLength: 1, maxLength: 5 }))
    .map(([start, items]) => `${start}${items.join('')}`)
  let taken = 0
  fc.assert(
    fc.property(pattern, fc.constantFrom('a', 'ab', 'aab', '-a', 'a-'), (source, unit) => {
      const { cost, problem } = patternCost(source)
      if (problem !== undefined || cost > BUDGET) return
      taken += 1
      const text = `${unit.repeat(MAX_PATTERN_TEXT / unit.length).slice(0, MAX_PATTERN_TEXT - 1)}!`
      // One that is not as quick as it is taken for would still be running when the test's time is over.
      new RegExp(`${source}$`, 'u').test(text)
    }),
    { seed: 20_261_121, numRuns: 2_000 },
  )
  expect(taken).toBeGreaterThan(500)
})
