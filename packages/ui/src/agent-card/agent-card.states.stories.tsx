import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { PLANNERS, doneTask, runningTask } from '../story/records.ts'
import type { StoryBoard } from '../story/story-context.ts'
import { saysEverywhere } from '../testing/bad-boards.ts'
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
    await expect(canvas.getByText(/cannot read: fields epoch, status, and since/u)).toBeVisible()
  },
}

/** Not on the board at all. */
export const Unknown: Story = {
  args: { agentId: 'nobody' },
  parameters: { board: () => {} },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('heading', { name: 'nobody' })).toBeVisible()
    await expect(canvas.getByText('Offline')).toBeVisible()
    await expect(canvas.getByText('Has not joined yet')).toBeVisible()
  },
}

/** Gone without a word: what it last said and did stands back. */
export const Offline: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      board.crash(await board.agent('flights', PLANNERS.flights))
      await board.pass(180)
    },
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('article')).toHaveAttribute('data-status', 'offline'))
  },
}

/** A task in each state, and more of them than a card shows. */
export const ManyTasks: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      const progress = { done: 12, total: 40, unit: 'hotels' }
      const error = { code: 'no-answer', message: 'The booking site gave no answer' }
      await board.agent('flights', {
        ...PLANNERS.flights,
        tasks: [
          runningTask('search', 'Search hotels', { progress }),
          runningTask('queued', 'Compare prices', { status: 'queued' }),
          runningTask('waiting', 'Ask which area', { status: 'waiting', progress }),
          runningTask('paused', 'Read reviews', { status: 'paused', progress }),
          runningTask('failed', 'Ask for rooms', { status: 'failed', progress, error }),
          ...Array.from({ length: 7 }, (_, index) => runningTask(`more-${index}`, `Look at hotel ${index + 1}`)),
        ],
      })
      await board.pass(0)
    },
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(6))
    await expect(canvas.getByText('7 more tasks')).toBeVisible()
  },
}

/** Names and texts of 300 characters, without a blank. */
export const LongTexts: Story = {
  parameters: { board: saysEverywhere('Donaudampfschifffahrtsgesellschaft'.repeat(9).slice(0, 300)) },
  play: async ({ canvas }) => {
    const card = await canvas.findByRole('article')
    await waitFor(() => expect(card.querySelector('.cb-agent-card-task')).not.toBeNull())
    await expect(card.scrollWidth).toBeLessThanOrEqual(card.clientWidth)
  },
}
