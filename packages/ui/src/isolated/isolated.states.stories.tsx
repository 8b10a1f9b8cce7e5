import type { Meta, StoryObj } from '@storybook/react-vite'
import { useEffect, type ReactElement } from 'react'
import { expect, waitFor } from 'storybook/test'
import { AgentCard } from '../agent-card/agent-card.tsx'
import { AgentRoster } from '../agent-roster/agent-roster.tsx'
import { PeopleStack } from '../people-stack/people-stack.tsx'
import { ProgressTree } from '../progress-tree/progress-tree.tsx'
import { crowdOfPeople, planners } from '../story/boards.ts'
import type { StoryBoard } from '../story/story-context.ts'
import { HOSTILE } from './hostile-page.ts'
import { Isolated } from './isolated.tsx'
import styles from '../styles.css?inline'

const STYLESHEETS = [{ text: styles }]

const meta: Meta = {
  title: 'Isolated/States',
  tags: ['!autodocs'],
  parameters: {
    board: async (board: StoryBoard) => {
      await planners(board)
      await crowdOfPeople(board)
    },
  },
}

export default meta

type Story = StoryObj

/** Everything on the page is unset, big and pink, but what is isolated. */
export const OnAHostilePage: Story = {
  render: () => (
    <HostilePage>
      <Isolated stylesheets={STYLESHEETS} style={{ background: 'Canvas', padding: '16px', colorScheme: 'var(--cb-color-scheme)' }}>
        <PeopleStack />
        <AgentRoster />
        <AgentCard agentId="flights" />
        <ProgressTree />
      </Isolated>
    </HostilePage>
  ),
  play: async ({ canvasElement }) => {
    const host = canvasElement.querySelector('callboard-isolated')
    await waitFor(() => expect(host?.shadowRoot?.querySelector('.cb-agent-card-root')).toBeTruthy())
    const card = host?.shadowRoot?.querySelector('.cb-agent-card-root') ?? document.body
    await expect(getComputedStyle(card).display).toBe('grid')
    await expect(getComputedStyle(card).letterSpacing).toBe('normal')
  },
}

function HostilePage({ children }: { readonly children: ReactElement }): ReactElement {
  useEffect(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(HOSTILE)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
    }
  }, [])
  return children
}
