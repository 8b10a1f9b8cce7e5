import type { Meta, StoryObj } from '@storybook/react-vite'
import { SessionOverview } from './session-overview.tsx'

const meta: Meta<typeof SessionOverview> = { title: 'SessionOverview', component: SessionOverview, parameters: { width: '64rem' } }

export default meta

type Story = StoryObj<typeof SessionOverview>

/** All agents, in the scenario of the toolbar. */
export const Default: Story = {}

/** To be played with. */
export const Playground: Story = { argTypes: { strings: { control: 'object' }, children: { control: 'text' } } }
