import { fireEvent } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { PLANNERS } from '../story/records.ts'
import { renderOnBoard } from '../testing/render-on-board.tsx'
import { Composer } from './composer.tsx'

beforeEach(() => sessionStorage.clear())

test('gives what is said to the conversation and, as a command, to the agents it is for', async () => {
  const onSent = vi.fn()
  const { board, change, getByRole } = await renderOnBoard(<Composer to="flights" onSent={onSent} />, (board) =>
    board.agent('flights', PLANNERS.flights),
  )
  await userEvent.type(getByRole('textbox'), 'Direct flights only')
  await userEvent.keyboard('{Enter}')
  await change(() => board.pass(1))
  const [, id] = onSent.mock.calls[0] as [string, string]
  await vi.waitFor(() => expect(board.session.commands.get(id).getSnapshot()).toMatchObject({ kind: 'message', to: ['flights'], text: 'Direct flights only' }))
  await vi.waitFor(() => expect(board.relay.streams('story').find('conversation')?.tail).toBe(1))
})

test('does not send while a character is being composed', async () => {
  const onSend = vi.fn()
  const { getByRole } = await renderOnBoard(<Composer onSend={onSend} />)
  const box = getByRole('textbox')
  fireEvent.change(box, { target: { value: 'にほん' } })
  fireEvent.keyDown(box, { key: 'Enter', isComposing: true })
  // What Safari says of the Enter that ends a composition.
  fireEvent.keyDown(box, { key: 'Enter', keyCode: 229 })
  expect(onSend).not.toHaveBeenCalled()
  fireEvent.keyDown(box, { key: 'Enter', keyCode: 13 })
  expect(onSend).toHaveBeenCalledExactlyOnceWith('にほん')
})

test('sends by its button too, and nothing of white space', async () => {
  const onSend = vi.fn()
  const { getByRole } = await renderOnBoard(<Composer onSend={onSend} />)
  await userEvent.type(getByRole('textbox'), '   ')
  getByRole('button', { name: 'Send' }).click()
  expect(onSend).not.toHaveBeenCalled()
  await userEvent.type(getByRole('textbox'), 'yes')
  await userEvent.click(getByRole('button', { name: 'Send' }))
  expect(onSend).toHaveBeenCalledExactlyOnceWith('yes')
})
