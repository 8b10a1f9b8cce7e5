import type { Meta, StoryObj } from '@storybook/react-vite'
import type { ReactElement } from 'react'
import { expect, waitFor } from 'storybook/test'
import { AgentCard } from '../agent-card/agent-card.tsx'
import { AgentRoster } from '../agent-roster/agent-roster.tsx'
import { ConnectionBanner } from '../connection-banner/connection-banner.tsx'
import { PeopleStack } from '../people-stack/people-stack.tsx'
import { ProgressTree } from '../progress-tree/progress-tree.tsx'
import { SelectionList } from '../selection-list/selection-list.tsx'
import { chosenTrip, crowdOfPeople, planners, reconnecting } from '../story/boards.ts'
import { PLANNERS } from '../story/records.ts'
import type { StoryBoard } from '../story/story-context.ts'
import './overview.css'

function Overview(): ReactElement {
  return (
    <div className="overview">
      <header className="overview-header">
        <h1>A weekend in Lisbon</h1>
        <PeopleStack />
      </header>
      <ConnectionBanner graceMs={0} />
      <div className="overview-columns">
        <div className="panel"><AgentRoster /></div>
        <div className="panel"><SelectionList /></div>
        <div className="panel overview-wide"><ProgressTree /></div>
      </div>
      <div className="overview-cards">
        {Object.keys(PLANNERS).map((id) => <AgentCard key={id} agentId={id} />)}
      </div>
    </div>
  )
}

async function fullBoard(board: StoryBoard): Promise<void> {
  await chosenTrip(board)
  await crowdOfPeople(board)
  await planners(board)
}

const meta: Meta<typeof Overview> = {
  title: 'Overview/Examples',
  component: Overview,
  parameters: { width: '75rem', board: fullBoard },
}

export default meta

type Story = StoryObj<typeof Overview>

/** Everything on one page, at work. */
export const AtWork: Story = {
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole('article')).toHaveLength(4))
  },
}

/** Nothing has happened yet. */
export const BeforeTheStart: Story = {
  parameters: { board: () => {} },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Nobody has signed on yet')).toBeVisible()
  },
}

/** The connection is lost: what was known stays. */
export const CutOff: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      await fullBoard(board)
      await reconnecting(board)
    },
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText(/Connection lost/)).toBeVisible())
    await expect(canvas.getByRole('region', { name: 'Agents' })).toHaveAttribute('data-content', 'full')
  },
}

/** With the scenario of the toolbar. */
export const Scripted: Story = {
  parameters: { board: false },
  render: () => (
    <div className="overview">
      <ConnectionBanner />
      <div className="panel"><AgentRoster /></div>
      <div className="panel"><ProgressTree /></div>
    </div>
  ),
}
