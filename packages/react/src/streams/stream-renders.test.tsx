import type { Session, Store } from '@callboard/session'
import { readStream, type StreamWriter } from '@callboard/session/streams'
import { encodeMessages } from '@callboard/session/wire'
import { act, render, screen, waitFor } from '@testing-library/react'
import { memo, type ReactElement } from 'react'
import { expect, test } from 'vitest'
import { SessionProvider } from '../session/session-provider.tsx'
import type { Throttle } from './painted-store.ts'
import { createBoard, type Board } from '../fixtures/create-board.tsx'
import { say, streamingAgent } from '../fixtures/streaming-agent.ts'
import { useAgentStream } from './use-agent-stream.ts'
import { agentRecord } from '@callboard/session/testing'

const AGENTS = 50
const TOKENS = 100

/** What rows did, by agent. */
const renders = new Map<string, number>()
const rendersOf = (ids: readonly string[]): number => ids.reduce((sum, id) => sum + (renders.get(id) ?? 0), 0)

const Row = memo(function Row({ id, throttle }: { id: string; throttle: Throttle }): ReactElement {
  const { text, status } = useAgentStream(id, { throttle })
  renders.set(id, (renders.get(id) ?? 0) + 1)
  return <li data-status={status}>{text}</li>
})

const idsOf = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${index}`)

/** Has agents join, and one stream each begin. */
async function beginStreams(board: Board, ids: readonly string[]): Promise<StreamWriter[]> {
  const writers: StreamWriter[] = []
  for (const id of ids) {
    const agent = streamingAgent(await board.joinAgent(id))
    agent.announce({ answer: 'open' })
    writers.push(await agent.begin('answer'))
  }
  await board.settle()
  return writers
}

const rowsWith = (status: string): number => document.querySelectorAll(`[data-status="${status}"]`).length

/** Mounts a row for each agent, and gives the renders and frames that its tokens take. */
async function stream(throttle: Throttle): Promise<{ renders: number; frames: number; most: number }> {
  const board = await createBoard()
  const ids = idsOf('agent', AGENTS)
  const writers = await beginStreams(board, ids)
  render(<ul>{ids.map((id) => <Row key={id} id={id} throttle={throttle} />)}</ul>, { wrapper: board.Wrapper })
  await waitFor(() => expect(rowsWith('streaming')).toBe(AGENTS))
  renders.clear()
  let frames = 0
  const count = (): void => {
    frames += 1
    frame = requestAnimationFrame(count)
  }
  let frame = requestAnimationFrame(count)
  for (let token = 0; token < TOKENS; token += 1) {
    await Promise.all(writers.map((writer) => say(writer, `${token} `)))
    await board.settle()
  }
  const whole = Array.from({ length: TOKENS }, (_, token) => `${token} `).join('')
  await waitFor(() => {
    for (const item of screen.getAllByRole('listitem')) expect(item.textContent).toBe(whole)
  })
  cancelAnimationFrame(frame)
  return { renders: rendersOf(ids), frames, most: Math.max(...renders.values()) }
}

test('50 agents with 100 tokens each take at most one render of a row a token, unthrottled', async () => {
  const { renders } = await stream('none')
  expect(renders).toBeLessThanOrEqual(AGENTS * TOKENS)
})

test('50 agents with 100 tokens each take at most one render of a row a frame', async () => {
  const { renders, frames, most } = await stream('frame')
  expect(most).toBeLessThanOrEqual(frames)
  expect(renders).toBeLessThanOrEqual(frames * AGENTS)
  expect(renders).toBeLessThan(AGENTS * TOKENS)
})

interface Work {
  woken: number
  read: number
}

/** Counts what is done with a store, from now on. */
function count(store: Store<unknown>, work: Work): void {
  const getSnapshot = store.getSnapshot.bind(store)
  const subscribe = store.subscribe.bind(store)
  store.getSnapshot = () => {
    work.read += 1
    return getSnapshot()
  }
  store.subscribe = (listener) =>
    subscribe(() => {
      work.woken += 1
      listener()
    })
}

/** A session whose agents and streams count what is done with them. */
function countedSession(session: Session, ids: readonly string[], work: Work): Session {
  const counted = { ...session }
  const stores = new Map(ids.map((id) => [id, { ...session.agents.get(id) }]))
  for (const store of stores.values()) count(store, work)
  for (const id of ids) count(readStream(counted, `agents/${id}/answer`), work)
  return { ...counted, agents: { ids: session.agents.ids, get: (id) => stores.get(id) ?? session.agents.get(id) } }
}

/** What a token of one agent costs, with so many rows of streams that are done mounted beside it. */
async function costOfTokens(oldRows: number): Promise<{ work: Work; oldRenders: number; renders: number }> {
  const board = await createBoard()
  const old = idsOf('old', oldRows)
  const crowd = await board.joinPlain()
  const streams = [{ id: 'answer', state: 'done' as const, startedAt: 1 }]
  crowd.transact(() => {
    for (const id of old) crowd.getMap('agents').set(id, agentRecord(id, { streams }))
  })
  const said = encodeMessages([
    { type: 'text-start', id: 'text' },
    { type: 'text-delta', id: 'text', delta: 'Said long ago' },
    { type: 'finish' },
  ])
  for (const id of old) board.relay.streams('trip').ensure(`agents/${id}/answer`).append({ messages: said, close: true })
  const [writer] = await beginStreams(board, ['new'])
  if (writer === undefined) throw new TypeError('There is no writer')
  const work = { woken: 0, read: 0 }
  const session = countedSession(board.session, old, work)
  render(
    <SessionProvider session={session}>
      <ul>{[...old, 'new'].map((id) => <Row key={id} id={id} throttle="none" />)}</ul>
    </SessionProvider>,
  )
  await waitFor(() => expect(rowsWith('done')).toBe(oldRows))
  await waitFor(() => expect(rowsWith('streaming')).toBe(1))
  renders.clear()
  Object.assign(work, { woken: 0, read: 0 })
  for (let token = 0; token < TOKENS; token += 1) {
    await say(writer, '+')
    await act(board.settle)
  }
  expect(screen.getByText('+'.repeat(TOKENS))).toBeTruthy()
  return { work, oldRenders: rendersOf(old), renders: rendersOf(['new']) }
}

test('a token costs the 500 rows that are mounted beside it nothing', async () => {
  const { work, oldRenders, renders } = await costOfTokens(500)
  expect(oldRenders).toBe(0)
  expect(work).toEqual({ woken: 0, read: 0 })
  expect(renders).toBe(TOKENS)
})
