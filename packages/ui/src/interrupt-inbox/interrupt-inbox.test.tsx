import { SessionProvider } from '@callboard/react'
import { interruptsOf, type Answer } from '@callboard/session/interrupts'
import { createTestSession } from '@callboard/session/testing'
import { render } from '@testing-library/react'
import { expect, onTestFinished, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { APPROVAL, asks } from '../story/questions.ts'
import { createStoryBoard, STORY_SESSION } from '../story/story-board.ts'
import { renderOnBoard } from '../testing/render-on-board.tsx'
import { InterruptInbox } from './interrupt-inbox.tsx'

const BOOK_IT: Answer = { type: 'accept', options: ['once'] }

test('an answer that was on its way as the page came up stays to be read, until it is cleared', async () => {
  const board = await createStoryBoard()
  onTestFinished(() => board.close())
  const { outcomes } = await asks(board, APPROVAL)
  interruptsOf(board.session).answer('flights/book', BOOK_IT)
  await board.session.whenSaved()
  await board.session.close()
  await board.pass(1)
  expect(outcomes, 'decided while nobody looked').toMatchObject([{ state: 'answered' }])

  const { session } = createTestSession({ name: STORY_SESSION, relay: board.relay, clock: board.clock })
  onTestFinished(() => session.close())
  const { findByText, getByRole, queryByRole } = render(<SessionProvider session={session}><InterruptInbox /></SessionProvider>)
  expect(await findByText(/You answered.*Book it/u)).toBeVisible()

  await userEvent.click(getByRole('button', { name: 'Clear decided' }))
  expect(await findByText('Nothing needs you')).toBeVisible()
  expect(queryByRole('article')).toBeNull()
})

test('what others decided before the page came up is not shown', async () => {
  const { findByText, queryByRole } = await renderOnBoard(<InterruptInbox />, async (board) => {
    await asks(board, APPROVAL)
    interruptsOf(await board.person('ben', 'Ben Okafor')).answer('flights/book', BOOK_IT)
    await board.pass(1)
  })
  expect(await findByText('Nothing needs you')).toBeVisible()
  expect(queryByRole('article')).toBeNull()
})
