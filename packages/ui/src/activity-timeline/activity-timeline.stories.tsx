import type { Meta, StoryObj } from '@storybook/react-vite'
import { eventful } from '../story/eventful.ts'
import { ActivityTimeline } from './activity-timeline.tsx'

const meta: Meta<typeof ActivityTimeline> = { title: 'ActivityTimeline', component: ActivityTimeline, parameters: { board: eventful } }

export default meta

type Story = StoryObj<typeof ActivityTimeline>

/** Who did what when, in lanes. */
export const Default: Story = {}

/** To be played with. */
export const Playground: Story = {
  args: { defaultLength: 60_000 },
  argTypes: { lanes: { control: 'object' }, strings: { control: false } },
}
