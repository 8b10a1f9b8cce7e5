import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { AgentCard } from '../agent-card/agent-card.tsx'
import { AgentStatusBadge } from '../agent-status-badge/agent-status-badge.tsx'
import { planners } from '../story/boards.ts'
import { AgentRoster } from './agent-roster.tsx'

const meta: Meta<typeof AgentRoster> = { title: 'AgentRoster/Examples', component: AgentRoster, parameters: { board: planners } }

export default meta

type Story = StoryObj<typeof AgentRoster>

/** In a side bar, 320 pixels wide. */
export const Narrow: Story = {
  parameters: { width: '20rem' },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(4))
  },
}

/** Rows made of other parts: just a name and how it stands. */
export const OwnRows: Story = {
  args: {
    children: (agentId) => (
      <AgentRoster.Item key={agentId} agentId={agentId}>
        <AgentCard.Name render={<strong />} />
        <AgentStatusBadge />
      </AgentRoster.Item>
    ),
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('Hotels').tagName).toBe('STRONG'))
  },
}

/** In another language: words, numbers and plurals. */
export const InGerman: Story = {
  args: {
    strings: {
      agents: 'Agenten',
      agentStatus: {
        offline: 'Offline',
        idle: 'Bereit',
        working: 'Arbeitet',
        waiting: 'Wartet',
        paused: 'Angehalten',
        stalled: 'Stockt',
        failed: 'Gescheitert',
        done: 'Fertig',
      },
      rosterSummary: ({ online, agents }) => `${online} von ${agents} online`,
      progressOf: (name) => `Fortschritt von ${name}`,
    },
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('heading', { name: 'Agenten' })).toBeVisible())
  },
}
