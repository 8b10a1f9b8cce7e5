import type { Meta, StoryObj } from '@storybook/react-vite'
import { ProgressBar } from './progress-bar.tsx'

const ABOUT = `
How far a task (\`taskKey\`), an agent (\`agentId\`) or everything is. \`size="compact"\` is one line without a name, for rows.

\`pace\` says how long it may take still, how fast it goes on, or both. Before some seconds of progress were seen it says that it is estimating; what is said then is smoothed and changes by steps. How much there is to do may be unknown: then something moves, and nothing is claimed.

Parts: \`Root\` (\`progressbar\`), \`Label\`, \`Value\`, \`Pace\`, \`Track\`, \`Indicator\`; with \`data-state\` (\`none\`, \`running\`, \`stalled\`, \`done\`, \`failed\`) and \`data-unknown\`.
`

const meta: Meta<typeof ProgressBar> = { title: 'ProgressBar', component: ProgressBar, parameters: { docs: { description: { component: ABOUT } } } }

export default meta

type Story = StoryObj<typeof ProgressBar>

/** All work together, in the scenario of the toolbar. */
export const Default: Story = {}

/** To be played with. */
export const Playground: Story = {
  args: { label: 'Everything', size: 'compact', hideWhenEmpty: false },
  argTypes: { size: { control: 'inline-radio', options: ['regular', 'compact'] }, agentId: { control: 'text' }, taskKey: { control: 'text' } },
}
