import { expect, test, vi } from 'vitest'
import { speak } from '../story/speech.ts'
import { FLIGHTS_SPEECH } from '../story/speeches.ts'
import { PLANNERS } from '../story/records.ts'
import { renderOnBoard } from '../testing/render-on-board.tsx'
import { AgentStream } from './agent-stream.tsx'

test('shows what an agent said: thoughts, a tool call, text and sources', async () => {
  const { getByText, getByRole, container } = await renderOnBoard(<AgentStream stream="flights" />, async (board) => {
    const agent = await board.agent('flights', PLANNERS.flights)
    await speak(board, agent, 'answer', FLIGHTS_SPEECH)
  })
  await vi.waitFor(() => expect(container.querySelector('.cb-agent-stream-root')?.getAttribute('data-status')).toBe('done'))
  expect(getByText(/^Of the 214 flights/u)).toBeDefined()
  expect(getByText('Thought')).toBeDefined()
  expect(getByText('search_flights')).toBeDefined()
  await vi.waitFor(() => expect(container.querySelector('a')).not.toBeNull())
  expect(getByRole('link', { name: 'Departures at BER' })).toBeDefined()
})
