import { act, render, screen } from '@testing-library/react'
import { Activity, type ReactElement } from 'react'
import { expect, test } from 'vitest'
import { createBoard } from '../fixtures/create-board.tsx'
import { say, streamingAgent } from '../fixtures/streaming-agent.ts'
import { useAgentStream } from './use-agent-stream.ts'

/* Of its own, because React 18 has no Activity. */

function Shown(): ReactElement {
  const { status, text } = useAgentStream('agents/flights/a')
  return <p>{`${status}: ${text}`}</p>
}

test('a tree that is hidden receives nothing until it is shown again', async () => {
  const board = await createBoard()
  const agent = streamingAgent(await board.joinAgent('flights'))
  const writer = await agent.begin('a')
  const page = (mode: 'hidden' | 'visible'): ReactElement => <Activity mode={mode}><Shown /></Activity>
  const { rerender } = render(page('visible'), { wrapper: board.Wrapper })
  await say(writer, 'One')
  await screen.findByText('streaming: One')
  rerender(page('hidden'))
  await act(board.settle)
  expect(board.traffic.open()).toBe(0)
  await say(writer, ' two')
  expect(screen.getByText('streaming: One')).toBeTruthy()
  rerender(page('visible'))
  await screen.findByText('streaming: One two')
})
