import type { Meta, StoryObj } from '@storybook/react-vite'
import { planners } from '../story/boards.ts'
import { AgentAvatar } from './agent-avatar.tsx'

const meta: Meta<typeof AgentAvatar> = { title: 'AgentAvatar', component: AgentAvatar, parameters: { board: planners }, args: { agentId: 'flights' } }

export default meta

type Story = StoryObj<typeof AgentAvatar>

/** An agent's picture with its status. */
export const Default: Story = {}

/** To be played with. */
export const Playground: Story = {
  args: { agentId: 'activities' },
  argTypes: { agentId: { control: 'select', options: ['orchestrator', 'flights', 'hotels', 'activities', 'nobody'] } },
}
