import type { Meta, StoryObj } from '@storybook/react-vite'
import { planners } from '../story/boards.ts'
import { Composer } from './composer.tsx'

const meta: Meta<typeof Composer> = {
  title: 'Composer',
  component: Composer,
  parameters: { board: planners, width: '36rem' },
  args: { to: 'orchestrator' },
}

export default meta

type Story = StoryObj<typeof Composer>

/** To the orchestrator, who is here. */
export const Default: Story = {}

/** To be played with. */
export const Playground: Story = {
  args: { maxLength: 200, disabled: false, placeholder: 'Where to, and when?' },
  argTypes: { to: { control: 'object' }, maxLength: { control: { type: 'number', min: 1, max: 4_000 } }, strings: { control: 'object' } },
}
