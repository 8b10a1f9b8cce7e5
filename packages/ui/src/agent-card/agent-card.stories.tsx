import type { Meta, StoryObj } from '@storybook/react-vite'
import { planners } from '../story/boards.ts'
import { AgentCard } from './agent-card.tsx'

const ABOUT = `
One agent in full, where there is room for it: a side panel, a page of its own, a grid of a few. For many agents use \`AgentRoster\`, for a line in a text \`AgentStatusBadge\`.

It shows five tasks that are not done and says how many there are beside them (\`AgentCard.Tasks\` takes \`max\`). What waits or is paused has a grey bar; one that is gone stands back.

Parts: \`Root\` (\`article\`), \`Avatar\`, \`Name\`, \`Role\`, \`Activity\`, \`Tasks\`, \`Usage\`; an \`AgentStatusBadge\` within takes the agent of the card. All carry \`data-status\`, \`data-reason\`, \`data-online\`, \`data-invalid\`; \`Activity\` says in \`data-issues\` what is wrong with a record that cannot be read.
`

const meta: Meta<typeof AgentCard> = { title: 'AgentCard', component: AgentCard, parameters: { docs: { description: { component: ABOUT } }, board: planners, width: '26rem' }, args: { agentId: 'flights' } }

export default meta

type Story = StoryObj<typeof AgentCard>

/** One agent in full. */
export const Default: Story = {}

/** To be played with. */
export const Playground: Story = {
  args: { agentId: 'hotels' },
  argTypes: { agentId: { control: 'select', options: ['orchestrator', 'flights', 'hotels', 'activities', 'nobody'] } },
}
