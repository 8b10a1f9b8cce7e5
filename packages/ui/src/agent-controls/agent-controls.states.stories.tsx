import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor } from 'storybook/test'
import { obeys } from '../story/obeys.ts'
import { boardOf, type StoryBoard } from '../story/story-context.ts'
import { AgentControls } from './agent-controls.tsx'

const meta: Meta<typeof AgentControls> = {
  title: 'AgentControls/States',
  component: AgentControls,
  parameters: { width: '36rem', board: obeys },
  args: { target: { agent: 'flights' } },
}

export default meta

type Story = StoryObj<typeof AgentControls>

/** Stopped: it says so when it is, and there is nothing left to stop. */
export const Stopped: Story = {
  play: async ({ canvas, loaded }) => {
    await expect(await canvas.findByRole('group', { name: 'Controls for Flights' })).toBeVisible()
    const stop = canvas.getByRole('button', { name: 'Stop' })
    await userEvent.tab()
    await expect(stop).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await boardOf(loaded).pass(1)
    await waitFor(() => expect(canvas.getByText('Stopped')).toBeVisible())
    await expect(stop).toHaveAttribute('aria-disabled', 'true')
    await expect(stop).toHaveAccessibleDescription('Nothing is running.')
    await expect(stop).toHaveFocus()
  },
}

/** Paused, and resumed with the same button. */
export const Paused: Story = {
  play: async ({ canvas, loaded }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Pause' }))
    await boardOf(loaded).pass(1)
    const resume = await canvas.findByRole('button', { name: 'Resume' })
    await expect(resume).toHaveFocus()
    await expect(canvas.getByText('Paused')).toBeVisible()
    await userEvent.keyboard('{Enter}')
    await boardOf(loaded).pass(1)
    await waitFor(() => expect(canvas.getByText('Resumed')).toBeVisible())
  },
}

/** A new instruction, taken up. */
export const Steered: Story = {
  play: async ({ canvas, loaded }) => {
    const box = await canvas.findByRole('textbox', { name: 'New instruction' })
    await userEvent.type(box, 'Only direct flights{Enter}')
    await expect(box).toHaveValue('')
    await boardOf(loaded).pass(1)
    await waitFor(() => expect(canvas.getByText('Instruction taken up')).toBeVisible())
  },
}

/** Refused, with the reason in words. */
export const Refused: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      const agent = await board.join('flights', 'Flights')
      agent.task({ id: 'compare', title: 'Compare flights' })
      const refuse = async (): Promise<void> => {
        for await (const command of agent.commands) command.refuse('Only trains are left.')
      }
      void refuse().catch(() => undefined)
      await board.pass(0)
    },
  },
  play: async ({ canvas, loaded }) => {
    await userEvent.type(await canvas.findByRole('textbox', { name: 'New instruction' }), 'Business class{Enter}')
    await boardOf(loaded).pass(1)
    await waitFor(() => expect(canvas.getByText('Instruction refused. Only trains are left.')).toBeVisible())
  },
}

/** No answer: it says since when, and never that it was done. */
export const Unanswered: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      board.crash(await obeys(board))
    },
  },
  play: async ({ canvas, loaded }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Stop' }))
    await expect(canvas.getByText('Stop requested…')).toBeVisible()
    await boardOf(loaded).pass(4.5)
    await waitFor(() => expect(canvas.getAllByText('Stop: no answer for 4 sec').at(-1)).toBeVisible(), { timeout: 8_000 })
  },
}

/** The agent is away: it can be told, and finds it on its return. */
export const Away: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      board.crash(await obeys(board))
      await board.pass(20)
    },
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Stop' })).toHaveAccessibleDescription('The agent is away and finds it on its return.'))
    await expect(canvas.getByRole('button', { name: 'Stop' })).not.toHaveAttribute('aria-disabled')
  },
}

/** An agent with nothing to do. */
export const Idle: Story = {
  parameters: { board: (board: StoryBoard) => board.join('flights', 'Flights') },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Pause' })).toHaveAccessibleDescription('Nothing is running.')
    await expect(canvas.getByRole('textbox', { name: 'New instruction' })).toHaveAttribute('readonly')
  },
}

/** Where idle agents are to show no controls: they are there while there is something to control, or the focus is in them. */
export const HiddenWhenOff: Story = {
  args: { hideWhenOff: true },
  play: async ({ canvas, canvasElement, loaded }) => {
    const stop = await canvas.findByRole('button', { name: 'Stop' })
    const group = canvas.getByRole('group')
    await userEvent.tab()
    await userEvent.keyboard('{Enter}')
    await boardOf(loaded).pass(1)
    await waitFor(() => expect(stop).toHaveAttribute('aria-disabled', 'true'))
    await expect(stop).toHaveFocus()
    for (let press = 0; press < 10 && group.contains(document.activeElement); press += 1) await userEvent.tab()
    await waitFor(() => expect(canvas.queryByRole('group')).toBeNull())
    await expect(canvas.queryByRole('button')).toBeNull()
    await expect(canvasElement).toHaveTextContent('Stopped')
  },
}

/** Every agent at once, without the field. */
export const All: Story = {
  args: { target: 'all', steer: false },
  play: async ({ canvas, loaded }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Stop' }))
    await boardOf(loaded).pass(1)
    await waitFor(() => expect(canvas.getByText('Stopped')).toBeVisible())
  },
}
