import type { Meta, StoryObj } from '@storybook/react-vite'
import { reconnecting } from '../story/boards.ts'
import { ConnectionBanner } from './connection-banner.tsx'

const meta: Meta<typeof ConnectionBanner> = { title: 'ConnectionBanner', component: ConnectionBanner, parameters: { board: reconnecting } }

export default meta

type Story = StoryObj<typeof ConnectionBanner>

/** The connection is lost. */
export const Default: Story = {}

/** To be played with. */
export const Playground: Story = {
  args: { graceMs: 0, restoredMs: 3_000 },
  argTypes: { graceMs: { control: 'number' }, restoredMs: { control: 'number' }, children: { control: false } },
}
