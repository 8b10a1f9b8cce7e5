import type { StreamPart } from '@callboard/session/streams'
import { act, render, screen, waitFor } from '@testing-library/react'
import { StrictMode, type ReactElement } from 'react'
import { afterEach, expect, onTestFinished, test } from 'vitest'
import { createBoard, type Board } from '../fixtures/create-board.tsx'
import { finish, say, streamingAgent, type StreamingAgent } from '../fixtures/streaming-agent.ts'
import { createTestBoard } from '../testing/create-test-board.ts'
import { TestBoard } from '../testing/test-board.tsx'
import { useAgentStream, type AgentStreamHandle, type AgentStreamOptions } from './use-agent-stream.ts'

async function boardWithAgent(id = 'flights'): Promise<{ readonly board: Board; readonly agent: StreamingAgent }> {
  const board = await createBoard()
  return { board, agent: streamingAgent(await board.joinAgent(id)) }
}

interface ShownProps extends AgentStreamOptions {
  readonly of: string | undefined
  readonly onRender?: (stream: AgentStreamHandle) => void
}

function Shown({ of, onRender, ...options }: ShownProps): ReactElement {
  const stream = useAgentStream(of, options)
  onRender?.(stream)
  return <p>{`${stream.status}: ${stream.text}`}</p>
}

const shows = (text: string): Promise<unknown> => screen.findByText(text)

/** Another number of frames, whatever they take. */
const frames = async (count: number): Promise<void> => {
  for (let frame = 0; frame < count; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve))
}

let visibility: DocumentVisibilityState | undefined
Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => visibility ?? 'visible' })

function setVisibility(state: DocumentVisibilityState): void {
  visibility = state
  document.dispatchEvent(new Event('visibilitychange'))
}

afterEach(() => {
  setVisibility('visible')
})

test('shows what an agent streams as it comes, and that it is done', async () => {
  const { board, agent } = await boardWithAgent()
  render(<Shown of="flights" />, { wrapper: board.Wrapper })
  await shows('waiting:')
  agent.announce({ answer: 'open' })
  const writer = await agent.begin('answer')
  await say(writer, 'Look', 'ing')
  await shows('streaming: Looking')
  await finish(writer)
  await shows('done: Looking')
})

test('an agent stands for its newest open stream or, when none is open, for its newest', async () => {
  const { board, agent } = await boardWithAgent()
  const names: (string | undefined)[] = []
  render(<Shown of="flights" onRender={({ stream }) => names.push(stream)} />, { wrapper: board.Wrapper })
  const named = async (streams: Parameters<StreamingAgent['announce']>[0], name: string): Promise<void> => {
    agent.announce(streams)
    await waitFor(() => expect(names.at(-1)).toBe(`agents/flights/${name}`))
  }
  await named({ a: 'done' }, 'a')
  await named({ a: 'done', b: 'open', c: 'open' }, 'c')
  await named({ a: 'done', b: 'open', c: 'done' }, 'b')
  await named({ a: 'done', b: 'failed', c: 'done' }, 'c')
  const renders = names.length
  agent.announce({ a: 'done', b: 'done', c: 'done' })
  await act(board.settle)
  expect(names).toHaveLength(renders)
})

test('a stream is shown by its name, whatever the agent streams else', async () => {
  const { board, agent } = await boardWithAgent()
  agent.announce({ first: 'open', second: 'open' })
  await say(await agent.begin('first'), 'One')
  await say(await agent.begin('second'), 'Two')
  render(<Shown of="agents/flights/first" />, { wrapper: board.Wrapper })
  await shows('streaming: One')
  expect(board.traffic.reads).toEqual(['agents/flights/first'])
})

test('the parts that did not change are the same objects', async () => {
  const { board, agent } = await boardWithAgent()
  const seen: (readonly StreamPart[])[] = []
  render(<Shown of="agents/flights/a" onRender={({ parts }) => seen.push(parts)} />, { wrapper: board.Wrapper })
  const writer = await agent.begin('a')
  await say(writer, 'Whole')
  await writer.write({ type: 'text-end', id: 'text' })
  await writer.write({ type: 'text-start', id: 'more' })
  await writer.flush()
  await waitFor(() => expect(seen.at(-1)).toHaveLength(2))
  const [whole] = seen.at(-1) ?? []
  await writer.write({ type: 'text-delta', id: 'more', delta: 'And more' })
  await writer.flush()
  await shows('streaming: WholeAnd more')
  expect(seen.at(-1)?.[0]).toBe(whole)
})

test('components that show the same stream receive it once', async () => {
  const { board, agent } = await boardWithAgent()
  await say(await agent.begin('a'), 'Hello')
  const rows = ['a', 'b', 'c'].map((key) => <Shown key={key} of="agents/flights/a" />)
  render(<>{rows}</>, { wrapper: board.Wrapper })
  await waitFor(() => expect(screen.getAllByText('streaming: Hello')).toHaveLength(3))
  expect(board.traffic.reads).toHaveLength(1)
})

test('what is unmounted receives nothing, and goes on from where it was when it is there again', async () => {
  const { board, agent } = await boardWithAgent()
  const writer = await agent.begin('a')
  await say(writer, 'One')
  const { rerender } = render(<Shown of="agents/flights/a" />, { wrapper: board.Wrapper })
  await shows('streaming: One')
  rerender(<></>)
  await act(board.settle)
  expect(board.traffic.open()).toBe(0)
  await say(writer, ' two')
  rerender(<Shown of="agents/flights/a" />)
  await shows('streaming: One two')
})

test('Strict Mode, which mounts everything twice, reads once and shows nothing twice', async () => {
  const { board, agent } = await boardWithAgent()
  const writer = await agent.begin('a')
  await say(writer, 'One')
  render(<StrictMode><Shown of="agents/flights/a" /></StrictMode>, { wrapper: board.Wrapper })
  await shows('streaming: One')
  await say(writer, ' two')
  await shows('streaming: One two')
  expect(board.traffic.open()).toBe(1)
})

test('a page that nobody sees neither receives nor paints, and catches up when it is seen', async () => {
  const { board, agent } = await boardWithAgent()
  const writer = await agent.begin('a')
  let renders = 0
  render(<Shown of="agents/flights/a" onRender={() => void (renders += 1)} />, { wrapper: board.Wrapper })
  await say(writer, 'One')
  await shows('streaming: One')
  act(() => setVisibility('hidden'))
  await act(board.settle)
  expect(board.traffic.open()).toBe(0)
  const before = { renders, bytes: board.traffic.receivedBytes() }
  await say(writer, ' two', ' three')
  await frames(3)
  expect({ renders, bytes: board.traffic.receivedBytes() }).toEqual(before)
  act(() => setVisibility('visible'))
  await shows('streaming: One two three')
})

test('a page that nobody has seen for an hour goes on from what it had, and never shows less', async () => {
  const board = await createTestBoard()
  onTestFinished(() => board.close())
  const writer = await streamingAgent(await board.agent('flights')).begin('a')
  const texts: string[] = []
  render(<TestBoard board={board}><Shown of="agents/flights/a" onRender={({ text }) => void texts.push(text)} /></TestBoard>)
  await say(writer, 'One')
  await shows('streaming: One')
  act(() => setVisibility('hidden'))
  await board.advance(3_600_000)
  texts.length = 0
  act(() => setVisibility('visible'))
  await say(writer, ' two')
  await shows('streaming: One two')
  expect(texts.filter((text) => !text.startsWith('One'))).toEqual([])
})

function Row({ of, top, onRender }: { of: string; top: number } & Pick<ShownProps, 'onRender'>): ReactElement {
  const stream = useAgentStream(of)
  const { ref, text } = stream
  onRender?.(stream)
  return <p ref={ref} style={{ position: 'absolute', top, height: 20 }}>{`${of} ${text}`}</p>
}

test('only what is near the viewport is received, and what is scrolled to', async () => {
  const { board, agent } = await boardWithAgent()
  for (const id of ['near', 'far']) await say(await agent.begin(id), id)
  const refs = new Set<unknown>()
  // Strict Mode takes elements away and gives them back.
  const rows = (
    <StrictMode>
      <Row of="agents/flights/near" top={0} />
      <Row of="agents/flights/far" top={20_000} onRender={({ ref }) => refs.add(ref)} />
    </StrictMode>
  )
  const { rerender } = render(rows, { wrapper: board.Wrapper })
  await shows('agents/flights/near near')
  await frames(5)
  expect(board.traffic.reads).toEqual(['agents/flights/near'])
  window.scrollTo(0, 20_000)
  await shows('agents/flights/far far')
  await waitFor(() => expect(board.traffic.open()).toBe(1))
  window.scrollTo(0, 0)
  await waitFor(() => expect(board.traffic.reads).toHaveLength(3))
  rerender(rows)
  // React 18's Strict Mode makes the first render twice, and drops one.
  expect(refs.size).toBeLessThanOrEqual(2)
})

test('what is far and unmounted is not asked for on its way out', async () => {
  const { board, agent } = await boardWithAgent()
  await say(await agent.begin('far'), 'far')
  const { unmount } = render(<Row of="agents/flights/far" top={20_000} />, { wrapper: board.Wrapper })
  await frames(3)
  unmount()
  await act(board.settle)
  expect(board.traffic.reads).toEqual([])
})

test('a link that was cut for a while loses and doubles nothing', async () => {
  const { board, agent } = await boardWithAgent()
  const writer = await agent.begin('a')
  render(<Shown of="agents/flights/a" />, { wrapper: board.Wrapper })
  await say(writer, '1')
  await shows('streaming: 1')
  for (const word of ['2', '3', '4']) {
    board.connection.drop()
    await say(writer, word)
  }
  await shows('streaming: 1234')
})

test('a writer that dies leaves what it said, as interrupted', async () => {
  const { board, agent } = await boardWithAgent()
  const writer = await agent.begin('a')
  render(<Shown of="agents/flights/a" />, { wrapper: board.Wrapper })
  await say(writer, 'Half')
  await shows('streaming: Half')
  await agent.session.close()
  await shows('interrupted: Half')
})

test('reads from where it is told, and keeps no more than is asked for', async () => {
  const { board, agent } = await boardWithAgent()
  const writer = await agent.begin('a')
  await say(writer, 'old ', 'new')
  let seen: AgentStreamHandle | undefined
  const keep = (stream: AgentStreamHandle): void => void (seen = stream)
  const { rerender } = render(<Shown of="agents/flights/a" from={2} />, { wrapper: board.Wrapper })
  await shows('streaming: new')
  rerender(<Shown of="agents/flights/a" window={10} onRender={keep} />)
  await say(writer, ...Array.from({ length: 50 }, () => '0123456789'))
  await waitFor(() => expect(seen?.position).toBe(53))
  expect(seen?.truncated).toBe(true)
  expect(seen?.text.length).toBeLessThan(100)
})
