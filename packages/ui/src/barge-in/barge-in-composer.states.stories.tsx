import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor } from 'storybook/test'
import { atWork } from '../story/obeys.ts'
import { boardOf, type StoryBoard } from '../story/story-context.ts'
import { BargeInComposer } from './barge-in-composer.tsx'

const meta: Meta<typeof BargeInComposer> = {
  title: 'BargeInComposer/States',
  component: BargeInComposer,
  parameters: { width: '36rem', board: atWork },
  args: { to: 'orchestrator' },
}

export default meta

type Story = StoryObj<typeof BargeInComposer>

/** Nothing is running: it is a composer like any other. */
export const Idle: Story = {
  parameters: { board: (board: StoryBoard) => board.join('orchestrator', 'Orchestrator') },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('textbox', { name: 'Message' })).toBeVisible()
    await expect(canvas.queryByRole('radiogroup')).toBeNull()
  },
}

/** It says what sending stops; what is spared is said to be. */
export const Plan: Story = {
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('Sending this stops Plan a weekend in Lisbon, Compare flights, and Search hotels.')).toBeVisible())
    await userEvent.click(canvas.getByRole('checkbox', { name: /Plan a weekend in Lisbon/u }))
    await expect(canvas.getByText('Sending this stops Compare flights and Search hotels.')).toBeVisible()
    await userEvent.click(canvas.getByRole('radio', { name: 'Redirect' }))
    await expect(canvas.getByText('Sending this goes to Compare flights and Search hotels as a new instruction.')).toBeVisible()
    await userEvent.click(canvas.getByRole('radio', { name: 'Carry on' }))
    await expect(canvas.getByText('Nothing is stopped: work goes on.')).toBeVisible()
    await userEvent.keyboard('{ArrowRight}')
    await expect(canvas.getByRole('radio', { name: 'Redirect' })).toBeChecked()
  },
}

/** Sent: what came of each task stands there, one by one. */
export const Stopped: Story = {
  play: async ({ canvas, loaded }) => {
    await userEvent.type(await canvas.findByRole('textbox', { name: 'Message' }), 'No, by train, and two days later{Enter}')
    await expect(canvas.getByRole('textbox', { name: 'Message' })).toHaveValue('')
    await boardOf(loaded).pass(2)
    await waitFor(() => expect(canvas.getByText('Compare flights: stopped')).toBeVisible())
    await expect(canvas.getByText('Search hotels: stopped')).toBeVisible()
  },
}

/** One agent does not answer: that is said of its task, and of no other. */
export const OneDead: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      await atWork(board)
      const dead = await board.join('activities', 'Activities')
      dead.task({ id: 'work', title: 'Collect ideas', parent: { agent: 'orchestrator', task: 'trip' } })
      await board.pass(0)
      board.crash(dead)
    },
  },
  play: async ({ canvas, loaded }) => {
    await userEvent.type(await canvas.findByRole('textbox', { name: 'Message' }), 'No, by train{Enter}')
    await boardOf(loaded).pass(5)
    await waitFor(() => expect(canvas.getByText('Compare flights: stopped')).toBeVisible())
    await waitFor(() => expect(canvas.getByText('Collect ideas: no answer yet')).toBeVisible(), { timeout: 8_000 })
  },
}
