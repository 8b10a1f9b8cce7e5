import type { Meta, StoryObj } from '@storybook/react-vite'
import { planners } from '../story/boards.ts'
import { AgentAvatar } from './agent-avatar.tsx'

const ABOUT = `
An agent's picture, or its initials on one of six grounds that stays the same for an id; at its corner how it stands. Use it where the name is beside it: screen readers hear the name from there.

One part, a \`span\` with \`data-status\`, \`data-reason\`, \`data-online\`, \`data-invalid\`. Pictures come from the web, from \`blob:\` or from \`data:\` of a pixel format; others (SVG, scripts), and those that fail, are initials.
`

const meta: Meta<typeof AgentAvatar> = { title: 'AgentAvatar', component: AgentAvatar, parameters: { docs: { description: { component: ABOUT } }, board: planners }, args: { agentId: 'flights' } }

export default meta

type Story = StoryObj<typeof AgentAvatar>

/** An agent's picture with its status. */
export const Default: Story = {}

/** To be played with. */
export const Playground: Story = {
  args: { agentId: 'activities' },
  argTypes: { agentId: { control: 'select', options: ['orchestrator', 'flights', 'hotels', 'activities', 'nobody'] } },
}
