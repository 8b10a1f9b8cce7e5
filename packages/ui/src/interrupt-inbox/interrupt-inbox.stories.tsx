import type { Meta, StoryObj } from '@storybook/react-vite'
import { everyQuestion } from '../story/questions.ts'
import { InterruptInbox } from './interrupt-inbox.tsx'

const meta: Meta<typeof InterruptInbox> = {
  title: 'InterruptInbox',
  component: InterruptInbox,
  parameters: { runs: true, width: '38rem', board: everyQuestion },
}

export default meta

type Story = StoryObj<typeof InterruptInbox>

/** Questions of three agents. */
export const Default: Story = {}

/** To be played with. */
export const Playground: Story = {
  args: { defaultOrder: 'urgent', everyone: true },
  argTypes: { defaultOrder: { control: 'radio', options: ['oldest', 'urgent'] }, children: { control: false }, strings: { control: false } },
}
