import { fireEvent } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { StoryBoard } from '../story/story-context.ts'
import { renderOnBoard } from '../testing/render-on-board.tsx'
import { ConfigPanel } from './config-panel.tsx'
import { mergeValues } from './merge-values.ts'

const SCHEMAS = {
  budget: { type: 'number', title: 'Budget', minimum: 0 },
  tone: { type: 'string', enum: ['friendly', 'formal'], title: 'Tone' },
}

const panel = <ConfigPanel jsonSchemas={SCHEMAS} />
const begin = ({ session }: StoryBoard): void => {
  session.setConfig('budget', 900)
  session.setConfig('tone', 'friendly')
}
const config = ({ session }: StoryBoard, key: string): unknown => session.config.get(key).getSnapshot()?.value

test('shows what is set, writes what was edited when it is saved, and nothing before', async () => {
  const { board, findByRole, getByRole } = await renderOnBoard(panel, begin)
  const budget = await findByRole('textbox', { name: 'Budget' })
  expect(budget).toHaveProperty('value', '900')
  fireEvent.change(budget, { target: { value: '1200' } })
  expect(config(board, 'budget')).toBe(900)
  await vi.waitFor(() => expect(document.body.textContent).toContain('1 unsaved change'))
  await userEvent.click(getByRole('button', { name: 'Save' }))
  await vi.waitFor(() => expect(config(board, 'budget')).toBe(1200))
  expect(config(board, 'tone')).toBe('friendly')
})

test('what is wrong is said at its field, and not written', async () => {
  const { board, findByRole, getByRole } = await renderOnBoard(panel, begin)
  fireEvent.change(await findByRole('textbox', { name: 'Budget' }), { target: { value: '-5' } })
  await userEvent.click(getByRole('button', { name: 'Save' }))
  await vi.waitFor(() => expect(getByRole('textbox', { name: 'Budget' }).getAttribute('aria-invalid')).toBe('true'))
  expect(config(board, 'budget')).toBe(900)
})

test('what others set comes in, but for what is being edited: there its reader chooses', async () => {
  const { board, change, findByRole, getByRole } = await renderOnBoard(panel, begin)
  const ben = await board.person('ben', 'Ben')
  fireEvent.change(await findByRole('textbox', { name: 'Budget' }), { target: { value: '1200' } })
  await change(() => ben.setConfig('tone', 'formal'))
  await vi.waitFor(() => expect(getByRole('combobox', { name: 'Tone' })).toHaveProperty('selectedOptions.0.textContent', 'formal'))
  await change(() => ben.setConfig('budget', 700))
  const mine = await findByRole('button', { name: 'Keep mine: Budget' })
  expect(document.body.textContent).toContain('Ben set Budget to 700 meanwhile.')
  expect(getByRole('textbox', { name: 'Budget' })).toHaveProperty('value', '1200')
  expect(config(board, 'budget')).toBe(700)
  await userEvent.click(mine)
  await userEvent.click(getByRole('button', { name: 'Save' }))
  await vi.waitFor(() => expect(config(board, 'budget')).toBe(1200))
  expect(config(board, 'tone')).toBe('formal')
})

test('two who edit different fields of one setting do not undo one another', () => {
  const base = { city: 'Lisbon', nights: 2 }
  expect(mergeValues(base, { city: 'Porto', nights: 2 }, { city: 'Lisbon', nights: 3 })).toEqual({ value: { city: 'Porto', nights: 3 }, isContested: false })
  expect(mergeValues(base, { city: 'Porto', nights: 2 }, { city: 'Faro', nights: 2 })).toEqual({ value: { city: 'Porto', nights: 2 }, isContested: true })
})

test('says so where nothing can be set', async () => {
  const { getByText } = await renderOnBoard(<ConfigPanel />)
  expect(getByText('No settings')).toBeDefined()
})
