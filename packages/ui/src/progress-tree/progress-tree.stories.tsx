import type { Meta, StoryObj } from '@storybook/react-vite'
import { ProgressTree } from './progress-tree.tsx'

const meta: Meta<typeof ProgressTree> = { title: 'ProgressTree', component: ProgressTree }

export default meta

type Story = StoryObj<typeof ProgressTree>

/** All work under way, in the scenario of the toolbar. */
export const Default: Story = {}

/** To be played with. */
export const Playground: Story = {
  argTypes: { strings: { control: 'object' }, filter: { control: 'object' }, defaultCollapsed: { control: 'object' } },
}
