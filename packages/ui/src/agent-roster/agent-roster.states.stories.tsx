import type { DerivedStatus } from '@callboard/session'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import type { StoryBoard } from '../story/story-context.ts'
import { boardOf } from '../story/story-context.ts'
import { planners } from '../story/boards.ts'
import { PLANNERS, runningTask } from '../story/records.ts'
import { AgentRoster } from './agent-roster.tsx'

const meta: Meta<typeof AgentRoster> = { title: 'AgentRoster/States', component: AgentRoster }

export default meta

type Story = StoryObj<typeof AgentRoster>

function rowOf(canvasElement: HTMLElement, name: string): HTMLElement {
  const row = within(canvasElement).getByText(name, { selector: 'h3' }).closest('li')
  if (row === null) throw new Error(`There is no row for ${name}.`)
  return row
}

async function expectStatus(canvasElement: HTMLElement, name: string, status: DerivedStatus, words: string): Promise<void> {
  await waitFor(() => expect(rowOf(canvasElement, name)).toHaveAttribute('data-status', status))
  await expect(within(rowOf(canvasElement, name)).getByText(words)).toBeVisible()
}

/** Nobody has joined. */
export const Empty: Story = {
  parameters: { board: () => {} },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Nobody has signed on yet')).toBeVisible()
  },
}

/** The board has not been received yet. */
export const Loading: Story = {
  parameters: { board: (board: StoryBoard) => board.unsynced() },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Opening the board…')).toBeVisible()
    await expect(canvas.getByRole('region', { name: 'Agents' })).toHaveAttribute('aria-busy', 'true')
  },
}

/** Connected, with nothing to do. */
export const Idle: Story = {
  parameters: { board: (board: StoryBoard) => board.agent('flights', { name: 'Flights', role: 'Finds flights' }) },
  play: ({ canvasElement }) => expectStatus(canvasElement, 'Flights', 'idle', 'Idle'),
}

/** At work, and says at what. */
export const Working: Story = {
  parameters: { board: (board: StoryBoard) => board.agent('flights', PLANNERS.flights) },
  play: async ({ canvas, canvasElement }) => {
    await expectStatus(canvasElement, 'Flights', 'working', 'Working')
    await expect(canvas.getByRole('progressbar', { name: 'Progress of Flights' })).toHaveAttribute('aria-valuetext', '133 of 214 flights')
  },
}

/** Needs a person. */
export const Waiting: Story = {
  parameters: { board: (board: StoryBoard) => board.agent('activities', PLANNERS.activities) },
  play: ({ canvasElement }) => expectStatus(canvasElement, 'Activities', 'waiting', 'Waiting'),
}

/** Told to stop for a while. */
export const Paused: Story = {
  parameters: { board: (board: StoryBoard) => board.agent('hotels', { ...PLANNERS.hotels, status: 'paused', activity: 'Paused after 12 of 38 hotels' }) },
  play: ({ canvasElement }) => expectStatus(canvasElement, 'Hotels', 'paused', 'Paused'),
}

/** Connected, but silent for longer than it promised. */
export const Stalled: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      await board.agent('flights', { ...PLANNERS.flights, reportsWithinMs: 15_000 })
      await board.pass(135)
    },
  },
  play: async ({ canvasElement }) => {
    await expectStatus(canvasElement, 'Flights', 'stalled', 'Stalled')
    await expect(within(rowOf(canvasElement, 'Flights')).getByText('2 min')).toBeVisible()
  },
}

/** Crashed: gone without a word, its last progress kept. */
export const Crashed: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      const agent = await board.agent('flights', PLANNERS.flights)
      await board.pass(30)
      board.crash(agent)
      await board.pass(20)
    },
  },
  play: async ({ canvas, canvasElement }) => {
    await expectStatus(canvasElement, 'Flights', 'offline', 'Offline')
    await expect(canvas.getByText(/^Lost its connection/)).toBeVisible()
    await expect(canvas.getByRole('progressbar', { name: 'Progress of Flights' })).toHaveAttribute('aria-valuenow')
  },
}

/** Its work failed, and it says why. */
export const Failed: Story = {
  parameters: {
    board: (board: StoryBoard) =>
      board.agent('flights', {
        name: 'Flights',
        role: 'Finds flights',
        status: 'failed',
        activity: 'The timetable could not be read',
        tasks: [runningTask('compare', 'Compare flights', { status: 'failed', progress: { done: 40, total: 214, unit: 'flights' } })],
      }),
  },
  play: ({ canvasElement }) => expectStatus(canvasElement, 'Flights', 'failed', 'Failed'),
}

/** All done. */
export const Done: Story = {
  parameters: {
    board: (board: StoryBoard) => board.agent('flights', { name: 'Flights', role: 'Finds flights', status: 'done', activity: 'Chose TP 533, Friday at 18:20' }),
  },
  play: ({ canvasElement }) => expectStatus(canvasElement, 'Flights', 'done', 'Done'),
}

/** A record that fails the schema shows as such, among others that are well. */
export const InvalidRecord: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      await board.agent('hotels', PLANNERS.hotels)
      await board.foreignRecord('flights', { id: 'flights', name: 'Flights', status: 'dancing' })
      await board.foreignRecord('nonsense', 42)
    },
  },
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(canvas.getAllByText('Unreadable record')).toHaveLength(2))
    await expectStatus(canvasElement, 'Hotels', 'working', 'Working')
  },
}

/** Names and lines that are too long, or in another script. */
export const LongTexts: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      await board.agent('long', {
        name: 'Regulatory correspondence and compliance pre-clearance agent',
        role: 'Writes to authorities in eleven jurisdictions and files what they answer',
        status: 'working',
        activity: 'Reading 1,204 pages of the delegated act on cross-border passenger obligations, annex IV, third revision',
        tasks: [runningTask('read', 'Read', { progress: { fraction: 0.07 } })],
      })
      await board.agent('arabic', { name: 'الرحلات', role: 'يبحث عن رحلات', status: 'working', activity: 'مقارنة ٢١٤ رحلة من برلين إلى لشبونة' })
      await board.agent('unbroken', { name: 'x'.repeat(120), status: 'working', activity: 'y'.repeat(300) })
    },
  },
  play: async ({ canvasElement }) => {
    await expect(canvasElement.ownerDocument.documentElement.scrollWidth).toBeLessThanOrEqual(canvasElement.ownerDocument.documentElement.clientWidth)
  },
}

/** Under their statuses, one of them pinned. */
export const Grouped: Story = {
  args: { toolbar: true, defaultGroupBy: 'status', defaultPinned: ['hotels'] },
  parameters: { board: planners },
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual(['Pinned1', 'Waiting1', 'Working2'])
    await expect(canvas.getByRole('button', { name: 'Pin Hotels' })).toHaveAttribute('aria-pressed', 'true')
  },
}

/** Looked for by a word and a status. */
export const Filtered: Story = {
  args: { toolbar: true, defaultQuery: 'finds', defaultStatuses: ['working'] },
  parameters: { board: planners },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('2 of 4 agents')).toBeVisible()
    await expect(canvas.getAllByRole('listitem')).toHaveLength(2)
  },
}

/** On a page from right to left: what is looked for is written in the other direction, beside its icon. */
export const LookedForFromRightToLeft: Story = {
  args: { toolbar: true, defaultQuery: 'finds' },
  globals: { language: 'ar' },
  parameters: { board: planners },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(3))
  },
}

/** None has what is looked for. */
export const NoneMatches: Story = {
  args: { toolbar: true, defaultQuery: 'trains' },
  parameters: { board: planners },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('No agent matches')).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'Show all' })).toBeVisible()
  },
}

/** A thousand agents, of whom those in sight are in the page; keys reach the others. */
export const Thousand: Story = {
  tags: ['!autodocs'],
  parameters: { board: (board: StoryBoard) => board.crowd(1_000) },
  decorators: [(Shown) => <div style={{ blockSize: 480, overflow: 'auto' }}><Shown /></div>],
  play: async ({ canvas, canvasElement, loaded }) => {
    const board = boardOf(loaded)
    await waitFor(() => expect(canvasElement.querySelectorAll('[data-agent]').length).toBeGreaterThan(8))
    await expect(canvasElement.querySelectorAll('[data-agent]').length).toBeLessThan(60)
    board.changeInCrowd(2, { activity: 'Came to life' })
    await waitFor(() => expect(canvas.getByText(/Came to life/)).toBeInTheDocument())
    canvasElement.querySelector<HTMLElement>('[data-agent="agent-0000"]')?.focus()
    await userEvent.keyboard('{End}')
    await waitFor(() => expect(canvasElement.ownerDocument.activeElement).toHaveAttribute('data-agent', 'agent-0999'))
    await userEvent.keyboard('{Home}')
    await waitFor(() => expect(canvasElement.ownerDocument.activeElement).toHaveAttribute('data-agent', 'agent-0000'))
  },
}
