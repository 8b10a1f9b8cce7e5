import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { reconnecting } from '../story/boards.ts'
import type { StoryBoard } from '../story/story-context.ts'
import { SaveState } from './save-state.tsx'

const meta: Meta<typeof SaveState> = { title: 'SaveState/States', component: SaveState }

export default meta

type Story = StoryObj<typeof SaveState>

/** Stored by the server; the tooltip says what that survives. */
export const Saved: Story = {
  parameters: { board: (board: StoryBoard) => board.session.setSelection('flight', { title: 'TP 533' }) },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('Saved')).toBeVisible())
    await expect(canvas.getByText('Saved').parentElement?.title).toMatch(/^Your changes/u)
  },
}

/** Kept on this page until the connection is back. */
export const Offline: Story = {
  parameters: { board: reconnecting },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('Offline')).toBeVisible())
  },
}
