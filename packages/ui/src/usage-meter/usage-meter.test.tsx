import { waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderOnBoard } from '../testing/render-on-board.tsx'
import { judgeBudget } from './budget.ts'
import { UsageMeter } from './usage-meter.tsx'

const SPENT = { inputTokens: 800, outputTokens: 200, tokens: 1_000, costs: [{ currency: 'EUR', amount: 9 }] }

test('a budget is judged by the limit that is nearest', () => {
  expect(judgeBudget(SPENT, undefined, 0.8)).toBeUndefined()
  expect(judgeBudget(SPENT, { cost: 100, currency: 'EUR', tokens: 1_100 }, 0.8)).toMatchObject({ level: 'near', currency: undefined })
  expect(judgeBudget(SPENT, { cost: 9, currency: 'EUR' }, 0.8)).toMatchObject({ level: 'near', share: 1 })
  expect(judgeBudget(SPENT, { cost: 8.99, currency: 'EUR' }, 0.8)).toMatchObject({ level: 'over' })
  expect(judgeBudget(SPENT, { cost: 5, currency: 'USD' }, 0.8)).toMatchObject({ level: 'within', spent: 0 })
})

test('a budget of nothing is over as soon as something is spent, one that is no number is none', () => {
  expect(judgeBudget(SPENT, { tokens: 0 }, 0.8)).toMatchObject({ level: 'over' })
  expect(judgeBudget({ ...SPENT, tokens: 0 }, { tokens: 0 }, 0.8)).toMatchObject({ level: 'within' })
  for (const tokens of [Number.NaN, -1, Number.POSITIVE_INFINITY]) expect(judgeBudget(SPENT, { tokens }, 0.8)).toBeUndefined()
})

test('follows what an agent spends', async () => {
  const { getByRole, board, change } = await renderOnBoard(<UsageMeter agentId="a" budget={{ tokens: 100 }} />, (board) =>
    board.agent('a', { name: 'Anna', usage: { inputTokens: 10 } }))
  const meter = getByRole('meter', { name: 'Usage of Anna' })
  expect(meter.getAttribute('aria-valuenow')).toBe('0.1')
  await change(() => board.agent('a', { name: 'Anna', usage: { inputTokens: 150 } }))
  await waitFor(() => expect(meter.getAttribute('aria-valuetext')).toBe('150 tokens of 100 tokens and 50 tokens over budget'))
  expect(meter.getAttribute('aria-valuenow')).toBe('1')
})

test('shows nothing where nothing was spent, if it is asked to', async () => {
  await renderOnBoard(<UsageMeter hideWhenEmpty />)
  expect(document.querySelector('.cb-usage-meter-root')).toBeNull()
})

test('stays whole with names that are long or HTML, and a currency that is none', async () => {
  const name = `<script>alert(1)</script>${'x'.repeat(300)}`
  const { getByRole } = await renderOnBoard(<UsageMeter agentId="a" />, (board) =>
    board.agent('a', { name, usage: { inputTokens: 1e300, cost: 1e300, currency: 'not money' } }))
  expect(getByRole('group').textContent).toContain(name)
  expect(getByRole('group').textContent).not.toMatch(/NaN|Infinity/u)
  expect(document.querySelector('.cb-usage-meter-root script')).toBeNull()
})
