import type { Usage } from '@callboard/session'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import type { StoryBoard } from '../story/story-context.ts'
import { UsageMeter, type UsageMeterProps } from './usage-meter.tsx'

const meta: Meta<typeof UsageMeter> = { title: 'UsageMeter/States', component: UsageMeter, parameters: { width: '24rem' } }

export default meta

type Story = StoryObj<typeof UsageMeter>

const EUROS: Usage = { inputTokens: 310_400, outputTokens: 41_000, cost: 4.12, currency: 'EUR' }

function spends(usage: Usage | undefined, args: UsageMeterProps, texts: readonly string[], meter?: string): Story {
  return {
    args,
    parameters: { board: (board: StoryBoard) => board.agent('flights', { name: 'Flights', usage }) },
    play: async ({ canvas }) => {
      for (const text of texts) await waitFor(() => expect(canvas.getByText(text)).toBeVisible())
      if (meter === undefined) await expect(canvas.queryByRole('meter')).toBeNull()
      else await expect(canvas.getByRole('meter')).toHaveAttribute('aria-valuetext', meter)
    },
  }
}

export const WithoutBudget: Story = spends(EUROS, {}, ['351.4K tokens · €4.12', '310.4K in · 41K out'])
export const Within: Story = spends(EUROS, { budget: { cost: 10, currency: 'EUR' } }, ['€5.88 left'], '€4.12 of €10.00 and €5.88 left')
export const Near: Story = spends(EUROS, { budget: { cost: 5, currency: 'EUR' } }, ['Nearly used up, €0.88 left'], '€4.12 of €5.00 and Nearly used up, €0.88 left')
export const Over: Story = spends(EUROS, { budget: { cost: 3.5, currency: 'EUR' } }, ['€0.62 over budget'], '€4.12 of €3.50 and €0.62 over budget')

/** Tokens are nearer to their limit than money is. */
export const TokensFirst: Story = spends(EUROS, { budget: { cost: 100, currency: 'EUR', tokens: 360_000 } }, ['Nearly used up, 8.6K tokens left'], '351.4K tokens of 360K tokens and Nearly used up, 8.6K tokens left')
export const OneAgent: Story = spends(EUROS, { agentId: 'flights' }, ['Usage of Flights'])
export const LessThanACent: Story = spends({ cost: 0.0004, currency: 'EUR' }, {}, ['< €0.01'])
export const Nothing: Story = spends(undefined, {}, ['Nothing spent yet'])

/** Each currency by itself; the budget counts its own. */
export const TwoCurrencies: Story = {
  args: { budget: { cost: 5, currency: 'EUR' } },
  parameters: {
    board: async (board: StoryBoard) => {
      await board.agent('flights', { name: 'Flights', usage: EUROS })
      await board.agent('hotels', { name: 'Hotels', usage: { inputTokens: 20_000, cost: 12.5, currency: 'USD' } })
    },
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('371.4K tokens · €4.12 + $12.50')).toBeVisible())
    await expect(canvas.getByText('€4.12 of €5.00')).toBeVisible()
  },
}
