import type { TaskRecord } from '@callboard/session'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { runningTask, STORY_START } from '../story/records.ts'
import type { StoryBoard } from '../story/story-context.ts'
import { ProgressBar } from './progress-bar.tsx'

const meta: Meta<typeof ProgressBar> = {
  title: 'ProgressBar/States',
  component: ProgressBar,
  args: { taskKey: 'flights/compare', label: 'Compare flights' },
  parameters: { width: '26rem' },
}

export default meta

type Story = StoryObj<typeof ProgressBar>

function task(fields: Partial<TaskRecord>, text: string, expected: Record<string, string>, shown = 'Compare flights'): Story {
  return {
    parameters: {
      board: (board: StoryBoard) => board.agent('flights', { status: 'working', tasks: [runningTask('compare', 'Compare flights', fields)] }),
    },
    play: async ({ canvas }) => {
      const bar = await canvas.findByRole('progressbar', { name: 'Compare flights' })
      await waitFor(() => expect(bar).toHaveAttribute('aria-valuetext', text))
      await expect(bar).toHaveTextContent(shown)
      for (const [name, value] of Object.entries(expected)) await expect(bar).toHaveAttribute(name, value)
    },
  }
}

export const Counted: Story = task({ progress: { done: 133, total: 214, unit: 'flights' } }, '133 of 214 flights', { 'data-state': 'running' })
export const Fraction: Story = task({ progress: { fraction: 0.996 } }, '99%', { 'data-state': 'running' })
/** It is not known how much there is to do. */
export const Unknown: Story = task({ progress: { done: 1_204, unit: 'pages' } }, '1,204 pages', { 'data-unknown': '' })
export const Done: Story = task({ status: 'done', progress: { done: 214, total: 214, unit: 'flights' } }, '214 of 214 flights, done', { 'data-state': 'done' })
export const Failed: Story = task({ status: 'failed', progress: { fraction: 0.3 } }, '30%, failed', { 'data-state': 'failed' }, 'failed at 30%')

/** How long it may take still and how fast it goes on, from what the task says of its past. */
export const Paced: Story = {
  args: { pace: 'both' },
  parameters: {
    board: (board: StoryBoard) =>
      board.agent('flights', {
        status: 'working',
        tasks: [runningTask('compare', 'Compare flights', { startedAt: STORY_START - 90_000, progress: { done: 133, total: 400, unit: 'flights' } })],
      }),
  },
  play: async ({ canvas }) => {
    const bar = await canvas.findByRole('progressbar', { name: 'Compare flights' })
    await waitFor(() => expect(bar).toHaveAccessibleDescription('about 3 min left · 1.5 flights/s'))
  },
}

/** One line, as other widgets have it. */
export const Compact: Story = {
  ...Paced,
  args: { size: 'compact', pace: 'left' },
  play: async ({ canvas }) => {
    const bar = await canvas.findByRole('progressbar', { name: 'Compare flights' })
    await waitFor(() => expect(bar).toHaveAccessibleDescription('about 3 min left'))
  },
}

/** Its agent has gone quiet. */
export const Stalled: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      await board.agent('flights', {
        status: 'working',
        reportsWithinMs: 10_000,
        tasks: [runningTask('compare', 'Compare flights', { progress: { fraction: 0.62 } })],
      })
      await board.pass(60)
    },
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('progressbar')).toHaveAttribute('data-state', 'stalled'))
  },
}

/** Nothing to do. */
export const Empty: Story = {
  args: { taskKey: undefined, label: undefined },
  parameters: { board: () => {} },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('progressbar', { name: 'All work' })).toHaveAttribute('aria-valuetext', 'nothing under way')
  },
}
