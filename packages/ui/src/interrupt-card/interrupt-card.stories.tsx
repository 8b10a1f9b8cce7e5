import type { Meta, StoryObj } from '@storybook/react-vite'
import { APPROVAL, asks } from '../story/questions.ts'
import type { StoryBoard } from '../story/story-context.ts'
import { InterruptCard } from './interrupt-card.tsx'

const meta: Meta<typeof InterruptCard> = {
  title: 'InterruptCard',
  component: InterruptCard,
  parameters: { runs: true, width: '36rem', board: (board: StoryBoard) => asks(board, { ...APPROVAL, deadlineInMs: 240_000 }) },
  args: { interruptKey: 'flights/book' },
}

export default meta

type Story = StoryObj<typeof InterruptCard>

/** An agent asks for approval. */
export const Default: Story = {}

/** To be played with: it is answered by a real agent. */
export const Playground: Story = { argTypes: { strings: { control: false }, className: { control: false } } }
