import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { reconnecting } from '../story/boards.ts'
import { boardOf, type StoryBoard } from '../story/story-context.ts'
import { ConnectionBanner } from './connection-banner.tsx'

const meta: Meta<typeof ConnectionBanner> = {
  title: 'ConnectionBanner/States',
  component: ConnectionBanner,
  args: { graceMs: 0 },
}

export default meta

type Story = StoryObj<typeof ConnectionBanner>

/** All is well: takes no room. */
export const Connected: Story = {
  parameters: { board: () => {} },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('status')).toBeEmptyDOMElement()
  },
}

/** Not there yet. */
export const Connecting: Story = {
  parameters: { board: (board: StoryBoard) => board.unsynced() },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent(/Connect/))
  },
}

/** Lost, and trying. */
export const Reconnecting: Story = {
  parameters: { board: reconnecting },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('Connection lost, reconnecting… What you see may be old.'))
  },
}

/** Back again, said for a moment. */
export const Restored: Story = {
  args: { restoredMs: 60_000 },
  parameters: { board: reconnecting },
  play: async ({ canvas, loaded }) => {
    const board = boardOf(loaded)
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('Connection lost'))
    board.relay.start()
    await board.pass(10)
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('Connected again'))
  },
}

/** Closed for good. */
export const Closed: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      await board.connection.close()
      await board.pass(0)
    },
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('Disconnected'))
  },
}
