import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { asks, CHOICE } from '../story/questions.ts'
import { renderOnBoard } from '../testing/render-on-board.tsx'
import '../styles.css'
import { InterruptCard } from './interrupt-card.tsx'

test('a question that is decided at its deadline moves nothing until its reader does something', async () => {
  const below = <><InterruptCard interruptKey="flights/hotel" /><div>What stands below</div></>
  const { board, change, getByRole, getByText } = await renderOnBoard(below, async (before) => {
    await asks(before, { ...CHOICE, deadlineInMs: 5_000, onDeadline: { type: 'choose', options: ['amor'] } })
  })
  const top = (): number => Math.round(getByText('What stands below').getBoundingClientRect().top)
  const before = top()
  await change(() => board.pass(6))
  await vi.waitFor(() => expect(getByRole('article').dataset['phase']).toBe('answered'))
  expect(Math.abs(top() - before)).toBeLessThanOrEqual(1)
  await userEvent.keyboard('{Shift}')
  expect(top()).toBeLessThan(before - 50)
})

test('a question that its reader has answered takes little room at once', async () => {
  const { board, change, getByRole } = await renderOnBoard(<InterruptCard interruptKey="flights/hotel" />, async (before) => {
    await asks(before, CHOICE)
  })
  const card = getByRole('article')
  await userEvent.click(getByRole('radio', { name: 'Casa do Jasmim' }))
  await userEvent.click(getByRole('button', { name: 'Choose' }))
  await change(() => board.pass(1))
  await vi.waitFor(() => expect(card.dataset['phase']).toBe('answered'))
  expect(card.style.marginBlockEnd).toBe('')
})
