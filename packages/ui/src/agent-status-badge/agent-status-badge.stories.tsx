import type { Meta, StoryObj } from '@storybook/react-vite'
import { planners } from '../story/boards.ts'
import { AgentStatusBadge } from './agent-status-badge.tsx'

const meta: Meta<typeof AgentStatusBadge> = { title: 'AgentStatusBadge', component: AgentStatusBadge, parameters: { board: planners }, args: { agentId: 'flights' } }

export default meta

type Story = StoryObj<typeof AgentStatusBadge>

/** How one agent stands. */
export const Default: Story = {}

/** To be played with. */
export const Playground: Story = {
  args: { agentId: 'activities' },
  argTypes: { agentId: { control: 'select', options: ['orchestrator', 'flights', 'hotels', 'activities', 'nobody'] } },
}
