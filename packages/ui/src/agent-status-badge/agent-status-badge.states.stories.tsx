import type { AgentRecord } from '@callboard/session'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import type { StoryBoard } from '../story/story-context.ts'
import { AgentStatusBadge } from './agent-status-badge.tsx'

const meta: Meta<typeof AgentStatusBadge> = { title: 'AgentStatusBadge/States', component: AgentStatusBadge, args: { agentId: 'flights' } }

export default meta

type Story = StoryObj<typeof AgentStatusBadge>

function reporting(status: AgentRecord['status'], words: string): Story {
  return {
    parameters: {
      board: async (board: StoryBoard) => {
        await board.agent('flights', { name: 'Flights', status })
        await board.pass(180)
      },
    },
    play: async ({ canvas }) => {
      await waitFor(() => expect(canvas.getByText(words)).toBeVisible())
    },
  }
}

export const Idle: Story = reporting('idle', 'Idle')
export const Working: Story = reporting('working', 'Working')
export const Waiting: Story = reporting('waiting', 'Waiting')
export const Paused: Story = reporting('paused', 'Paused')
export const Failed: Story = reporting('failed', 'Failed')
export const Done: Story = reporting('done', 'Done')

/** Silent for longer than it promised. */
export const Stalled: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      await board.agent('flights', { name: 'Flights', status: 'working', reportsWithinMs: 10_000 })
      await board.pass(60)
    },
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('Stalled')).toBeVisible())
    await expect(canvas.getByText('50 sec')).toBeVisible()
  },
}

/** Gone. */
export const Offline: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      board.crash(await board.agent('flights', { name: 'Flights', status: 'working' }))
      await board.pass(3_700)
    },
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('Offline')).toBeVisible())
    await expect(canvas.getByText('1 hr')).toBeVisible()
  },
}
