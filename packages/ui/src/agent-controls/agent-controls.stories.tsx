import type { Meta, StoryObj } from '@storybook/react-vite'
import { obeys } from '../story/obeys.ts'
import { AgentControls } from './agent-controls.tsx'

const meta: Meta<typeof AgentControls> = {
  title: 'AgentControls',
  component: AgentControls,
  parameters: { runs: true, width: '36rem', board: obeys },
  args: { target: { agent: 'flights' } },
}

export default meta

type Story = StoryObj<typeof AgentControls>

/** An agent at work that obeys. */
export const Default: Story = {}

/** To be played with. */
export const Playground: Story = { args: { steer: true }, argTypes: { strings: { control: false }, className: { control: false } } }
