import type { Meta, StoryObj } from '@storybook/react-vite'
import { chosenTrip } from '../story/boards.ts'
import { SelectionList } from './selection-list.tsx'

const meta: Meta<typeof SelectionList> = { title: 'SelectionList', component: SelectionList, parameters: { board: chosenTrip } }

export default meta

type Story = StoryObj<typeof SelectionList>

/** What has been chosen. */
export const Default: Story = {}

/** To be played with. */
export const Playground: Story = {
  args: { kind: 'activity' },
  argTypes: { kind: { control: 'text' }, describe: { control: false }, children: { control: false } },
}
