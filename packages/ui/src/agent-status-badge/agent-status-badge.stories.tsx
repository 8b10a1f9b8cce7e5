import type { Meta, StoryObj } from '@storybook/react-vite'
import { planners } from '../story/boards.ts'
import { AgentStatusBadge } from './agent-status-badge.tsx'

const ABOUT = `
How an agent stands, in an icon and a word, and since when where that matters. Only what wants a person's eye (waiting, stalled, failed, unreadable) has a ground of its own. Each status has its own shape, so that none is told by its colour alone.

Parts: \`Root\`, \`Icon\`, \`Label\`, \`Since\`; with \`data-status\`, \`data-reason\`, \`data-online\`, \`data-invalid\`. Within \`AgentCard.Root\` or a row of a roster it needs no \`agentId\`.
`

const meta: Meta<typeof AgentStatusBadge> = { title: 'AgentStatusBadge', component: AgentStatusBadge, parameters: { docs: { description: { component: ABOUT } }, board: planners }, args: { agentId: 'flights' } }

export default meta

type Story = StoryObj<typeof AgentStatusBadge>

/** How one agent stands. */
export const Default: Story = {}

/** To be played with. */
export const Playground: Story = {
  args: { agentId: 'activities' },
  argTypes: { agentId: { control: 'select', options: ['orchestrator', 'flights', 'hotels', 'activities', 'nobody'] } },
}
