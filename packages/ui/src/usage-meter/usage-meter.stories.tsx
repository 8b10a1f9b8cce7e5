import type { Meta, StoryObj } from '@storybook/react-vite'
import { planners } from '../story/boards.ts'
import { UsageMeter } from './usage-meter.tsx'

const ABOUT = `
What an agent (\`agentId\`), or all together, have spent: tokens, and money by currency. With a \`budget\` it is a meter that says how much is left, that it is nearly used up (from the share \`near\` on, 0.8), or by how much it is over. Of several limits the nearest is shown; a budget counts its own currency alone.

Parts: \`Root\`, \`Label\`, \`Value\`, \`Track\` (\`meter\`), \`Indicator\`, \`Note\`, \`Tokens\`; with \`data-level\` (\`none\`, \`within\`, \`near\`, \`over\`) and \`data-empty\`.
`

const meta: Meta<typeof UsageMeter> = { title: 'UsageMeter', component: UsageMeter, parameters: { docs: { description: { component: ABOUT } }, width: '24rem', board: planners } }

export default meta

type Story = StoryObj<typeof UsageMeter>

/** What all agents have spent. */
export const Default: Story = {}

/** To be played with. */
export const Playground: Story = {
  args: { budget: { cost: 0.1, currency: 'EUR' }, near: 0.8, hideWhenEmpty: false },
  argTypes: { agentId: { control: 'text' }, budget: { control: 'object' }, near: { control: { type: 'range', min: 0, max: 1, step: 0.05 } } },
}
