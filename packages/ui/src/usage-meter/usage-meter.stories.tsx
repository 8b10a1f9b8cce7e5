import type { Meta, StoryObj } from '@storybook/react-vite'
import { planners } from '../story/boards.ts'
import { UsageMeter } from './usage-meter.tsx'

const meta: Meta<typeof UsageMeter> = { title: 'UsageMeter', component: UsageMeter, parameters: { width: '24rem', board: planners } }

export default meta

type Story = StoryObj<typeof UsageMeter>

/** What all agents have spent. */
export const Default: Story = {}

/** To be played with. */
export const Playground: Story = {
  args: { budget: { cost: 0.1, currency: 'EUR' }, near: 0.8, hideWhenEmpty: false },
  argTypes: { agentId: { control: 'text' }, budget: { control: 'object' }, near: { control: { type: 'range', min: 0, max: 1, step: 0.05 } } },
}
