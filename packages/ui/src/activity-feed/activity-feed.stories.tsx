import type { Meta, StoryObj } from '@storybook/react-vite'
import { eventful } from '../story/eventful.ts'
import { ActivityFeed } from './activity-feed.tsx'

const meta: Meta<typeof ActivityFeed> = { title: 'ActivityFeed', component: ActivityFeed, parameters: { board: eventful } }

export default meta

type Story = StoryObj<typeof ActivityFeed>

/** Who did what when. */
export const Default: Story = {}

/** To be played with. */
export const Playground: Story = {
  args: { defaultTopics: ['tasks', 'selections'] },
  argTypes: { actor: { control: 'text' }, topics: { control: 'object' }, strings: { control: false } },
}
