import type { Meta, StoryObj } from '@storybook/react-vite'
import { crowdOfPeople } from '../story/boards.ts'
import { PeopleStack } from './people-stack.tsx'

const ABOUT = `
Who is here, people and agents, in one line of faces; pressed, it opens to their names and where they are. Use it in the head of a page.

Parts: \`Root\` (\`data-empty\`), \`Trigger\` (a button that names everybody), \`Popup\`, \`Empty\`. Enter and Space open, Escape closes and gives the focus back. Several devices of a person are one face.
`

const meta: Meta<typeof PeopleStack> = { title: 'PeopleStack', component: PeopleStack, parameters: { docs: { description: { component: ABOUT } }, board: crowdOfPeople } }

export default meta

type Story = StoryObj<typeof PeopleStack>

/** The people who are here. */
export const Default: Story = {}

/** To be played with. */
export const Playground: Story = {
  args: { max: 2 },
  argTypes: { max: { control: { type: 'number', min: 1 } }, strings: { control: 'object' } },
}
