import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { MARKDOWN_SAMPLE } from '../story/speeches.ts'
import { inPaper } from '../story/panel.tsx'
import { MarkdownText } from './markdown-text.tsx'

const meta: Meta<typeof MarkdownText> = {
  title: 'MarkdownText/States',
  component: MarkdownText,
  decorators: [inPaper],
  parameters: { board: () => {} },
  args: { text: MARKDOWN_SAMPLE, state: 'done' },
}

export default meta

type Story = StoryObj<typeof MarkdownText>

/** Headings, lists, tasks, a quote, code, a table, a rule, a footnote. */
export const Everything: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('heading', { level: 3, name: 'Three days in Lisbon' })).toBeVisible()
    await expect(canvas.getAllByRole('img', { name: 'Done' })).toHaveLength(1)
    await expect(canvas.getByRole('group', { name: 'Code' })).toBeVisible()
    await expect(canvas.getByRole('link', { name: 'a map' })).toHaveAttribute('href', 'https://maps.example/alfama.png')
  },
}

/** In the middle of a table. */
export const HalfATable: Story = {
  args: { state: 'streaming', text: 'Two are left:\n\n| Flight | Price |\n|:--|--:|\n| TP 533 | €148 |\n| LH 11' },
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('row')).toHaveLength(3)
  },
}

/** In the middle of code. */
export const HalfOfCode: Story = {
  args: { state: 'streaming', text: 'Like this:\n\n```ts\nconst flight = await book({\n  id: ' },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('group', { name: 'Code' })).toHaveTextContent('const flight = await book({')
  },
}

/** In 320 pixels: what is too wide scrolls by itself. */
export const Narrow: Story = {
  parameters: { width: '20rem' },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(document.documentElement.clientWidth)
  },
}
