import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { chosenTrip } from '../story/boards.ts'
import { renderOnBoard, type RenderedOnBoard } from '../testing/render-on-board.tsx'
import { SelectionList } from './selection-list.tsx'

async function showTrip(): Promise<RenderedOnBoard> {
  return renderOnBoard(<SelectionList />, chosenTrip)
}

function focused(): string {
  return document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName ?? ''
}

async function press(keys: string): Promise<void> {
  await userEvent.keyboard(keys)
}

test('removes with the pointer, says so once, and puts back what was removed', async () => {
  const { board, getByRole, queryByText } = await showTrip()
  const before = board.session.selections.get('hotel').getSnapshot()?.value
  await userEvent.click(getByRole('button', { name: 'Remove Casa do Jasmim' }))
  expect(board.session.selections.get('hotel').getSnapshot()).toBeUndefined()
  expect(queryByText('Casa do Jasmim')).toBeNull()
  expect(getByRole('status').textContent).toBe('Casa do Jasmim removed')

  await userEvent.click(getByRole('button', { name: 'Undo' }))
  expect(board.session.selections.get('hotel').getSnapshot()?.value).toEqual(before)
  expect(getByRole('status').textContent).toBe('')
  await vi.waitFor(() => expect(focused()).toBe('Remove Casa do Jasmim'))
})

test('moves with arrows, removes with Delete and keeps the focus in the list', async () => {
  const { getByRole, board } = await showTrip()
  getByRole('button', { name: 'Remove Sintra and the Moorish castle' }).focus()
  await press('{ArrowDown}')
  expect(focused()).toBe('Remove Ride tram 28 before breakfast')
  await press('{Delete}')
  await vi.waitFor(() => expect(focused()).toBe('Remove TP 533, Berlin to Lisbon'))
  expect(board.session.selections.ids.getSnapshot()).toEqual(['activity/sintra', 'flight', 'hotel'])
  await press('{End}{Backspace}')
  await vi.waitFor(() => expect(focused()).toBe('Remove TP 533, Berlin to Lisbon'))
  await press('{Control>}z{/Control}')
  await vi.waitFor(() => expect(focused()).toBe('Remove Casa do Jasmim'))
  expect(board.session.selections.ids.getSnapshot()).toEqual(['activity/sintra', 'flight', 'hotel'])
})

test('leaves another choice alone that was made in place of what was removed', async () => {
  const { board, change, getByRole } = await showTrip()
  await userEvent.click(getByRole('button', { name: 'Remove Casa do Jasmim' }))
  await change(() => board.session.setSelection('hotel', { name: 'Pensão Amor' }))
  await userEvent.click(getByRole('button', { name: 'Undo' }))
  expect(board.session.selections.get('hotel').getSnapshot()?.value).toEqual({ name: 'Pensão Amor' })
})

test('gives the focus to the list when the last item goes', async () => {
  const { board, getByRole, change, getByText } = await renderOnBoard(<SelectionList />, ({ session }) =>
    session.setSelection('flight', { title: 'TP 533' }),
  )
  getByRole('button', { name: 'Remove TP 533' }).focus()
  await change(() => board.session.removeSelection('flight'))
  expect(getByText('Nothing has been chosen yet')).toBeDefined()
  expect(document.activeElement).toBe(getByRole('region', { name: 'Selections' }))
})

test('shows only what is of its kind', async () => {
  const { getAllByRole } = await renderOnBoard(<SelectionList kind="activity" />, chosenTrip)
  expect(getAllByRole('listitem')).toHaveLength(2)
})
