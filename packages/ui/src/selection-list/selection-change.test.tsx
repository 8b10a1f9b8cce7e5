import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { StoryBoard } from '../story/story-context.ts'
import { renderOnBoard, type RenderedOnBoard } from '../testing/render-on-board.tsx'
import { SelectionList } from './selection-list.tsx'

const FIRST = { title: 'TP 533', price: 184 }
const SECOND = { title: 'LH 1172', price: 169 }

/** Flights chooses, and then chooses again while the list is there. */
async function showChange(value: unknown = SECOND): Promise<RenderedOnBoard & { by: Awaited<ReturnType<StoryBoard['agent']>> }> {
  const rendered = await renderOnBoard(<SelectionList />, ({ session }) => session.setSelection('flight', FIRST))
  const by = await rendered.board.agent('flights', { name: 'Flights' })
  await rendered.change(() => by.setSelection('flight', value))
  return { ...rendered, by }
}

const flight = ({ session }: StoryBoard): unknown => session.selections.get('flight').getSnapshot()?.value

test('says who has changed what, opens to what was before, and puts it back', async () => {
  const { board, getByText, getByRole } = await showChange()
  expect(getByText('Flights').closest('summary')?.textContent).toMatch(/^Flights changed this now/u)
  await userEvent.click(getByText('Flights'))
  expect(getByText('TP 533').closest('del')).not.toBeNull()
  expect(getByText('169').closest('ins')).not.toBeNull()

  await userEvent.click(getByRole('button', { name: 'Undo the change to LH 1172' }))
  expect(flight(board)).toEqual(FIRST)
  await vi.waitFor(() => expect(getByText('You').closest('summary')?.textContent).toMatch(/^You changed this now/u))
})

test('what stood there before the list came has no history, and what one adds is not undone but removed', async () => {
  const { queryByText, change, board, queryByRole } = await renderOnBoard(<SelectionList />, ({ session }) => session.setSelection('flight', FIRST))
  expect(queryByText(/changed this|added this/u)).toBeNull()
  await change(() => board.session.setSelection('hotel', 'Casa do Jasmim'))
  expect(queryByText('You')).not.toBeNull()
  expect(queryByRole('button', { name: /Undo the change/u })).toBeNull()
})

test('shows hostile values as text, cut to what can be read', async () => {
  const { getByText } = await showChange({ title: '<img src=x onerror="globalThis.pwned=true">'.repeat(40), price: 1 })
  await userEvent.click(getByText('Flights'))
  expect(document.querySelector('ins')?.textContent.length).toBeLessThan(200)
  expect(document.querySelector('img')).toBeNull()
})
