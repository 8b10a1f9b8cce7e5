import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { PLANNERS, doneTask, runningTask } from '../story/records.ts'
import type { StoryBoard } from '../story/story-context.ts'
import { AgentCard } from './agent-card.tsx'

const meta: Meta<typeof AgentCard> = {
  title: 'AgentCard/States',
  component: AgentCard,
  args: { agentId: 'flights' },
  parameters: { width: '26rem' },
}

export default meta

type Story = StoryObj<typeof AgentCard>

/** At work on several things. */
export const Working: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      await board.agent('flights', {
        ...PLANNERS.flights,
        tasks: [
          ...(PLANNERS.flights.tasks ?? []),
          runningTask('return', 'Look for a way back on Sunday', { progress: { done: 3 } }),
          doneTask('airports', 'Find airports'),
        ],
      })
      await board.pass(40)
    },
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('article')).toHaveAttribute('data-status', 'working'))
    await expect(canvas.getByText('Compare flights')).toBeVisible()
    await expect(canvas.queryByText('Find airports')).toBeNull()
    await expect(canvas.getByText('12.4K tokens · €0.08')).toBeVisible()
  },
}

/** At rest, with nothing to say. */
export const Idle: Story = {
  parameters: { board: (board: StoryBoard) => board.agent('flights', { name: 'Flights', role: 'Finds flights' }) },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('Idle')).toBeVisible())
  },
}

/** Asks for a person. */
export const Waiting: Story = {
  args: { agentId: 'activities' },
  parameters: {
    board: async (board: StoryBoard) => {
      await board.agent('activities', PLANNERS.activities)
      await board.pass(70)
    },
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('1 min')).toBeVisible())
  },
}

/** Its record cannot be read: says which part, throws nothing. */
export const InvalidRecord: Story = {
  parameters: { board: (board: StoryBoard) => board.foreignRecord('flights', { id: 'flights', name: 'Flights', status: 'dancing' }) },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('Unreadable record')).toBeVisible())
    await expect(canvas.getByText(/status: /)).toBeVisible()
  },
}

/** Not on the board at all. */
export const Unknown: Story = {
  args: { agentId: 'nobody' },
  parameters: { board: () => {} },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('heading', { name: 'nobody' })).toBeVisible()
    await expect(canvas.getByText('Offline')).toBeVisible()
  },
}
