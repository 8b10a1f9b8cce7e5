import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor } from 'storybook/test'
import { eventful, muchHappened } from '../story/eventful.ts'
import { inPanel } from '../story/panel.tsx'
import type { StoryBoard } from '../story/story-context.ts'
import { doneTask, STORY_START } from '../story/records.ts'
import { ActivityTimeline } from './activity-timeline.tsx'

const meta: Meta<typeof ActivityTimeline> = { title: 'ActivityTimeline/States', component: ActivityTimeline }

export default meta

type Story = StoryObj<typeof ActivityTimeline>

/** All there is, along with the time. */
export const Full: Story = {
  parameters: { board: eventful },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole('listitem').length).toBeGreaterThanOrEqual(5))
    await expect(canvas.getByRole('button', { name: 'Live' })).toHaveAttribute('aria-pressed', 'true')
    await expect(canvas.getByTitle(/^Ask for rooms · Failed/u)).toBeInTheDocument()
  },
}

/** Zoomed and moved to the beginning with the keyboard. */
export const Zoomed: Story = {
  parameters: { board: eventful },
  play: async ({ canvas }) => {
    const lanes = await canvas.findByRole('group', { name: 'Timeline' })
    lanes.focus()
    await userEvent.keyboard('++{Home}')
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Live' })).toHaveAttribute('aria-pressed', 'false'))
  },
}

/** The same as text. */
export const Table: Story = {
  args: { defaultView: 'table' },
  parameters: { board: eventful },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('cell', { name: 'Ask for rooms' })).toBeVisible()
  },
}

/** As text on a page from right to left, of words in the other direction. */
export const TableFromRightToLeft: Story = {
  args: { defaultView: 'table' },
  globals: { language: 'ar' },
  parameters: { board: eventful },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('cell', { name: 'Ask for rooms' })).toBeVisible()
  },
}

/** Nobody is there yet. */
export const Empty: Story = {
  parameters: { board: () => {} },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Nothing to show yet')).toBeVisible()
  },
}

/** Forty lanes, of which those near what is seen are mounted. */
export const ManyLanes: Story = {
  parameters: { board: muchHappened, height: '24rem' },
  decorators: [inPanel],
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole('listitem').length).toBeGreaterThan(4))
    await expect(canvas.getAllByRole('listitem').length).toBeLessThan(30)
  },
}

/** Clocks that are off by an hour, long names, tasks that overlap and one that ended before it began. */
export const Broken: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      const far = STORY_START + 3_600_000
      await board.agent('long', { name: 'Compare every flight there is '.repeat(10), tasks: Array.from({ length: 9 }, (_, index) => doneTask(`t${index}`, `<b>Part ${index}</b>`, { startedAt: STORY_START + index * 1_000 })) })
      await board.agent('ahead', { name: 'وكيل', tasks: [doneTask('t', 'Ahead', { startedAt: far, endedAt: far })] })
      await board.agent('behind', { name: 'Behind', tasks: [doneTask('t', 'Ended before it began', { endedAt: STORY_START - 10_000 })] })
      await board.foreignRecord('broken', 'no record')
      await board.pass(60)
    },
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(4))
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(document.documentElement.clientWidth)
  },
}
