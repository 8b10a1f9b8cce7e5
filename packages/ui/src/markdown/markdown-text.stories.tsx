import type { Meta, StoryObj } from '@storybook/react-vite'
import { FLIGHTS_ANSWER, MARKDOWN_SAMPLE } from '../story/speeches.ts'
import { inPaper } from '../story/panel.tsx'
import { MarkdownText } from './markdown-text.tsx'

const meta: Meta<typeof MarkdownText> = {
  title: 'MarkdownText',
  component: MarkdownText,
  decorators: [inPaper],
  parameters: { board: () => {} },
  args: { text: FLIGHTS_ANSWER, state: 'done' },
}

export default meta

type Story = StoryObj<typeof MarkdownText>

/** An answer. */
export const Default: Story = {}

/** To be played with. */
export const Playground: Story = {
  args: { text: MARKDOWN_SAMPLE, state: 'streaming' },
  argTypes: { text: { control: 'text' }, state: { control: 'select', options: ['streaming', 'done'] } },
}
