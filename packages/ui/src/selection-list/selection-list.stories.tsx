import type { Meta, StoryObj } from '@storybook/react-vite'
import { chosenTrip } from '../story/boards.ts'
import { SelectionList } from './selection-list.tsx'

const ABOUT = `
What was chosen, by whom it was changed, and what it was before. A change that nobody has changed since can be undone; what is removed can be put back.

Up, down, Home and End move; Delete removes; Ctrl+Z puts back what one removed oneself.

Parts: \`Root\` (\`data-empty\`), \`Title\`, \`Items\`, \`Item\` (\`data-invalid\`), \`Change\` (\`data-fresh\`, \`data-own\`), \`Remove\`, \`Undo\` (\`data-open\`), \`Empty\`.
`

const meta: Meta<typeof SelectionList> = { title: 'SelectionList', component: SelectionList, parameters: { docs: { description: { component: ABOUT } }, board: chosenTrip } }

export default meta

type Story = StoryObj<typeof SelectionList>

/** What has been chosen. */
export const Default: Story = {}

/** To be played with. */
export const Playground: Story = {
  args: { kind: 'activity' },
  argTypes: { kind: { control: 'text' }, describe: { control: false }, children: { control: false } },
}
