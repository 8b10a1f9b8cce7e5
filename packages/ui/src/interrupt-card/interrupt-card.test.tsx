import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { asks, CHOICE } from '../story/questions.ts'
import { renderOnBoard } from '../testing/render-on-board.tsx'
import { InterruptCard } from './interrupt-card.tsx'

test('a question that is decided at its deadline keeps its room until its reader does something', async () => {
  const { board, change, getByRole } = await renderOnBoard(<InterruptCard interruptKey="flights/hotel" />, async (before) => {
    await asks(before, { ...CHOICE, deadlineInMs: 5_000, onDeadline: { type: 'choose', options: ['amor'] } })
  })
  const card = getByRole('article')
  const { height } = card.getBoundingClientRect()
  await change(() => board.pass(6))
  await vi.waitFor(() => expect(card.dataset['phase']).toBe('answered'))
  expect(card.getBoundingClientRect().height).toBe(height)
  await userEvent.keyboard('{Shift}')
  expect(card.getBoundingClientRect().height).toBeLessThan(height)
})

test('a question that its reader has answered takes little room at once', async () => {
  const { board, change, getByRole } = await renderOnBoard(<InterruptCard interruptKey="flights/hotel" />, async (before) => {
    await asks(before, CHOICE)
  })
  const card = getByRole('article')
  const { height } = card.getBoundingClientRect()
  await userEvent.click(getByRole('radio', { name: 'Casa do Jasmim' }))
  await userEvent.click(getByRole('button', { name: 'Choose' }))
  await change(() => board.pass(1))
  await vi.waitFor(() => expect(card.dataset['phase']).toBe('answered'))
  expect(card.getBoundingClientRect().height).toBeLessThan(height)
})
