import type { Meta, StoryObj } from '@storybook/react-vite'
import { planners } from '../story/boards.ts'
import { AgentCard } from './agent-card.tsx'

const meta: Meta<typeof AgentCard> = { title: 'AgentCard', component: AgentCard, parameters: { board: planners, width: '26rem' }, args: { agentId: 'flights' } }

export default meta

type Story = StoryObj<typeof AgentCard>

/** One agent in full. */
export const Default: Story = {}

/** To be played with. */
export const Playground: Story = {
  args: { agentId: 'hotels' },
  argTypes: { agentId: { control: 'select', options: ['orchestrator', 'flights', 'hotels', 'activities', 'nobody'] } },
}
