import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { AgentRoster } from '../agent-roster/agent-roster.tsx'
import { SelectionList } from '../selection-list/selection-list.tsx'
import { planners } from '../story/boards.ts'
import { inFrame } from './session-frame.decorators.tsx'
import { SessionFrame } from './session-frame.tsx'

const meta: Meta<typeof SessionFrame> = {
  title: 'SessionFrame/Examples',
  component: SessionFrame,
  decorators: [inFrame],
  parameters: { width: '90rem', board: planners },
}

export default meta

type Story = StoryObj<typeof SessionFrame>

/** An app's own thing in the middle, the team beside it. */
export const OwnPanels: Story = {
  args: {
    title: 'Itinerary',
    panels: [
      { id: 'map', label: 'Map', content: <p>The app’s own map of Lisbon.</p> },
      { id: 'team', label: 'Team', place: 'end', content: <AgentRoster /> },
      { id: 'choices', label: 'Chosen', place: 'end', content: <SelectionList /> },
    ],
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('The app’s own map of Lisbon.')).toBeVisible())
  },
}
