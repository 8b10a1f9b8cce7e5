import { interruptsOf } from '@callboard/session/interrupts'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor } from 'storybook/test'
import { allowed, APPROVAL, asks } from '../story/questions.ts'
import { boardOf, type StoryBoard } from '../story/story-context.ts'
import { GrantList } from './grant-list.tsx'

const meta: Meta<typeof GrantList> = {
  title: 'GrantList/States',
  component: GrantList,
  parameters: { width: '34rem', board: allowed },
}

export default meta

type Story = StoryObj<typeof GrantList>

/** Nothing is allowed for good. */
export const Empty: Story = {
  parameters: { board: (board: StoryBoard) => asks(board, APPROVAL) },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Agents ask every time')).toBeVisible()
  },
}

/** The board is not here yet. */
export const Loading: Story = {
  parameters: { board: (board: StoryBoard) => board.unsynced() },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Opening the board…')).toBeVisible()
  },
}

/** Who may do what, by whom and since when; taken back by keyboard, and asked again from then on. The focus stays in the list. */
export const Revoked: Story = {
  play: async ({ canvas, loaded }) => {
    const board = boardOf(loaded)
    const rows = await canvas.findAllByRole('listitem')
    await expect(rows[0]).toHaveTextContent(/Activities.*buy_tickets.*Since “Buy two tickets.*Allowed by Ben Okafor · Today/u)
    await expect(rows[1]).toHaveTextContent(/Flights.*book under 300.*Since “Book TP 533 for €296\?”.*Allowed by you · Today/u)
    const [first, second] = canvas.getAllByRole('button', { name: /^Revoke /u })
    await userEvent.tab()
    await expect(first).toHaveFocus()
    await expect(first).toHaveAccessibleName('Revoke buy_tickets, Activities')
    await userEvent.keyboard('{Enter}')
    await board.pass(1)
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(1))
    await expect(second).toHaveFocus()
    await userEvent.keyboard(' ')
    await board.pass(1)
    await waitFor(() => expect(canvas.getByText('Agents ask every time')).toBeVisible())
    await expect(canvas.getByRole('region', { name: 'Allowed without asking' })).toHaveFocus()
  },
}

/** The agent has not taken it back yet: the button says so and keeps the focus. */
export const Revoking: Story = {
  play: async ({ canvas, loaded }) => {
    const { connection } = boardOf(loaded)
    connection.freeze()
    const [first] = await canvas.findAllByRole('button', { name: /^Revoke /u })
    await userEvent.tab()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(first).toHaveAccessibleName('Revoking… buy_tickets, Activities'))
    await expect(first).toHaveFocus()
    await expect(first).toHaveAttribute('aria-disabled', 'true')
  },
}

/** The agent does not take it back from who may not ask for that: the item says why, and it can be tried again. */
export const Refused: Story = {
  parameters: { board: (board: StoryBoard) => allowed(board, []) },
  play: async ({ canvas, loaded }) => {
    const board = boardOf(loaded)
    const [first] = await canvas.findAllByRole('button', { name: 'Revoke buy_tickets, Activities' })
    await userEvent.tab()
    await userEvent.keyboard('{Enter}')
    await board.pass(1)
    const refusal = await canvas.findByText('Activities did not take it back. Only Ben Okafor may revoke this.')
    await expect(refusal).toBeVisible()
    await expect(refusal).toHaveAttribute('role', 'alert')
    await expect(first).toHaveFocus()
    await expect(first).not.toHaveAttribute('aria-disabled')
    await expect(canvas.getAllByRole('listitem')).toHaveLength(2)
  },
}

/** Only what one agent may do. */
export const OfOneAgent: Story = {
  args: { agent: 'flights' },
  play: async ({ canvas }) => {
    await expect(await canvas.findAllByRole('listitem')).toHaveLength(1)
  },
}

/** Long names and keys break; nothing is cut off. */
export const Narrow: Story = {
  parameters: {
    width: '18rem',
    board: async (board: StoryBoard) => {
      const key = `book ${'https://example.org/a-very-long-path/'.repeat(4)}`
      await asks(board, { ...APPROVAL, grantKey: key }, { id: 'flights', name: 'מטוסים וטיסות אל ליסבון', title: 'Book' })
      interruptsOf(board.session).answer('flights/book', { type: 'accept', options: ['always'] })
      await board.pass(1)
    },
  },
  play: async ({ canvas }) => {
    const row = await canvas.findByRole('listitem')
    await expect(row.scrollWidth).toBeLessThanOrEqual(row.clientWidth)
  },
}
