import { createSession } from '@callboard/session'
import { SessionProvider } from '@callboard/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent, waitFor } from 'storybook/test'
import { planners, reconnecting } from '../story/boards.ts'
import { boardOf, type StoryBoard } from '../story/story-context.ts'
import { PLANNERS } from '../story/records.ts'
import { Composer } from './composer.tsx'

const meta: Meta<typeof Composer> = {
  title: 'Composer/States',
  component: Composer,
  parameters: { board: planners, width: '36rem' },
  args: { to: 'orchestrator', onSent: fn() },
}

export default meta

type Story = StoryObj<typeof Composer>

/** Nothing is written; Enter sends nothing. */
export const Empty: Story = {
  play: async ({ canvas, args }) => {
    await userEvent.click(canvas.getByRole('textbox', { name: 'Message' }))
    await userEvent.keyboard('{Enter}')
    await expect(args.onSent).not.toHaveBeenCalled()
    await expect(canvas.getByRole('button', { name: 'Send' })).toHaveAttribute('aria-disabled', 'true')
  },
}

/** Several lines, by Shift and Enter; the box grows with them. */
export const SeveralLines: Story = {
  play: async ({ canvas }) => {
    const box = canvas.getByRole('textbox', { name: 'Message' })
    const { height } = box.getBoundingClientRect()
    await userEvent.type(box, 'A weekend in Lisbon{Shift>}{Enter}{/Shift}for two{Shift>}{Enter}{/Shift}from Berlin')
    await expect(box).toHaveValue('A weekend in Lisbon\nfor two\nfrom Berlin')
    await waitFor(() => expect(box.getBoundingClientRect().height).toBeGreaterThan(height + 30))
  },
}

/** Enter sends, empties the box and keeps the focus. */
export const Sent: Story = {
  play: async ({ canvas, args, loaded }) => {
    const box = canvas.getByRole('textbox', { name: 'Message' })
    await userEvent.type(box, '  A weekend in Lisbon  {Enter}')
    await expect(args.onSent).toHaveBeenCalledWith('A weekend in Lisbon', expect.any(String))
    await expect(box).toHaveValue('')
    await expect(box).toHaveFocus()
    await boardOf(loaded).pass(1)
    await waitFor(() => expect(boardOf(loaded).relay.streams('story').find('conversation')?.tail).toBe(1))
  },
}

/** More than can be sent: nothing is cut off, and it says by how much. */
export const TooLong: Story = {
  args: { maxLength: 20 },
  play: async ({ canvas, args }) => {
    const box = canvas.getByRole('textbox', { name: 'Message' })
    await userEvent.type(box, 'A weekend in Lisbon for two{Enter}')
    await expect(canvas.getByText('7 characters too many')).toBeVisible()
    await expect(box).toHaveAccessibleDescription('7 characters too many')
    await expect(box).toHaveAttribute('aria-invalid', 'true')
    await expect(args.onSent).not.toHaveBeenCalled()
  },
}

/** It was refused: the text is kept. */
export const Refused: Story = {
  args: {
    onSend: () => {
      throw new Error('The orchestrator takes no more today.')
    },
  },
  play: async ({ canvas }) => {
    const box = canvas.getByRole('textbox', { name: 'Message' })
    await userEvent.type(box, 'One more{Enter}')
    await expect(canvas.getByText('The orchestrator takes no more today.')).toBeVisible()
    await expect(box).toHaveValue('One more')
  },
}

/** The connection is lost: what is sent waits. */
export const Offline: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      await planners(board)
      await reconnecting(board)
    },
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText(/^You are offline/)).toBeVisible())
    await expect(canvas.getByRole('textbox', { name: 'Message' })).toBeEnabled()
  },
}

/** Whom it is for is away. */
export const AddresseeAway: Story = {
  args: { to: ['orchestrator', 'hotels'] },
  parameters: {
    board: async (board: StoryBoard) => {
      await board.agent('hotels', PLANNERS.hotels)
      board.crash(await board.agent('orchestrator', PLANNERS.orchestrator))
      await board.pass(20)
    },
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('Orchestrator is away and finds your message on its return.')).toBeVisible())
  },
}

/** The connection was closed for good. */
export const Closed: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      await board.connection.close()
      await board.pass(0)
    },
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('The connection is closed, so nothing can be sent.')).toBeVisible())
    await expect(canvas.getByRole('textbox', { name: 'Message' })).toBeDisabled()
  },
}

/** Who only watches says nothing. */
export const Watching: Story = {
  render: (args, { loaded }) => {
    const { relay, clock } = boardOf(loaded)
    const session = createSession({ connection: relay.connect('story'), identity: { kind: 'observer' }, clock })
    return <SessionProvider session={session}><Composer {...args} /></SessionProvider>
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('You are only watching, so you cannot send anything.')).toBeVisible()
  },
}

/** Switched off by the app. */
export const Disabled: Story = {
  args: { disabled: true },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('textbox', { name: 'Message' })).toBeDisabled()
  },
}
