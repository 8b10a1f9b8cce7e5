import type { Meta, StoryObj } from '@storybook/react-vite'
import { eventful } from '../story/eventful.ts'
import { ActivityFeed } from './activity-feed.tsx'

const ABOUT = `
What happened, newest first, by topic. Use it to catch up; for how things lay in time use \`ActivityTimeline\`. News wait while their reader is further down, and move nothing.

Parts: \`Root\` (\`data-content\`), \`Title\`, \`Topics\`, \`Jump\`, \`List\` (\`data-virtual\`), \`Item\` (\`data-kind\`, \`data-topic\`, \`data-tone\`), \`Empty\`. Arrows, Page keys, Home and End go from entry to entry. It fills the place it is put in: give that a height.
`

const meta: Meta<typeof ActivityFeed> = { title: 'ActivityFeed', component: ActivityFeed, parameters: { docs: { description: { component: ABOUT } }, board: eventful } }

export default meta

type Story = StoryObj<typeof ActivityFeed>

/** Who did what when. */
export const Default: Story = {}

/** To be played with. */
export const Playground: Story = {
  args: { defaultTopics: ['tasks', 'selections'] },
  argTypes: { actor: { control: 'text' }, topics: { control: 'object' }, strings: { control: false } },
}
