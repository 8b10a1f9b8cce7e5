import type { Meta, StoryObj } from '@storybook/react-vite'
import { SaveState } from './save-state.tsx'

const meta: Meta<typeof SaveState> = { title: 'SaveState', component: SaveState }

export default meta

type Story = StoryObj<typeof SaveState>

/** Everything is stored. */
export const Default: Story = {}

/** To be played with: the scenario `offline` cuts the connection. */
export const Playground: Story = { parameters: { runs: true } }
