import { changesOf } from '@callboard/session/activity'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor } from 'storybook/test'
import { chosenTrip } from '../story/boards.ts'
import { boardOf, type StoryBoard } from '../story/story-context.ts'
import { SelectionList } from './selection-list.tsx'

const meta: Meta<typeof SelectionList> = { title: 'SelectionList/States', component: SelectionList, parameters: { width: '30rem' } }

export default meta

type Story = StoryObj<typeof SelectionList>

/** Nothing chosen. */
export const Empty: Story = {
  parameters: { board: () => {} },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Nothing has been chosen yet')).toBeVisible()
  },
}

/** A trip. */
export const Full: Story = {
  parameters: { board: chosenTrip },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(4))
  },
}

/** One is removed, and can be put back. */
export const Removed: Story = {
  parameters: { board: chosenTrip },
  play: async ({ canvas, loaded }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Remove Casa do Jasmim' }))
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(3))
    await expect(canvas.getByRole('status')).toHaveTextContent('Casa do Jasmim removed')
    await expect(boardOf(loaded).session.selections.get('hotel').getSnapshot()).toBeUndefined()
  },
}

/** Somebody else has removed two; they can be put back at once. */
export const RemovedByOthers: Story = {
  parameters: { board: chosenTrip },
  play: async ({ canvas, loaded }) => {
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(4))
    const board = boardOf(loaded)
    const ben = await board.person('ben', 'Ben Okafor')
    ben.removeSelection('hotel')
    ben.removeSelection('flight')
    await board.pass(0)
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('Casa do Jasmim'))
    await expect(canvas.getByRole('status')).toHaveTextContent('TP 533')
    await expect(canvas.getByRole('button', { name: 'Undo' })).toBeVisible()
  },
}

/** Things that have no title, and a thing that is just a word. */
export const Odd: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      board.session.setSelection('tone', 'Friendly, but to the point')
      board.session.setSelection('coordinates/1', [38.7, -9.1])
      board.session.setSelection('nothing', null)
      board.session.setSelection('long', { title: 'w'.repeat(200), detail: 'Sentence after sentence. '.repeat(20) })
      await board.pass(0)
    },
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('Friendly, but to the point')).toBeVisible())
    await expect(canvas.getByText('coordinates/1')).toBeVisible()
  },
}

/** Somebody has changed one while it was being looked at: who, when, what was before, and the way back. */
export const Changed: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      await chosenTrip(board)
      changesOf(board.session)
      const flights = await board.agent('flights', { name: 'Flights' })
      flights.setSelection('flight', { title: 'LH 1172, Berlin to Lisbon', detail: 'Friday 17:05 – 20:10 · direct · 2 people' })
      await board.pass(2)
    },
  },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByText(/changed this/u))
    await expect(canvas.getByText('TP 533, Berlin to Lisbon')).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'Undo the change to LH 1172, Berlin to Lisbon' })).toBeVisible()
  },
}
