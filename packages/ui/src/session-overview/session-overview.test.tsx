import { waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { planners } from '../story/boards.ts'
import { PLANNERS, runningTask } from '../story/records.ts'
import { renderOnBoard } from '../testing/render-on-board.tsx'
import { ARABIC } from '../strings/arabic/arabic.ts'
import { createFormats } from '../strings/formats.ts'
import { GERMAN } from '../strings/german/german.ts'
import { StringsProvider } from '../strings/strings-provider.tsx'
import { SessionOverview } from './session-overview.tsx'

function counts(): string[] {
  return [...document.querySelectorAll('.cb-session-overview-count')].map((item) => item.textContent)
}

test('counts those who wait for a person apart, and first', async () => {
  const { change, board } = await renderOnBoard(<SessionOverview />, planners)
  expect(counts()).toEqual(['1 waits for you', '3 working'])
  await change(() => board.agent('helper', { status: 'waiting', reason: 'waiting-for-agent' }))
  await waitFor(() => expect(counts()).toEqual(['1 waits for you', '3 working', '1 waiting']))
})

test('says what all have spent, once somebody tells', async () => {
  const { change, board, queryByText, getByText } = await renderOnBoard(<SessionOverview />, (board) => board.agent('a'))
  expect(queryByText(/token/u)).toBeNull()
  await change(() => board.agent('b', { usage: { inputTokens: 1, cost: 2, currency: 'EUR' } }))
  await waitFor(() => expect(getByText('1 token · €2.00')).toBeDefined())
})

test('hides progress while there is no work', async () => {
  const { queryByRole } = await renderOnBoard(<SessionOverview />, (board) => board.agent('a'))
  expect(queryByRole('progressbar')).toBeNull()
})

test('stays whole with records that say what cannot be', async () => {
  const { getByRole, board, change } = await renderOnBoard(<SessionOverview />)
  await change(async () => {
    await board.foreignRecord('html', { name: '<img src=x onerror=alert(1)>', status: 'dancing', usage: { inputTokens: 'many' } })
    await board.foreignRecord('nan', { ...PLANNERS.flights, id: 'nan', epoch: 1, since: 0, updatedAt: 0, acks: {}, usage: { cost: Number.NaN, currency: '<b>' } })
    await board.agent('fine', { status: 'working', tasks: [runningTask('t', 'T', { progress: { done: 140, total: 100 } })] })
  })
  await waitFor(() => expect(counts().join(' ')).toMatch(/1 working/u))
  expect(getByRole('progressbar').getAttribute('aria-valuenow')).toBe('1')
  expect(document.querySelector('img')).toBeNull()
})

test('speaks German, and counts as Arabic does', async () => {
  await renderOnBoard(
    <StringsProvider locale="de" strings={GERMAN}><SessionOverview /></StringsProvider>,
    planners,
  )
  expect(counts()).toEqual(['1 wartet auf Sie', '3 arbeiten'])
  const forms = [1, 2, 3, 11, 100].map((count) => ARABIC.overviewCount('working', count, createFormats('ar')))
  expect(new Set(forms.map((text) => text.replaceAll(/\p{Nd}+/gu, '')))).toHaveProperty('size', 5)
})
