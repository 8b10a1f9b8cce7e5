import { createSession, websocketConnection, type Session } from '@callboard/session'
import { createStreamWriter } from '@callboard/session/streams'
import { render, screen, waitFor } from '@testing-library/react'
import type { ReactElement } from 'react'
import { expect, inject, test } from 'vitest'
import { useAgents } from '../agent/use-agents.ts'
import { openPage } from '../fixtures/page.tsx'
import { streamingAgent } from '../fixtures/streaming-agent.ts'
import { useAgentStream } from './use-agent-stream.ts'

const url = inject('relayUrl')
const AGENTS = 25
const STREAMS = 8
const TOKENS = 2_000

const agentId = (agent: number): string => `agent-${String(agent).padStart(2, '0')}`
const names = Array.from({ length: AGENTS * STREAMS }, (_, index) => {
  return `agents/${agentId(Math.floor(index / STREAMS))}/${index % STREAMS}`
})

/** Writes a stream whose tokens cannot be joined to fewer, and closes it. */
async function writeStream(session: Session, stream: string): Promise<void> {
  const writer = createStreamWriter(session, { stream })
  for (const id of ['left', 'right']) await writer.write({ type: 'text-start', id })
  for (let token = 0; token < TOKENS; token += 1) {
    await writer.write({ type: 'text-delta', id: token % 2 === 0 ? 'left' : 'right', delta: 'word ' })
  }
  await writer.close()
}

/** Has agents stream, say so in their records, and leave. */
async function fillBoard(name: string): Promise<void> {
  for (let agent = 0; agent < AGENTS; agent += 1) {
    const id = agentId(agent)
    const connection = websocketConnection({ url, session: name })
    const session = createSession({ connection, identity: { kind: 'agent', id, name: id } })
    await session.whenSynced()
    const own = names.slice(agent * STREAMS, (agent + 1) * STREAMS)
    await Promise.all(own.map((stream) => writeStream(session, stream)))
    streamingAgent(session).announce(Object.fromEntries(own.map((_, index) => [String(index), 'done'] as const)))
    await session.whenSaved()
    await session.close()
  }
}

function Stream({ name, top }: { name: string; top: number }): ReactElement {
  const { ref, status, text } = useAgentStream(name)
  return <p ref={ref} data-status={status} style={{ position: 'absolute', top }}>{text.length}</p>
}

function Agents(): ReactElement {
  return <p>{`${useAgents().length} agents`}</p>
}

test('who joins a session of 200 streams receives none of them until one is shown, and then that one', async () => {
  const name = `join-${Date.now()}`
  await fillBoard(name)
  const page = openPage(url, name, { kind: 'person', id: 'ada', name: 'Ada' })
  const { rerender } = render(<Agents />, { wrapper: page.Wrapper })
  await screen.findByText(`${AGENTS} agents`)
  await page.session.whenSaved()
  expect(page.received.bytes).toBeGreaterThan(0)
  expect(page.received.streamBytes).toBe(0)

  // All of them are mounted, and one is near the viewport.
  rerender(<>{names.map((stream, index) => <Stream key={stream} name={stream} top={index === 0 ? 0 : 50_000} />)}</>)
  await waitFor(() => expect(document.querySelectorAll('[data-status="done"]')).toHaveLength(1))
  expect(screen.getByText(String(TOKENS * 'word '.length))).toBeTruthy()
  // Each token takes more than its text, and no other stream came with it.
  expect(page.received.streamBytes).toBeGreaterThan(TOKENS * 'word '.length)
  expect(page.received.streamBytes).toBeLessThan(2 * TOKENS * 'word '.length + 50_000)
  await page.session.close()
}, 60_000)
