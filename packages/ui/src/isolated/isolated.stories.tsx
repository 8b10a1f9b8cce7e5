import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { AgentCard } from '../agent-card/agent-card.tsx'
import { AgentRoster } from '../agent-roster/agent-roster.tsx'
import { planners } from '../story/boards.ts'
import { Isolated } from './isolated.tsx'
import styles from '../styles.css?inline'
import compact from '../themes/compact.css?inline'
import primer from '../themes/primer.css?inline'

const meta: Meta<typeof Isolated> = {
  title: 'Isolated',
  component: Isolated,
  parameters: { board: planners },
  args: { stylesheets: [{ text: styles }, { text: compact }, { text: primer }], children: <AgentRoster /> },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelector('callboard-isolated')?.shadowRoot?.querySelector('.cb-root')).toBeTruthy())
  },
}

export default meta

type Story = StoryObj<typeof Isolated>

/** The roster in a shadow root, which no rule of the page reaches. */
export const Default: Story = {}

/** Theme, scheme and motion by hand. */
export const Playground: Story = {
  args: { theme: 'primer', scheme: 'dark', children: <AgentCard agentId="flights" /> },
  argTypes: {
    theme: { control: 'select', options: ['default', 'compact', 'primer'] },
    scheme: { control: 'select', options: [undefined, 'light', 'dark'] },
    motion: { control: 'select', options: [undefined, 'off'] },
    stylesheets: { table: { disable: true } },
    children: { table: { disable: true } },
  },
}
