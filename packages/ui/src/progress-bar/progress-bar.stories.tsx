import type { Meta, StoryObj } from '@storybook/react-vite'
import { ProgressBar } from './progress-bar.tsx'

const meta: Meta<typeof ProgressBar> = { title: 'ProgressBar', component: ProgressBar }

export default meta

type Story = StoryObj<typeof ProgressBar>

/** All work together, in the scenario of the toolbar. */
export const Default: Story = {}

/** To be played with. */
export const Playground: Story = {
  args: { label: 'Everything', size: 'compact', hideWhenEmpty: false },
  argTypes: { size: { control: 'inline-radio', options: ['regular', 'compact'] }, agentId: { control: 'text' }, taskKey: { control: 'text' } },
}
