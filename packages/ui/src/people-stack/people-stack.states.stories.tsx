import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, screen, userEvent, waitFor, within } from 'storybook/test'
import { crowdOfPeople, planners } from '../story/boards.ts'
import type { StoryBoard } from '../story/story-context.ts'
import { PeopleStack } from './people-stack.tsx'

const meta: Meta<typeof PeopleStack> = { title: 'PeopleStack/States', component: PeopleStack, parameters: { width: '24rem' } }

export default meta

type Story = StoryObj<typeof PeopleStack>

/** Only the person at this page. */
export const Alone: Story = {
  parameters: { board: () => {} },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'People here: You' })).toBeVisible()
  },
}

/** More than there are faces for. */
export const Many: Story = {
  parameters: { board: crowdOfPeople },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('button')).toHaveAccessibleName('People here: You, Ben Okafor, Chloé Laurent, 大輝 佐藤, and 2 more people'))
  },
}

/** Everybody, with place and devices. */
export const Open: Story = {
  parameters: { board: crowdOfPeople },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button'))
    const list = await screen.findByRole('dialog', { name: 'People here' })
    await waitFor(() => expect(within(list).getAllByRole('listitem')).toHaveLength(6))
    await expect(within(list).getByText('Itinerary, flight · on 2 devices')).toBeInTheDocument()
    await waitFor(() => expect(list).toBeVisible())
  },
}

/** Agents and people together, with where they are and what they do. */
export const Everyone: Story = {
  args: { include: 'everyone', max: 8 },
  parameters: {
    board: async (board: StoryBoard) => {
      await crowdOfPeople(board)
      await planners(board)
    },
  },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button'))
    const list = await screen.findByRole('dialog', { name: 'Who is here' })
    await waitFor(() => expect(within(list).getAllByRole('listitem')).toHaveLength(10))
    await waitFor(() => expect(list).toBeVisible())
  },
}
