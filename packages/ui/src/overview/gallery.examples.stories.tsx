import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { EVERY_WIDGET } from './every-widget.tsx'
import { Gallery } from './gallery.tsx'

/** Every widget as its own default story shows it, in each of the themes. */
const meta: Meta<typeof Gallery> = {
  title: 'Overview/Every widget',
  component: Gallery,
  tags: ['!autodocs'],
  parameters: { width: '90rem', board: () => {} },
  play: async ({ canvasElement }) => {
    const ready = (): number => canvasElement.querySelectorAll('[data-ready="true"]').length
    await waitFor(() => expect(ready()).toBe(EVERY_WIDGET.length), { timeout: 15_000 })
    const empty = [...canvasElement.querySelectorAll('[data-widget]')].filter((tile) => tile.children.length < 2)
    await expect(empty.map((tile) => tile.getAttribute('data-widget'))).toEqual([])
  },
}

export default meta

type Story = StoryObj<typeof Gallery>

/** As they come. */
export const DefaultTheme: Story = { name: 'Default theme', globals: { theme: 'default' } }

/** Small and close. */
export const Compact: Story = { globals: { theme: 'compact' } }

/** In the style of a host's design system. */
export const Primer: Story = { globals: { theme: 'primer' } }
