import { setTitle } from '@callboard/session'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { MarkdownText } from '../markdown/markdown-text.tsx'
import { reconnecting, shortConversation } from '../story/boards.ts'
import { APPROVAL, asks } from '../story/questions.ts'
import type { StoryBoard } from '../story/story-context.ts'
import { SessionFrame } from './session-frame.tsx'
import { inFrame } from './session-frame.decorators.tsx'

const lisbon = async (board: StoryBoard): Promise<void> => {
  setTitle(board.session, 'A weekend in Lisbon')
  await shortConversation(board)
  await asks(board, APPROVAL)
}

const meta: Meta<typeof SessionFrame> = {
  title: 'SessionFrame/States',
  component: SessionFrame,
  decorators: [inFrame],
  parameters: { width: '90rem', board: lisbon },
  args: { to: 'orchestrator', renderText: MarkdownText },
}

export default meta

type Story = StoryObj<typeof SessionFrame>

function layoutOf(canvasElement: HTMLElement): string | undefined {
  return canvasElement.querySelector<HTMLElement>('.cb-session-frame-root')?.dataset['layout']
}

/** The conversation with a side before and behind it. */
export const Wide: Story = {
  parameters: { frame: '82rem' },
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(layoutOf(canvasElement)).toBe('wide'))
    await expect(canvas.getByRole('heading', { level: 1, name: 'A weekend in Lisbon' })).toBeVisible()
    await expect(canvas.getByRole('region', { name: 'Agents' })).toBeVisible()
    await expect(canvas.getByRole('region', { name: 'Questions for you' })).toBeVisible()
    await expect(canvas.queryByRole('tablist')).toBeNull()
  },
}

/** One side: both of them stand in it. */
export const Medium: Story = {
  parameters: { frame: '56rem' },
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(layoutOf(canvasElement)).toBe('medium'))
    await expect(canvas.getByRole('region', { name: 'Agents' })).toBeVisible()
    await expect(canvas.queryByRole('tablist')).toBeNull()
  },
}

/** One panel at a time; a number says that something waits behind a tab. */
export const Narrow: Story = {
  parameters: { frame: '22rem' },
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(layoutOf(canvasElement)).toBe('narrow'))
    const tabs = within(canvas.getByRole('tablist', { name: 'Parts of the session' }))
    await expect(tabs.getByRole('tab', { selected: true })).toHaveAccessibleName('Conversation')
    await userEvent.click(tabs.getByRole('tab', { name: 'Questions 1 waiting' }))
    await waitFor(() => expect(canvas.getByRole('region', { name: 'Questions for you' })).toBeVisible())
    await expect(canvas.queryByRole('region', { name: 'Agents' })).toBeNull()
    await userEvent.keyboard('{ArrowLeft}')
    await waitFor(() => expect(canvas.getByRole('region', { name: 'Progress' })).toBeVisible())
  },
}

/** Nobody has come, nothing was said. */
export const Empty: Story = {
  parameters: { board: () => {} },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('Nobody has signed on yet')).toBeVisible())
    await expect(canvas.getByRole('heading', { level: 1, name: 'Session' })).toBeVisible()
  },
}

/** The connection is lost. */
export const Offline: Story = {
  parameters: { board: reconnecting },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('Connection lost, reconnecting…')).toBeVisible())
    await expect(canvas.getByText('Offline', { selector: '.cb-save-state-word' })).toBeVisible()
  },
}
