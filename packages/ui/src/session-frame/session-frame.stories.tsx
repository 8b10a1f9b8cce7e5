import { setTitle } from '@callboard/session'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { MarkdownText } from '../markdown/markdown-text.tsx'
import { shortConversation } from '../story/boards.ts'
import { APPROVAL, asks } from '../story/questions.ts'
import type { StoryBoard } from '../story/story-context.ts'
import { SessionFrame } from './session-frame.tsx'
import { inFrame } from './session-frame.decorators.tsx'

const meta: Meta<typeof SessionFrame> = {
  title: 'SessionFrame',
  component: SessionFrame,
  decorators: [inFrame],
  parameters: {
    width: '90rem',
    board: async (board: StoryBoard) => {
      setTitle(board.session, 'A weekend in Lisbon')
      await shortConversation(board)
      await asks(board, APPROVAL)
    },
  },
  args: { to: 'orchestrator', renderText: MarkdownText },
}

export default meta

type Story = StoryObj<typeof SessionFrame>

/** The usual panels, as wide as there is room. */
export const Default: Story = {}

/** To be played with: make the window narrower. */
export const Playground: Story = { parameters: { runs: true } }
