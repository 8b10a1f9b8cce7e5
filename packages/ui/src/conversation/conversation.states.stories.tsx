import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { MarkdownText } from '../markdown/markdown-text.tsx'
import { answersComing, longConversation, shortConversation } from '../story/boards.ts'
import { inPanel } from '../story/panel.tsx'
import { boardOf, type StoryBoard } from '../story/story-context.ts'
import { Conversation } from './conversation.tsx'

const meta: Meta<typeof Conversation> = {
  title: 'Conversation/States',
  component: Conversation,
  decorators: [inPanel],
  args: { to: 'orchestrator', renderText: MarkdownText },
}

export default meta

type Story = StoryObj<typeof Conversation>

function listOf(canvasElement: HTMLElement): HTMLElement {
  return within(canvasElement).getByRole('log')
}

/** How far the newest message is below what is seen, in pixels. */
function belowView(list: HTMLElement): number {
  return list.scrollHeight - list.scrollTop - list.clientHeight
}

/** Nothing has been said. */
export const Empty: Story = {
  parameters: { board: () => {}, height: '24rem' },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('Nothing has been said yet')).toBeVisible())
  },
}

/** The newest messages are not here yet. */
export const Opening: Story = {
  parameters: { board: (board: StoryBoard) => board.unsynced(), height: '24rem' },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('Opening the conversation…')).toBeVisible())
    await expect(canvas.getByRole('log')).toHaveAttribute('aria-busy', 'true')
  },
}

/** People and agents, over two days; one answer is a stream that is done. */
export const Short: Story = {
  parameters: { board: shortConversation },
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(canvas.getAllByRole('article')).toHaveLength(6))
    await waitFor(() => expect(canvas.getByRole('table')).toBeVisible())
    await expect(canvas.getByText('Today')).toBeInTheDocument()
    await expect(listOf(canvasElement)).toHaveAttribute('aria-live', 'off')
  },
}

/** Three agents answer at once; the newest stays in sight. */
export const Answering: Story = {
  parameters: { board: answersComing, runs: true },
  play: async ({ canvasElement, loaded }) => {
    const list = listOf(canvasElement)
    for (let step = 0; step < 4; step += 1) await boardOf(loaded).pass(0.2)
    await waitFor(() => expect(canvasElement.querySelectorAll('.cb-agent-stream-root[data-status="streaming"]')).toHaveLength(3))
    await waitFor(() => expect(belowView(list)).toBeLessThan(4))
  },
}

/** Four hundred messages: earlier ones come as the reader gets near the first, who stays where they are. */
export const Long: Story = {
  parameters: { board: longConversation },
  play: async ({ canvas, canvasElement }) => {
    const list = listOf(canvasElement)
    await waitFor(() => expect(canvas.getByText(/^400\. /)).toBeVisible())
    await waitFor(() => expect(belowView(list)).toBeLessThan(4))
    const before = canvas.getAllByRole('article').length
    list.scrollTop = 0
    const first = canvas.getAllByRole('article')[0] as HTMLElement
    const top = first.getBoundingClientRect().top
    await waitFor(() => expect(canvas.getAllByRole('article').length).toBeGreaterThan(before))
    await expect(Math.abs(first.getBoundingClientRect().top - top)).toBeLessThan(80)
    await expect(list.scrollTop).toBeGreaterThan(1_000)
  },
}

/** Who reads further up stays there, and is told how many have come. */
export const NewMeanwhile: Story = {
  parameters: { board: longConversation },
  play: async ({ canvas, canvasElement, loaded }) => {
    const board = boardOf(loaded)
    const list = listOf(canvasElement)
    await waitFor(() => expect(belowView(list)).toBeLessThan(4))
    await waitFor(() => expect(canvas.getByText(/^400\. /)).toBeVisible())
    list.scrollTop -= 600
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Jump to the newest' })).toBeVisible())
    const { scrollTop } = list
    board.message({ id: 'new-1', text: 'Are you there?' })
    board.message({ id: 'new-2', text: 'Hello?' })
    await board.pass(1)
    const jump = await canvas.findByRole('button', { name: '2 new messages' })
    await expect(list.scrollTop).toBe(scrollTop)
    jump.focus()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(canvas.getByText('Hello?')).toBeVisible())
    await waitFor(() => expect(belowView(list)).toBeLessThan(4))
    await expect(list).toHaveFocus()
    await waitFor(() => expect(canvas.queryByRole('button', { name: /newest|new message/ })).toBeNull())
  },
}

/** Offline: what is said waits, and says so. */
export const Offline: Story = {
  parameters: { board: shortConversation },
  play: async ({ canvas, loaded }) => {
    const board = boardOf(loaded)
    await waitFor(() => expect(canvas.getAllByRole('article')).toHaveLength(6))
    board.relay.stop()
    await board.pass(1)
    await waitFor(() => expect(canvas.getByText(/^You are offline/)).toBeVisible())
    await userEvent.type(canvas.getByRole('textbox', { name: 'Message' }), 'Then the morning one{Enter}')
    await waitFor(() => expect(canvas.getByText('Then the morning one')).toBeVisible())
    await waitFor(() => expect(canvas.getByText('Sending…')).toBeVisible())
  },
}

/** A message that was refused, to be sent again or taken back. */
export const NotSent: Story = {
  parameters: { board: shortConversation },
  play: async ({ canvas, loaded }) => {
    const board = boardOf(loaded)
    await waitFor(() => expect(canvas.getAllByRole('article')).toHaveLength(6))
    await userEvent.type(canvas.getByRole('textbox', { name: 'Message' }), 'Then the morning one')
    board.refuseMessages()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(canvas.getByText(/^Not sent\./)).toBeVisible())
    await expect(canvas.getByRole('button', { name: 'Try again' })).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'Discard' })).toBeVisible()
  },
}

/** In another language, from right to left. */
export const RightToLeft: Story = {
  parameters: { board: shortConversation },
  render: (args) => <div dir="rtl" style={{ blockSize: '100%' }}><Conversation {...args} strings={{ send: 'إرسال', message: 'رسالة', messagePlaceholder: 'اكتب رسالة' }} /></div>,
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole('article')).toHaveLength(6))
  },
}
