import type { Meta, StoryObj } from '@storybook/react-vite'
import { MarkdownText } from '../markdown/markdown-text.tsx'
import { flightsSpeaking } from '../story/boards.ts'
import { AgentStream } from './agent-stream.tsx'

const meta: Meta<typeof AgentStream> = {
  title: 'AgentStream',
  component: AgentStream,
  parameters: { board: flightsSpeaking, runs: true },
  args: { stream: 'flights', renderText: MarkdownText },
}

export default meta

type Story = StoryObj<typeof AgentStream>

/** Thoughts, a tool call, an answer in Markdown and its sources, as they come. */
export const Default: Story = {}

/** To be played with: `window` is in characters. */
export const Playground: Story = {
  args: { announce: true, window: 100_000 },
  argTypes: {
    stream: { control: 'text' },
    from: { control: 'select', options: ['start', 'now'] },
    window: { control: { type: 'number', min: 0 } },
    renderText: { control: false },
    strings: { control: 'object' },
  },
}
