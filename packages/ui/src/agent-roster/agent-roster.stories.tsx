import type { Meta, StoryObj } from '@storybook/react-vite'
import { AgentRoster } from './agent-roster.tsx'

const meta: Meta<typeof AgentRoster> = { title: 'AgentRoster', component: AgentRoster }

export default meta

type Story = StoryObj<typeof AgentRoster>

/** Who is on the board, in the scenario of the toolbar. */
export const Default: Story = {}

/** To be played with. */
export const Playground: Story = {
  args: { strings: { agents: 'Crew' }, toolbar: true, defaultGroupBy: 'status', defaultSortBy: 'name', pinnable: true },
  argTypes: {
    defaultGroupBy: { control: 'inline-radio', options: ['none', 'status', 'role'] },
    defaultSortBy: { control: 'inline-radio', options: ['name', 'status', 'latest', 'progress'] },
    strings: { control: 'object' }, className: { control: 'text' }, children: { control: false } },
}
