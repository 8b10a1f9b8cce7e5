import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { planners } from '../story/boards.ts'
import { manyTasks } from '../story/many-tasks.ts'
import { PLANNERS, doneTask, runningTask } from '../story/records.ts'
import type { StoryBoard } from '../story/story-context.ts'
import { ProgressTree } from './progress-tree.tsx'

const meta: Meta<typeof ProgressTree> = { title: 'ProgressTree/States', component: ProgressTree }

export default meta

type Story = StoryObj<typeof ProgressTree>

/** No work yet. */
export const Empty: Story = {
  parameters: { board: () => {} },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('No work has started yet')).toBeVisible()
    await expect(canvas.getByRole('region', { name: 'Progress' })).toBeVisible()
  },
}

/** One plan, three agents at its parts. */
export const Running: Story = {
  parameters: { board: planners },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole('row')).toHaveLength(6))
    await expect(canvas.getByRole('progressbar', { name: 'Progress of Compare flights' })).toHaveAttribute('aria-valuetext', '133 of 214 flights')
  },
}

/** In a narrow place: titles have the whole line, bars stand below. */
export const Narrow: Story = {
  parameters: { board: planners, width: '20rem' },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole('row')).toHaveLength(6))
  },
}

/** Small and close: who is at it stands below the title, as in every theme. */
export const Compact: Story = {
  globals: { theme: 'compact' },
  parameters: { board: planners, width: '30rem' },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole('row')).toHaveLength(6))
  },
}

/** Parts are hidden and shown with the keyboard. */
export const Collapsed: Story = {
  parameters: { board: planners },
  play: async ({ canvas }) => {
    const grid = await canvas.findByRole('treegrid', { name: 'Progress' })
    await waitFor(() => expect(within(grid).getAllByRole('row')).toHaveLength(6))
    await userEvent.tab()
    await userEvent.keyboard('{ArrowLeft}')
    await waitFor(() => expect(within(grid).getAllByRole('row')).toHaveLength(2))
    await expect(document.activeElement).toHaveAttribute('aria-expanded', 'false')
  },
}

/** Queued, waiting, paused, failed, cancelled, done; and one whose agent is gone. */
export const EveryStatus: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      await board.agent('mixed', {
        name: 'Hotels',
        status: 'working',
        tasks: [
          runningTask('a', 'Running with a count', { progress: { done: 12, total: 38, unit: 'hotels' }, phase: 'Reading reviews' }),
          runningTask('b', 'Running without an end', { progress: { done: 41, unit: 'pages' } }),
          runningTask('c', 'Queued', { status: 'queued' }),
          runningTask('d', 'Waiting', { status: 'waiting', phase: 'For your answer' }),
          runningTask('e', 'Paused', { status: 'paused', progress: { fraction: 0.5 } }),
          doneTask('f', 'Done'),
          doneTask('g', 'Failed', { status: 'failed', progress: { fraction: 0.3 }, error: { code: 'timeout', message: 'The site did not answer within 30 seconds' } }),
          doneTask('h', 'Cancelled', { status: 'cancelled', progress: { fraction: 0.2 } }),
        ],
      })
      await board.agent('quiet', { name: 'Quiet', status: 'working', reportsWithinMs: 5_000, tasks: [runningTask('a', 'Stalled', { progress: { fraction: 0.7 } })] })
      board.crash(await board.agent('gone', { name: 'Crashed', status: 'working', tasks: [runningTask('a', 'Left behind', { progress: { fraction: 0.4 } })] }))
      await board.pass(75)
    },
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('Left behind').closest('[role=row]')).toHaveAttribute('data-status', 'orphaned'))
    await expect(canvas.getByText('Stalled', { selector: '.cb-progress-tree-title' }).closest('[role=row]')).toHaveAttribute('data-status', 'stalled')
    await expect(canvas.getByText('The site did not answer within 30 seconds')).toBeVisible()
  },
}

/** Tasks within tasks, deeper than there is room for. */
export const Deep: Story = {
  parameters: {
    board: (board: StoryBoard) =>
      board.agent('deep', {
        ...PLANNERS.hotels,
        tasks: Array.from({ length: 9 }, (_, depth) =>
          runningTask(`t${depth}`, `Level ${depth + 1} of the plan, with a title that takes some room`, {
            progress: { fraction: 1 - depth / 10 },
            ...(depth > 0 ? { parent: { agent: 'deep', task: `t${depth - 1}` } } : {}),
          }),
        ),
      }),
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole('row').at(-1)).toHaveAttribute('aria-level', '9'))
  },
}

/** Ten thousand tasks; those near what is seen are mounted. */
export const TenThousand: Story = {
  // Which of its rows are mounted depends on when it was measured.
  parameters: { board: manyTasks, picture: false },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('treegrid')).toHaveAttribute('aria-rowcount', '10001'))
    await expect(canvas.getAllByRole('row').length).toBeLessThan(120)
  },
}

/** Tasks that are part of themselves, or of one another, stand by themselves. */
export const Ringed: Story = {
  parameters: {
    board: (board: StoryBoard) =>
      board.agent('ring', {
        name: 'Ring',
        status: 'working',
        tasks: [
          runningTask('self', 'Part of itself', { parent: { agent: 'ring', task: 'self' }, progress: { fraction: 0.2 } }),
          runningTask('left', 'Part of the right one', { parent: { agent: 'ring', task: 'right' } }),
          runningTask('right', 'Part of the left one', { parent: { agent: 'ring', task: 'left' } }),
          runningTask('whole', 'An honest one'),
        ],
      }),
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole('row')).toHaveLength(5))
  },
}
