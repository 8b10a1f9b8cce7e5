import { interruptsOf } from '@callboard/session/interrupts'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor } from 'storybook/test'
import { APPROVAL, asks, CHOICE, TEXT } from '../story/questions.ts'
import { boardOf, type StoryBoard } from '../story/story-context.ts'
import { InterruptCard } from './interrupt-card.tsx'

/** Parts by themselves, as they are put into a card of one's own. */
const meta: Meta<typeof InterruptCard.Root> = {
  title: 'InterruptCard/Parts',
  component: InterruptCard.Root,
  parameters: { width: '30rem' },
  args: { interruptKey: 'flights/book', 'aria-label': 'A question' },
}

export default meta

type Story = StoryObj<typeof InterruptCard.Root>

/** Time that is left is seen, not read out, and never below nothing. */
export const Countdown: Story = {
  args: { children: <InterruptCard.Countdown /> },
  parameters: {
    board: async (board: StoryBoard) => {
      const { agent } = await asks(board, { ...CHOICE, id: 'book', deadlineInMs: 75_000 })
      board.crash(agent)
    },
  },
  play: async ({ canvas, loaded }) => {
    const { pass } = boardOf(loaded)
    const countdown = await canvas.findByRole('timer')
    await expect(countdown).toHaveTextContent('1 min left')
    await expect(countdown).toHaveAttribute('aria-live', 'off')
    await pass(45)
    await waitFor(() => expect(countdown).toHaveTextContent('30 sec left'))
    await expect(canvas.getByRole('article')).toHaveAttribute('data-urgent')
    await pass(60)
    await waitFor(() => expect(canvas.queryByText(/left$/u)).toBeNull())
  },
}

/** Who is answering, until they no longer are. */
export const Claims: Story = {
  args: { children: <InterruptCard.Claims /> },
  parameters: { board: (board: StoryBoard) => asks(board, { ...TEXT, id: 'book' }) },
  play: async ({ canvas, loaded }) => {
    const board = boardOf(loaded)
    const claims = await canvas.findByRole('status')
    await expect(claims).toBeEmptyDOMElement()
    const [ben, chloe] = [await board.person('ben', 'Ben Okafor'), await board.person('chloe', 'Chloe')]
    for (const person of [ben, chloe]) interruptsOf(person).claim('flights/book')
    await board.pass(1)
    await waitFor(() => expect(claims).toHaveTextContent('Ben Okafor and Chloe are answering'))
    interruptsOf(ben).release('flights/book')
    await board.pass(1)
    await waitFor(() => expect(claims).toHaveTextContent('Chloe is answering'))
  },
}

/** What it takes to answer, without the words around it; gone once it is answered, and the card has the focus. */
export const Answer: Story = {
  args: { children: <InterruptCard.Answer /> },
  parameters: { board: (board: StoryBoard) => asks(board, APPROVAL) },
  play: async ({ canvas, loaded }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Book it' }))
    await boardOf(loaded).pass(1)
    await waitFor(() => expect(canvas.queryByRole('button')).toBeNull())
    await expect(canvas.getByRole('article')).toHaveFocus()
  },
}
