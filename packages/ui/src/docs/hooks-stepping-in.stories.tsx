import type { Meta, StoryObj } from '@storybook/react-vite'
import { hookStory, HooksPage } from './hook-story.tsx'
import { APPROVAL, asks } from '../story/questions.ts'
import type { StoryBoard } from '../story/story-context.ts'
import { UseInterrupts as UseInterruptsExample } from './hooks/use-interrupts.tsx'
import { UseInterrupt as UseInterruptExample } from './hooks/use-interrupt.tsx'
import { UseGrants as UseGrantsExample } from './hooks/use-grants.tsx'
import { UseAgentControls as UseAgentControlsExample } from './hooks/use-agent-controls.tsx'
import { UseBargeIn as UseBargeInExample } from './hooks/use-barge-in.tsx'

/** Flights asks whether to book, and is at work at it. */
async function asking(board: StoryBoard): Promise<void> {
  await asks(board, APPROVAL)
}

/** Questions of agents (`@callboard/react/interrupts`), and ways to stop and redirect them (`@callboard/react/controls`). */
const meta: Meta = { title: 'Docs/Hooks/Stepping in', parameters: { board: asking, docs: { page: HooksPage } } }

export default meta

type Story = StoryObj

export const UseInterrupts: Story = hookStory('use-interrupts', UseInterruptsExample)
export const UseInterrupt: Story = hookStory('use-interrupt', UseInterruptExample)
export const UseGrants: Story = hookStory('use-grants', UseGrantsExample)
export const UseAgentControls: Story = hookStory('use-agent-controls', UseAgentControlsExample)
export const UseBargeIn: Story = hookStory('use-barge-in', UseBargeInExample)
