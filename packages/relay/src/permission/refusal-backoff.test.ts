import { expect, test } from 'vitest'
import { RefusalBackoff } from './refusal-backoff.ts'
import { TimeBudget } from './time-budget.ts'

test('after three refusals in a minute an identity is kept out of that session for a minute', () => {
  let now = 0
  const backoff = new RefusalBackoff({ now: () => now })
  backoff.refused('trip', 'agent:eve', 'a', [])
  now = 30_000
  backoff.refused('trip', 'agent:eve', 'b', [])
  expect(backoff.keptOutMs('trip', 'agent:eve', 'a')).toBe(0)

  now = 59_000
  backoff.refused('trip', 'agent:eve', undefined, [])

  for (const process of ['a', 'b', 'new', undefined]) expect(backoff.keptOutMs('trip', 'agent:eve', process)).toBe(60_000)
  expect(backoff.keptOutMs('other', 'agent:eve', 'a')).toBe(0)
  expect(backoff.keptOutMs('trip', 'agent:bob', 'a')).toBe(0)
  now = 119_000
  expect(backoff.keptOutMs('trip', 'agent:eve', 'a')).toBe(0)
})

test('three refusals that are further apart keep nobody out', () => {
  let now = 0
  const backoff = new RefusalBackoff({ now: () => now })
  for (const at of [0, 30_000, 61_000]) {
    now = at
    backoff.refused('trip', 'agent:eve', 'a', [])
  }

  expect(backoff.keptOutMs('trip', 'agent:eve', 'a')).toBe(0)
})

test('a process that took part before the first refusal comes and goes, until it was refused as often; one that came later does not', () => {
  const backoff = new RefusalBackoff({ now: () => 0 })
  backoff.refused('trip', 'agent:eve', 'bad', ['good'])
  // What is there only now may have come with the one that is refused.
  backoff.refused('trip', 'agent:eve', 'bad', ['good', 'late'])
  backoff.refused('trip', 'agent:eve', 'worse', ['good', 'late'])

  expect(['good', undefined, 'bad', 'worse', 'late'].map((process) => backoff.keptOutMs('trip', 'agent:eve', process))).toEqual([0, 0, 60_000, 60_000, 60_000])
  for (const _refusal of [1, 2]) backoff.refused('trip', 'agent:eve', 'good', [])
  expect(backoff.keptOutMs('trip', 'agent:eve', 'good')).toBe(0)

  backoff.refused('trip', 'agent:eve', 'good', [])

  expect(['good', undefined].map((process) => backoff.keptOutMs('trip', 'agent:eve', process))).toEqual([60_000, 60_000])
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
