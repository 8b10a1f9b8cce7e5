import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import type { StoryBoard } from '../story/story-context.ts'
import { AgentAvatar } from './agent-avatar.tsx'

const meta: Meta<typeof AgentAvatar> = { title: 'AgentAvatar/States', component: AgentAvatar, args: { agentId: 'flights' } }

export default meta

type Story = StoryObj<typeof AgentAvatar>

const STATUSES = ['idle', 'working', 'waiting', 'paused', 'failed', 'done'] as const

/** Each status has a dot of its own, and a name for those who do not see it. */
export const Statuses: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      for (const status of STATUSES) await board.agent(status, { name: `${status} one`, status })
    },
  },
  render: () => <p style={{ display: 'flex', flexWrap: 'wrap', gap: 16 }}>{[...STATUSES, 'gone'].map((id) => <AgentAvatar key={id} agentId={id} />)}</p>,
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('img', { name: 'failed one: Failed' })).toBeVisible())
    await expect(canvas.getByRole('img', { name: 'gone: Offline' })).toBeVisible()
  },
}

/** A picture that would run something is never loaded: its letters stand there. */
export const RefusedPicture: Story = {
  parameters: { board: (board: StoryBoard) => board.agent('flights', { name: 'Flights', avatar: 'javascript:alert(1)' }) },
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(canvas.getByText('F')).toBeVisible())
    await expect(canvasElement.querySelector('img')).toBeNull()
  },
}
