import type { Meta, StoryObj } from '@storybook/react-vite'
import { atWork } from '../story/obeys.ts'
import { BargeInComposer } from './barge-in-composer.tsx'

const meta: Meta<typeof BargeInComposer> = {
  title: 'BargeInComposer',
  component: BargeInComposer,
  parameters: { runs: true, width: '36rem', board: atWork },
  args: { to: 'orchestrator' },
}

export default meta

type Story = StoryObj<typeof BargeInComposer>

/** Three tasks are under way. */
export const Default: Story = {}

/** To be played with. */
export const Playground: Story = {
  args: { defaultMode: 'steer' },
  argTypes: { defaultMode: { control: 'radio', options: ['cancel', 'steer', 'none'] }, strings: { control: false } },
}
