import type { Meta, StoryObj } from '@storybook/react-vite'
import { useEffect, type ReactElement } from 'react'
import { expect, waitFor } from 'storybook/test'
import { AgentCard } from '../agent-card/agent-card.tsx'
import { AgentRoster } from '../agent-roster/agent-roster.tsx'
import { PeopleStack } from '../people-stack/people-stack.tsx'
import { ProgressTree } from '../progress-tree/progress-tree.tsx'
import { crowdOfPeople, planners } from '../story/boards.ts'
import type { StoryBoard } from '../story/story-context.ts'
import { HOST_CONTENT, HOSTILE } from './hostile-page.ts'
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
      <div ref={WIDE}>
        <Isolated stylesheets={STYLESHEETS} style={{ background: 'Canvas', padding: '16px', colorScheme: 'var(--cb-color-scheme)' }}>
          <PeopleStack />
          <AgentRoster />
          <AgentCard agentId="flights" />
          <ProgressTree />
        </Isolated>
      </div>
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

/** The same widgets on the same page: as they are, which the page may ruin; and isolated, as they should be. Its own content is its own. */
export const SideBySide: Story = {
  // Of what the page does to its own content, and to widgets that are not isolated, nothing is ours to mend.
  parameters: { width: '62rem', a11y: { context: { exclude: ['[data-of-the-page]'] } } },
  render: () => (
    <HostilePage>
      <div ref={COLUMNS}>
        <div data-of-the-page="" ref={COLUMN} dangerouslySetInnerHTML={{ __html: HOST_CONTENT }} />
        <div data-of-the-page="" ref={COLUMN}><AgentCard agentId="flights" /></div>
        <Isolated stylesheets={STYLESHEETS} style={{ background: 'Canvas', padding: '16px', colorScheme: 'var(--cb-color-scheme)' }}>
          <AgentCard agentId="flights" />
          <PeopleStack />
          <ProgressTree />
        </Isolated>
      </div>
    </HostilePage>
  ),
  play: async ({ canvasElement }) => {
    const host = canvasElement.querySelector('callboard-isolated')
    await waitFor(() => expect(host?.shadowRoot?.querySelector('.cb-agent-card-root')).toBeTruthy())
    const [ruined, whole] = [canvasElement.querySelector('.cb-agent-card-root'), host?.shadowRoot?.querySelector('.cb-agent-card-root')]
    await expect(getComputedStyle(ruined ?? document.body).letterSpacing).toBe('4px')
    await expect(getComputedStyle(whole ?? document.body).letterSpacing).toBe('normal')
  },
}

/** The story's own places stand whatever the page says: what is important on an element is above every rule. */
function standing(css: string): (element: HTMLElement | null) => void {
  return (element) => {
    if (element !== null) element.style.cssText = css.replaceAll(';', ' !important;')
  }
}

const COLUMNS = standing('display: grid; inline-size: 960px; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 16px; float: none; padding: 0; border: 0; background: none;')
const WIDE = standing('display: block; inline-size: 416px; float: none; padding: 0; border: 0;')
const COLUMN = standing('display: block; float: none; padding: 0; border: 0; overflow: hidden; min-inline-size: 0;')

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
