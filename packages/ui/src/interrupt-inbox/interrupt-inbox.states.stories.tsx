import { interruptsOf } from '@callboard/session/interrupts'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { APPROVAL, asks, CHOICE, everyQuestion, TEXT } from '../story/questions.ts'
import { boardOf, type StoryBoard } from '../story/story-context.ts'
import { InterruptInbox } from './interrupt-inbox.tsx'

const meta: Meta<typeof InterruptInbox> = {
  title: 'InterruptInbox/States',
  component: InterruptInbox,
  parameters: { width: '38rem', board: everyQuestion },
}

export default meta

type Story = StoryObj<typeof InterruptInbox>

/** Nobody needs anything. */
export const Empty: Story = {
  parameters: { board: () => {} },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Nothing needs you')).toBeVisible()
  },
}

/** The board is not here yet. */
export const Loading: Story = {
  parameters: { board: (board: StoryBoard) => board.unsynced() },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Opening the board…')).toBeVisible()
  },
}

/** Page keys go from question to question, Enter goes in, Escape comes out: no pointer is needed. */
export const ByKeyboard: Story = {
  play: async ({ canvas }) => {
    const cards = await canvas.findAllByRole('article')
    await expect(cards.map((card) => card.getAttribute('aria-posinset'))).toEqual(['1', '2', '3', '4'])
    cards[0]?.focus()
    await userEvent.keyboard('{PageDown}')
    await expect(cards[1]).toHaveFocus()
    await userEvent.keyboard('{End}')
    await expect(cards[3]).toHaveFocus()
    await userEvent.keyboard('{Home}{Enter}')
    await expect(cards[0]).toContainElement(document.activeElement as HTMLElement)
    await expect(document.activeElement).not.toBe(cards[0])
    await userEvent.keyboard('{Escape}')
    await expect(cards[0]).toHaveFocus()
    await userEvent.keyboard('{PageUp}')
    await expect(cards[0]).toHaveFocus()
  },
}

/** Several approvals are answered at once; what was decided stays to be read until it is cleared. */
export const ManyAtOnce: Story = {
  play: async ({ canvas, loaded }) => {
    const { session, pass } = boardOf(loaded)
    await userEvent.click(await canvas.findByRole('checkbox', { name: 'Select: Book TP 533 for €296?' }))
    await expect(canvas.getByRole('checkbox', { name: 'Select all approvals' })).toBePartiallyChecked()
    await userEvent.click(canvas.getByRole('checkbox', { name: 'Select all approvals' }))
    await userEvent.click(canvas.getByRole('button', { name: 'Approve 2' }))
    await pass(1)
    const views = interruptsOf(session).views
    await waitFor(() => expect(views.get('flights/book').getSnapshot()).toMatchObject({ state: 'answered', resolution: { answer: { type: 'accept', options: ['once'] } } }))
    await expect(views.get('activities/tickets').getSnapshot()).toMatchObject({ state: 'answered' })
    await waitFor(() => expect(canvas.getAllByText(/You answered/u)).toHaveLength(2))
    await expect(canvas.getByText('2 open')).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Clear decided' }))
    await expect(canvas.getAllByRole('article')).toHaveLength(2)
    await expect(canvas.getByRole('region', { name: 'Questions for you' })).toHaveFocus()
  },
}

/** The most urgent first. */
export const Urgent: Story = {
  args: { defaultOrder: 'urgent' },
  play: async ({ canvas }) => {
    const titles = (await canvas.findAllByRole('heading', { level: 3 })).map(({ textContent }) => textContent)
    await expect(titles[0]).toBe('Which of these three hotels?')
    await userEvent.selectOptions(canvas.getByRole('combobox', { name: 'Order' }), 'Oldest first')
    await expect(canvas.getAllByRole('heading', { level: 3 })[0]).toHaveTextContent('Book TP 533 for €296?')
  },
}

/** A new question is told once, and takes the focus from nobody who writes. */
export const NewWhileWriting: Story = {
  parameters: { board: (board: StoryBoard) => asks(board, TEXT) },
  play: async ({ canvas, loaded }) => {
    const board = boardOf(loaded)
    const box = await canvas.findByRole('textbox', { name: 'Your answer' })
    await userEvent.type(box, 'We come ')
    await asks(board, CHOICE, { id: 'hotels', name: 'Hotels', title: 'Book a hotel' })
    await waitFor(() => expect(canvas.getByText('Hotels asks: Which of these three hotels?')).toBeInTheDocument())
    await expect(box).toHaveFocus()
    await userEvent.keyboard('late')
    await expect(box).toHaveValue('We come late')
    await expect(canvas.getAllByText(/^Hotels asks/u)).toHaveLength(1)
  },
}

/** What Ben decides meanwhile stays where it is, and says so; who was in it keeps the focus. */
export const DecidedMeanwhile: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      await asks(board, APPROVAL)
      await asks(board, CHOICE, { id: 'hotels', name: 'Hotels', title: 'Book a hotel' })
    },
  },
  play: async ({ canvas, loaded }) => {
    const board = boardOf(loaded)
    const ben = await board.person('ben', 'Ben Okafor')
    const radio = await canvas.findByRole('radio', { name: 'Casa do Jasmim' })
    radio.focus()
    interruptsOf(ben).answer('hotels/hotel', { type: 'choose', options: ['amor'] })
    await board.pass(1)
    await waitFor(() => expect(canvas.getByText(/^Ben Okafor answered, .*Pensão Amor$/u)).toBeVisible())
    await waitFor(() => expect(canvas.getByRole('article', { name: 'Which of these three hotels?' })).toHaveFocus())
  },
}

/** Put off: it leaves the list, and its neighbour gets the focus. */
export const PutOff: Story = {
  play: async ({ canvas }) => {
    const [first, second] = await canvas.findAllByRole('article')
    await userEvent.click(within(first as HTMLElement).getByRole('button', { name: 'Later' }))
    await waitFor(() => expect(canvas.getAllByRole('article')).toHaveLength(3))
    await expect(second).toHaveFocus()
  },
}
