import type { Meta, StoryObj } from '@storybook/react-vite'
import { crowdOfPeople } from '../story/boards.ts'
import { PeopleStack } from './people-stack.tsx'

const meta: Meta<typeof PeopleStack> = { title: 'PeopleStack', component: PeopleStack, parameters: { board: crowdOfPeople } }

export default meta

type Story = StoryObj<typeof PeopleStack>

/** The people who are here. */
export const Default: Story = {}

/** To be played with. */
export const Playground: Story = {
  args: { max: 2 },
  argTypes: { max: { control: { type: 'number', min: 1 } }, strings: { control: 'object' } },
}
