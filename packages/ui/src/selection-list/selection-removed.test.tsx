import type { Session } from '@callboard/session'
import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { chosenTrip } from '../story/boards.ts'
import { renderOnBoard, type RenderedOnBoard } from '../testing/render-on-board.tsx'
import { SelectionList } from './selection-list.tsx'

async function showTrip(): Promise<RenderedOnBoard & { ben: Session }> {
  const rendered = await renderOnBoard(<SelectionList />, chosenTrip)
  return { ...rendered, ben: await rendered.board.person('ben', 'Ben') }
}

const removedText = ({ getByRole }: RenderedOnBoard): string => getByRole('status').textContent

test('what somebody else removes can be put back as it was', async () => {
  const shown = await showTrip()
  const { board, change, ben, getByRole } = shown
  const before = board.session.selections.get('hotel').getSnapshot()?.value
  await change(() => ben.removeSelection('hotel'))
  expect(removedText(shown)).toBe('Casa do Jasmim removed')
  await userEvent.click(getByRole('button', { name: 'Undo' }))
  expect(board.session.selections.get('hotel').getSnapshot()?.value).toEqual(before)
  await vi.waitFor(() => expect(removedText(shown)).toBe(''))
})

test('where only one\'s own removals can be undone, those of others are not offered', async () => {
  const { board, change, getByRole } = await renderOnBoard(<SelectionList undoes="own" />, chosenTrip)
  const ben = await board.person('ben', 'Ben')
  await userEvent.click(getByRole('button', { name: /^Remove Casa do Jasmim/ }))
  await vi.waitFor(() => expect(getByRole('status').textContent).toBe('Casa do Jasmim removed'))
  await change(() => ben.removeSelection('flight/outbound'))
  expect(getByRole('status').textContent).toBe('Casa do Jasmim removed')
})

test('all that others removed comes back at once, but for what stands there again by then', async () => {
  const shown = await showTrip()
  const { board, change, ben, getByRole } = shown
  await change(() => ben.doc.transact(() => {
    ben.removeSelection('hotel')
    ben.removeSelection('flight')
  }))
  expect(removedText(shown)).toBe('TP 533, Berlin to Lisbon and Casa do Jasmim removed')
  await change(() => ben.removeSelection('activity/sintra'))
  expect(removedText(shown)).toContain('Sintra')
  await change(() => ben.setSelection('hotel', { name: 'Pensão Amor' }))
  expect(removedText(shown)).not.toContain('Casa do Jasmim')
  await userEvent.click(getByRole('button', { name: 'Undo' }))
  expect(board.session.selections.get('hotel').getSnapshot()?.value).toEqual({ name: 'Pensão Amor' })
  expect(board.session.selections.ids.getSnapshot()).toHaveLength(4)
})

test('what others remove takes nobody\'s own undo away', async () => {
  const shown = await showTrip()
  const { board, change, ben, getByRole } = shown
  getByRole('button', { name: 'Remove Casa do Jasmim' }).focus()
  await userEvent.keyboard('{Delete}')
  await vi.waitFor(() => expect(removedText(shown)).toBe('Casa do Jasmim removed'))
  await change(() => ben.removeSelection('flight'))
  expect(removedText(shown)).toBe('TP 533, Berlin to Lisbon removed')
  await userEvent.keyboard('{Control>}z{/Control}')
  await vi.waitFor(() => expect(board.session.selections.ids.getSnapshot()).toContain('hotel'))
  expect(removedText(shown)).toBe('TP 533, Berlin to Lisbon removed')
  await userEvent.click(getByRole('button', { name: 'Dismiss' }))
  expect(removedText(shown)).toBe('')
})

test('what the page removes by itself is not offered', async () => {
  const shown = await showTrip()
  await shown.change(() => shown.board.session.removeSelection('hotel'))
  expect(removedText(shown)).toBe('')
})

test('what came back and goes again is offered as it was last', async () => {
  const shown = await showTrip()
  const { board, change, ben, getByRole } = shown
  await change(() => ben.removeSelection('hotel'))
  await change(() => ben.setSelection('hotel', { name: 'Pensão Amor' }))
  await change(() => ben.removeSelection('hotel'))
  expect(removedText(shown)).toBe('Pensão Amor removed')
  await userEvent.click(getByRole('button', { name: 'Undo' }))
  expect(board.session.selections.get('hotel').getSnapshot()?.value).toEqual({ name: 'Pensão Amor' })
})

test('what may not be put back stays on offer, with the reason', async () => {
  const shown = await showTrip()
  const { board, change, ben, getByRole, findByRole } = shown
  // Past the verbs: more than a choice may hold.
  await change(() => ben.doc.getMap('selections').set('hotel', { name: 'Grand', photo: 'x'.repeat(100_000) }))
  await change(() => ben.removeSelection('hotel'))
  await userEvent.click(getByRole('button', { name: 'Undo' }))
  expect((await findByRole('alert')).textContent).toMatch(/limit/u)
  expect(removedText(shown)).toBe('Grand removed')
  expect(board.session.selections.get('hotel').getSnapshot()).toBeUndefined()
})
