import type { Meta, StoryObj } from '@storybook/react-vite'
import { eventful } from '../story/eventful.ts'
import { ActivityTimeline } from './activity-timeline.tsx'

const ABOUT = `
Who did what when: a lane for each agent and person, with a bar for each task, a mark for each change, and a ground for what stood still. A bar that is too short for words has none; the pointer on it, and the table, tell its name.

Arrows move through time, plus and minus zoom, Home goes to the beginning, End to now, 0 shows all; dragging moves, Ctrl and wheel or a pinch zoom. The same is there as a table.

Parts: \`Root\` (\`data-content\`, \`data-live\`, \`data-view\`), \`Title\`, \`Controls\`, \`Lanes\` (\`data-virtual\`), \`Lane\` (\`data-kind\`), \`Table\`, \`Empty\`.
`

const meta: Meta<typeof ActivityTimeline> = { title: 'ActivityTimeline', component: ActivityTimeline, parameters: { docs: { description: { component: ABOUT } }, board: eventful } }

export default meta

type Story = StoryObj<typeof ActivityTimeline>

/** Who did what when, in lanes. */
export const Default: Story = {}

/** To be played with. */
export const Playground: Story = {
  args: { defaultLength: 60_000 },
  argTypes: { lanes: { control: 'object' }, strings: { control: false } },
}
