import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent } from 'storybook/test'
import { boardOf, type StoryBoard } from '../story/story-context.ts'
import { ConfigPanel } from './config-panel.tsx'

const SCHEMAS = {
  budget: { type: 'number', title: 'Budget in euros', description: 'For two people, flights and hotel together', minimum: 0, maximum: 10_000 },
  tone: { type: 'string', title: 'Tone', enum: ['Friendly', 'Formal', 'Brief'] },
  night_trains: { type: 'boolean', title: 'Night trains are fine' },
}

async function settings(board: StoryBoard): Promise<void> {
  board.session.setConfig('budget', 900)
  board.session.setConfig('tone', 'Friendly')
  await board.pass(1)
}

const meta: Meta<typeof ConfigPanel> = {
  title: 'ConfigPanel',
  component: ConfigPanel,
  args: { jsonSchemas: SCHEMAS },
  parameters: { board: settings, width: '30rem' },
}

export default meta

type Story = StoryObj<typeof ConfigPanel>

/** The settings, as they are. */
export const Default: Story = {}

/** To be played with. */
export const Playground: Story = { argTypes: { schema: { control: false }, strings: { control: false } } }

/** Edited and not saved, and changed by somebody else meanwhile. */
export const Contested: Story = {
  play: async ({ canvas, loaded }) => {
    const board = boardOf(loaded)
    const ben = await board.person('ben', 'Ben Okafor')
    const budget = await canvas.findByLabelText('Budget in euros')
    await userEvent.clear(budget)
    await userEvent.type(budget, '1200')
    ben.setConfig('budget', 700)
    await board.pass(0)
    await expect(await canvas.findByText('Ben Okafor set Budget in euros to 700 meanwhile.')).toBeVisible()
    await expect(budget).toHaveValue('1200')
  },
}

/** Nothing can be set. */
export const Empty: Story = {
  args: { jsonSchemas: {} },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('No settings')).toBeVisible()
  },
}
