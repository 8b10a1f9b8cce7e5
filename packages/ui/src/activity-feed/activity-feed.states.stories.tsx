import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { eventful, muchHappened } from '../story/eventful.ts'
import { HOSTILE_TEXTS } from '../story/hostile-texts.ts'
import { doneTask } from '../story/records.ts'
import { inPanel } from '../story/panel.tsx'
import { boardOf } from '../story/story-context.ts'
import { ActivityFeed } from './activity-feed.tsx'

const meta: Meta<typeof ActivityFeed> = { title: 'ActivityFeed/States', component: ActivityFeed }

export default meta

type Story = StoryObj<typeof ActivityFeed>

/** Much has happened; the newest first. */
export const Full: Story = {
  parameters: { board: eventful },
  play: async ({ canvas }) => {
    await canvas.findByRole('feed', { name: 'Activity' })
    await expect(canvas.getAllByRole('article')[0]).toHaveAccessibleName('Ben Okafor changed budget')
    await expect(canvas.getByRole('article', { name: /Hotels failed at Ask for rooms/u })).toBeInTheDocument()
  },
}

/** Nothing has happened yet. */
export const Empty: Story = {
  parameters: { board: () => {} },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Nothing has happened yet')).toBeVisible()
  },
}

/** The board has not been received. */
export const Loading: Story = {
  parameters: { board: ({ unsynced }: { unsynced: () => void }) => unsynced() },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('region', { name: 'Activity' })).toHaveAttribute('aria-busy', 'true')
  },
}

/** Only choices and settings, with what they were before. */
export const OnlyChanges: Story = {
  args: { defaultTopics: ['selections', 'config'] },
  parameters: { board: eventful },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Selections' })).toHaveAttribute('aria-pressed', 'true')
    await expect(canvas.getAllByRole('article')).toHaveLength(5)
    await expect(canvas.getByText('€184')).toBeVisible()
  },
}

/** Hundreds of entries, of which those near what is seen are mounted; the keyboard reaches them all. */
export const Hundreds: Story = {
  parameters: { board: muchHappened, height: '28rem' },
  decorators: [inPanel],
  play: async ({ canvas }) => {
    const first = (await canvas.findAllByRole('article'))[0]
    await expect(canvas.getAllByRole('article').length).toBeLessThan(60)
    first?.focus()
    await userEvent.keyboard('{End}')
    await waitFor(() => expect(document.activeElement).toHaveAttribute('aria-posinset', first?.getAttribute('aria-setsize')))
    await userEvent.keyboard('{Home}')
    await waitFor(() => expect(document.activeElement).toHaveAttribute('aria-posinset', '1'))
  },
}

/** What comes while somebody reads further down waits, and moves nothing. */
export const NewWhileReading: Story = {
  parameters: { board: muchHappened, height: '28rem' },
  decorators: [inPanel],
  play: async ({ canvas, loaded }) => {
    const feed = await canvas.findByRole('feed')
    feed.scrollTop = 400
    feed.dispatchEvent(new Event('scroll'))
    const board = boardOf(loaded)
    await board.pass(1)
    board.session.setSelection('flight', { title: 'TP 533' })
    await expect(await canvas.findByRole('button', { name: '1 new' })).toBeVisible()
    await expect(within(feed).queryByText('TP 533')).toBeNull()
  },
}

const LONG = 'Compare every flight from Berlin to Lisbon and back again with all of its fares '.repeat(4)

/** Names that are long, run the other way, or are none; HTML as text; clocks that are off. */
export const Broken: Story = {
  parameters: {
    board: async (board: ReturnType<typeof boardOf>) => {
      const far = board.clock.now() + 3_600_000
      await board.agent('long', { name: LONG.slice(0, 300), tasks: [doneTask('t', LONG)] })
      await board.agent('rtl', { name: 'وكيل الرحلات', tasks: [doneTask('t', 'البحث عن رحلات')] })
      await board.agent('html', { name: HOSTILE_TEXTS['an image with a handler'] ?? '', tasks: [doneTask('t', HOSTILE_TEXTS['a script element'] ?? '', { startedAt: far, updatedAt: far, endedAt: far })] })
      await board.foreignRecord('broken', { id: 'broken', tasks: 'none' })
      board.session.setSelection('flight', { title: '\u202Eevil\u0007', price: null })
      await board.pass(5)
    },
  },
  play: async ({ canvas }) => {
    await canvas.findByRole('feed')
    await expect((globalThis as { pwned?: boolean }).pwned).toBeUndefined()
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(document.documentElement.clientWidth)
  },
}
