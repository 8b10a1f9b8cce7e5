import type { Meta, StoryObj } from '@storybook/react-vite'
import { MarkdownText } from '../markdown/markdown-text.tsx'
import { answersComing } from '../story/boards.ts'
import { inPanel } from '../story/panel.tsx'
import { Conversation } from './conversation.tsx'

const meta: Meta<typeof Conversation> = {
  title: 'Conversation',
  component: Conversation,
  decorators: [inPanel],
  parameters: { board: answersComing, runs: true },
  args: { to: 'orchestrator', renderText: MarkdownText },
}

export default meta

type Story = StoryObj<typeof Conversation>

/** People and agents; three of them answer at once. */
export const Default: Story = {}

/** To be played with. */
export const Playground: Story = {
  args: { pageSize: 50 },
  argTypes: {
    to: { control: 'object' },
    pageSize: { control: { type: 'number', min: 1 } },
    renderText: { control: false },
    strings: { control: 'object' },
  },
}
