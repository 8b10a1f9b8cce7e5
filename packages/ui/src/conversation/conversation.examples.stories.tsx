import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { MarkdownText } from '../markdown/markdown-text.tsx'
import { answersComing, shortConversation } from '../story/boards.ts'
import { inPanel } from '../story/panel.tsx'
import { boardOf } from '../story/story-context.ts'
import { Conversation } from './conversation.tsx'

const meta: Meta<typeof Conversation> = {
  title: 'Conversation/Examples',
  component: Conversation,
  decorators: [inPanel],
  args: { to: 'orchestrator', renderText: MarkdownText },
}

export default meta

type Story = StoryObj<typeof Conversation>

/** On a phone, 360 pixels wide. */
export const Narrow: Story = {
  parameters: { board: answersComing, runs: true, width: '22.5rem' },
  play: async ({ canvas, canvasElement, loaded }) => {
    await boardOf(loaded).pass(3)
    await waitFor(() => expect(canvas.getAllByRole('article')).toHaveLength(9))
    const list = canvasElement.querySelector('[role="log"]')
    await expect(list?.scrollWidth).toBeLessThanOrEqual(list?.clientWidth ?? 0)
  },
}

/** Messages shown by the app itself, and an empty state of its own. */
export const OwnMessages: Story = {
  args: {
    renderMessage: (message) => (message.from.kind === 'agent' ? undefined : <p data-testid="own">{message.from.name}: {message.text}</p>),
  },
  parameters: { board: shortConversation },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByTestId('own')).toHaveLength(4))
  },
}

/** Made of parts: no composer, no avatars. */
export const OfParts: Story = {
  parameters: { board: shortConversation },
  render: () => (
    <Conversation.Root>
      <Conversation.Messages>
        <Conversation.Rows>
          {(message) => (
            <Conversation.Message message={message}>
              <Conversation.Author />
              <Conversation.Body />
            </Conversation.Message>
          )}
        </Conversation.Rows>
      </Conversation.Messages>
    </Conversation.Root>
  ),
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole('article')).toHaveLength(6))
  },
}
