import type { AgentRecord } from '@callboard/session'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { crowdStanding, planners } from '../story/boards.ts'
import { doneTask, PLANNERS } from '../story/records.ts'
import type { StoryBoard } from '../story/story-context.ts'
import { SessionOverview } from './session-overview.tsx'

const meta: Meta<typeof SessionOverview> = { title: 'SessionOverview/States', component: SessionOverview, parameters: { width: '64rem' } }

export default meta

type Story = StoryObj<typeof SessionOverview>

/** Three work, one waits for a person. */
export const AtWork: Story = {
  parameters: { board: planners },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('region', { name: 'Overview' })).toHaveAttribute('data-attention')
    await expect(canvas.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['1 waits for you', '3 working'])
    await expect(canvas.getByText('12.4K tokens · €0.08')).toBeVisible()
  },
}

/** Every way in which an agent can stand. */
export const EveryStanding: Story = {
  parameters: { board: crowdStanding },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(9))
    await expect(canvas.getAllByRole('listitem')[0]).toHaveTextContent('2 wait for you')
  },
}

/** All is done. */
export const Done: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      for (const id of ['flights', 'hotels'] as const) {
        const record: Partial<AgentRecord> = { ...PLANNERS[id], status: 'done', activity: undefined, tasks: [doneTask('all', 'All of it')] }
        await board.agent(id, record)
      }
    },
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('progressbar', { name: 'All work' })).toHaveAttribute('data-state', 'done'))
    await expect(canvas.getByRole('region')).not.toHaveAttribute('data-attention')
  },
}

/** Nobody is there. */
export const Empty: Story = {
  parameters: { board: () => {} },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('No agents yet')).toBeVisible()
    await expect(canvas.queryByRole('progressbar')).toBeNull()
  },
}

/** In a narrow place. */
export const Narrow: Story = {
  parameters: { board: crowdStanding, width: '20rem' },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(9))
  },
}
