import { expect, test } from 'vitest'
import { RefusalBackoff } from './refusal-backoff.ts'
import { TimeBudget } from './time-budget.ts'

test('after three refusals in a minute an identity is kept out of that session for a minute', () => {
  let now = 0
  const backoff = new RefusalBackoff({ now: () => now })
  backoff.refused('trip', 'agent:eve')
  now = 30_000
  backoff.refused('trip', 'agent:eve')
  expect(backoff.keptOutMs('trip', 'agent:eve')).toBe(0)

  now = 59_000
  backoff.refused('trip', 'agent:eve')

  expect(backoff.keptOutMs('trip', 'agent:eve')).toBe(60_000)
  expect(backoff.keptOutMs('other', 'agent:eve')).toBe(0)
  expect(backoff.keptOutMs('trip', 'agent:bob')).toBe(0)
  now = 119_000
  expect(backoff.keptOutMs('trip', 'agent:eve')).toBe(0)
})

test('three refusals that are further apart keep nobody out', () => {
  let now = 0
  const backoff = new RefusalBackoff({ now: () => now })
  for (const at of [0, 30_000, 61_000]) {
    now = at
    backoff.refused('trip', 'agent:eve')
  }

  expect(backoff.keptOutMs('trip', 'agent:eve')).toBe(0)
})

test('who took more time than is theirs waits until it is made up for, and nobody else does', () => {
  let now = 0
  const budget = new TimeBudget({ perSecond: 50, burst: 100 }, () => now)
  budget.spend('agent:eve', 100)
  expect(budget.waitMs('agent:eve')).toBe(0)

  budget.spend('agent:eve', 25)

  expect(budget.waitMs('agent:eve')).toBe(500)
  expect(budget.waitMs('user:ada')).toBe(0)
  now = 500
  expect(budget.waitMs('agent:eve')).toBe(0)
})
