import { SCENARIOS } from '@callboard/session/testing'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { ReactElement } from 'react'
import { expect, fireEvent, userEvent, waitFor } from 'storybook/test'
import { AgentRoster } from '../agent-roster/agent-roster.tsx'
import { ConnectionBanner } from '../connection-banner/connection-banner.tsx'
import { ProgressTree } from '../progress-tree/progress-tree.tsx'
import { SelectionList } from '../selection-list/selection-list.tsx'
import { Scrubber, type ScrubberProps } from '../story/scrubber.tsx'
import './overview.css'

function Board(): ReactElement {
  return (
    <div className="overview">
      <ConnectionBanner />
      <div className="overview-columns">
        <div className="panel"><AgentRoster /></div>
        <div className="panel"><SelectionList /></div>
        <div className="panel overview-wide"><ProgressTree /></div>
      </div>
    </div>
  )
}

/** Forth lets time pass; back plays the same piece anew from its beginning, out of sight. */
const meta: Meta<typeof Scrubber> = {
  title: 'Overview/Scenario',
  component: Scrubber,
  // The page makes boards of its own.
  parameters: { width: '75rem', board: () => {} },
  argTypes: { scenario: { control: 'select', options: [...SCENARIOS] }, children: { control: false } },
  args: { length: 120, speed: 1, seed: 7, start: 20, children: <Board /> },
  render: (args, { globals }) => {
    const { scenario, agents } = globals as { scenario: ScrubberProps['scenario']; agents: string }
    return <Scrubber {...args} scenario={args.scenario ?? scenario} agents={args.agents ?? (Number(agents) || undefined)} />
  },
}

export default meta

type Story = StoryObj<typeof Scrubber>

/** The scenario of the toolbar, or one of the controls. */
export const Scrubbed: Story = {}

/** Back to what was, and forth to the very same. */
export const ThereAndBack: Story = {
  args: { scenario: 'crash', agents: 6, start: 8 },
  play: async ({ canvas, canvasElement }) => {
    const rail = await canvas.findByRole('slider', { name: 'Moment' }, { timeout: 10_000 })
    const statuses = (): string[] => [...canvasElement.querySelectorAll('.cb-agent-roster-item')].map((row) => row.getAttribute('data-status') ?? '')
    const stands = (at: number): Promise<void> => waitFor(() => expect(canvas.getByText(`${at.toFixed(1)} s`)).toBeVisible(), { timeout: 10_000 })
    await stands(8)
    const after = statuses()
    await fireEvent.change(rail, { target: { value: '1000' } })
    await stands(1)
    await waitFor(() => expect(statuses()).not.toContain('offline'))
    await fireEvent.change(rail, { target: { value: '8000' } })
    await stands(8)
    await waitFor(() => expect(statuses()).toEqual(after))
    await expect(after).toContain('offline')
    await userEvent.click(canvas.getByRole('button', { name: 'Back 5 s' }))
    await stands(3)
  },
}
