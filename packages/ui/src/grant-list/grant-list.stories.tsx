import type { Meta, StoryObj } from '@storybook/react-vite'
import { allowed } from '../story/questions.ts'
import { GrantList } from './grant-list.tsx'

const meta: Meta<typeof GrantList> = {
  title: 'GrantList',
  component: GrantList,
  parameters: { runs: true, width: '34rem', board: allowed },
}

export default meta

type Story = StoryObj<typeof GrantList>

/** What Ada and Ben have allowed. */
export const Default: Story = {}

/** To be played with. */
export const Playground: Story = {
  args: { agent: undefined },
  argTypes: { agent: { control: 'text' }, children: { control: false }, strings: { control: false }, className: { control: false } },
}
