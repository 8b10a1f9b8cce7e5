import type { StreamPart } from '@callboard/session/streams'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { ReactElement } from 'react'
import { expect, waitFor } from 'storybook/test'
import { AgentCard } from '../agent-card/agent-card.tsx'
import { AgentStatusBadge } from '../agent-status-badge/agent-status-badge.tsx'
import { MarkdownText } from '../markdown/markdown-text.tsx'
import { allSpeaking, flightsSpeaking } from '../story/boards.ts'
import { says, speak } from '../story/speech.ts'
import { PLANNERS } from '../story/records.ts'
import { boardOf, type StoryBoard } from '../story/story-context.ts'
import { AgentStream } from './agent-stream.tsx'

const meta: Meta<typeof AgentStream> = {
  title: 'AgentStream/Examples',
  component: AgentStream,
  args: { stream: 'flights', renderText: MarkdownText },
}

export default meta

type Story = StoryObj<typeof AgentStream>

/** In a side bar, 320 pixels wide. */
export const Narrow: Story = {
  parameters: { width: '20rem', board: flightsSpeaking, runs: true },
  play: async ({ canvasElement, loaded }) => {
    await boardOf(loaded).pass(60)
    await waitFor(() => expect(canvasElement.querySelector('.cb-agent-stream-root')).toHaveAttribute('data-status', 'done'))
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(document.documentElement.clientWidth)
  },
}

function Team(): ReactElement {
  return (
    <div style={{ display: 'grid', gap: '1rem', gridTemplateColumns: 'repeat(auto-fill, minmax(min(20rem, 100%), 1fr))', alignItems: 'start' }}>
      {Object.keys(PLANNERS).map((id) => (
        <AgentCard.Root key={id} agentId={id}>
          <AgentCard.Avatar />
          <AgentCard.Name />
          <AgentCard.Role />
          <AgentStatusBadge />
          <div style={{ gridColumn: '1 / -1', marginBlockStart: '0.5rem' }}>
            <AgentStream stream={id} renderText={MarkdownText} announce={false} />
          </div>
        </AgentCard.Root>
      ))}
    </div>
  )
}

/** Four agents that stream at once, each in its card. */
export const SeveralAtOnce: Story = {
  parameters: { width: '64rem', board: allSpeaking, runs: true },
  render: () => <Team />,
  play: async ({ canvasElement, loaded }) => {
    await boardOf(loaded).pass(1)
    await waitFor(() => expect(canvasElement.querySelectorAll('[data-status="streaming"] .cb-agent-stream-text, [data-status="streaming"] .cb-agent-stream-reasoning')).toHaveLength(4))
  },
}

/** Data of the app's own, shown by a widget of the app's own. */
export const OwnParts: Story = {
  args: {
    renderPart: (part: StreamPart) =>
      part.type === 'data-fare' ? <strong data-testid="fare">{(part as { data: { price: string } }).data.price}</strong> : undefined,
  },
  parameters: {
    board: async (board: StoryBoard) => {
      const agent = await board.agent('flights', PLANNERS.flights)
      await speak(board, agent, 'answer', [...says('The best fare is'), { type: 'data-fare', data: { price: '€148' } }])
    },
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByTestId('fare')).toHaveTextContent('€148'))
  },
}
