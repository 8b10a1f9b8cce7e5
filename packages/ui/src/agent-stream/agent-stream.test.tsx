import type { StreamChunk } from '@callboard/session/streams'
import { lazy, Profiler, type ComponentType, type ReactElement } from 'react'
import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { HOSTILE_TEXTS } from '../story/hostile-texts.ts'
import { beginsToSay, beginsToThink, calls, says, speak, thinks } from '../story/speech.ts'
import { HOTELS_ANSWER } from '../story/speeches.ts'
import { PLANNERS } from '../story/records.ts'
import type { StoryBoard } from '../story/story-context.ts'
import { renderOnBoard, type RenderedOnBoard } from '../testing/render-on-board.tsx'
import { AgentStream, type AgentStreamProps } from './agent-stream.tsx'
import type { StreamTextProps } from './stream-context.tsx'

interface Shown extends RenderedOnBoard {
  /** Writes more and lets it be painted. */
  more(...chunks: readonly StreamChunk[]): Promise<void>
  close(): Promise<void>
  status(): string | null | undefined
}

async function show(chunks: readonly StreamChunk[], props: Partial<AgentStreamProps> = {}): Promise<Shown> {
  let speaking: ReturnType<typeof speak> | undefined
  const rendered = await renderOnBoard(<AgentStream stream="flights" {...props} />, async (board: StoryBoard) => {
    speaking = speak(board, await board.agent('flights', PLANNERS.flights), 'answer', chunks, { close: false })
    await speaking
  })
  const writer = await speaking!
  const { change, container, board } = rendered
  const status = (): string | null | undefined => container.querySelector('.cb-agent-stream-root')?.getAttribute('data-status')
  await vi.waitFor(() => expect(status()).not.toBe('waiting'))
  return {
    ...rendered,
    status,
    more: async (...added) => {
      await change(async () => {
        for (const chunk of added) void writer.write(chunk)
        await board.pass(0.1)
      })
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)))
    },
    close: () => change(() => void writer.close()),
  }
}

const delta = (text: string, id = 'text'): StreamChunk => ({ type: 'text-delta', id, delta: text })

test('renders nothing but the part that grows, at most once a frame', async () => {
  const renders = new Map<string, number>()
  const Counted = ({ text, state }: StreamTextProps): ReactElement => (
    <Profiler id={text.slice(0, 2)} onRender={(id) => void renders.set(id, (renders.get(id) ?? 0) + 1)}>
      <p data-state={state}>{text}</p>
    </Profiler>
  )
  const before = Array.from({ length: 20 }, (_, index) => says(`${String(index).padStart(2, '0')} is said`, `t${index}`)).flat()
  const { more, getByText } = await show([...before, ...beginsToSay('XX grows', 'x')], { renderText: Counted })
  await vi.waitFor(() => expect(getByText('XX grows')).toBeDefined())
  renders.clear()
  const ROUNDS = 20
  for (let round = 0; round < ROUNDS; round += 1) await more(delta('a', 'x'), delta('b', 'x'), delta('c', 'x'))
  await vi.waitFor(() => expect(getByText(`XX grows${'abc'.repeat(ROUNDS)}`)).toBeDefined())
  expect([...renders.keys()]).toEqual(['XX'])
  expect(renders.get('XX')).toBeLessThanOrEqual(ROUNDS * 2)
})

test('keeps the element of a part whose fellows in front of it are let go', async () => {
  const many = Array.from({ length: 12 }, (_, index) => says(`${index}: ${HOTELS_ANSWER}`, `t${index}`)).flat()
  const { more, getByText, queryByText } = await show(many, { window: 2_400 })
  await vi.waitFor(() => expect(getByText(/^11: /)).toBeDefined())
  const element = getByText(/^11: /)
  await more(...says(`12: ${HOTELS_ANSWER}`, 't12'), ...says(`13: ${HOTELS_ANSWER}`, 't13'), ...says(`14: ${HOTELS_ANSWER}`, 't14'))
  await vi.waitFor(() => expect(getByText(/^14: /)).toBeDefined())
  expect(queryByText(/^0: /)).toBeNull()
  expect(getByText(/^11: /)).toBe(element)
})

test('closes thoughts when they end, unless their reader has opened or closed them', async () => {
  const { more, getByText, container } = await show(beginsToThink('First'))
  const details = (): HTMLDetailsElement => container.querySelector('details') as HTMLDetailsElement
  await vi.waitFor(() => expect(details().open).toBe(true))
  await more({ type: 'reasoning-end', id: 'thought' }, ...beginsToSay('Then'))
  await vi.waitFor(() => expect(details().open).toBe(false))
  getByText('Thought').closest('summary')?.focus()
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() => expect(details().open).toBe(true))
  await more(delta(' more'))
  expect(details().open).toBe(true)
})

test('lets nothing seem to go on once its writer is gone', async () => {
  const { board, change, container, queryByText, getByText, status } = await renderInterrupted()
  await change(() => board.pass(20))
  await vi.waitFor(() => expect(status()).toBe('interrupted'))
  expect(container.querySelector('[data-state="streaming"], [data-state="input-available"]')).toBeNull()
  expect(queryByText('Thinking…')).toBeNull()
  expect(getByText('No result')).toBeDefined()
})

async function renderInterrupted(): Promise<RenderedOnBoard & { status(): string | null | undefined }> {
  const rendered = await renderOnBoard(<AgentStream stream="flights" />, async (board) => {
    const agent = await board.agent('flights', PLANNERS.flights)
    await speak(board, agent, 'answer', [...calls('search', 'one', {}), ...beginsToThink('Hm'), ...beginsToSay('So')], { close: false })
    board.crash(agent)
  })
  return { ...rendered, status: () => rendered.container.querySelector('.cb-agent-stream-root')?.getAttribute('data-status') }
}

test('tells screen readers once what was said, when it is finished, and nothing of what was there before', async () => {
  const { more, close, getByRole } = await show(beginsToSay('One '))
  const announcer = getByRole('status')
  const said: (string | null)[] = []
  new MutationObserver(() => said.push(announcer.textContent)).observe(announcer, { childList: true, characterData: true, subtree: true })
  for (const word of ['two ', 'three ', 'four']) await more(delta(word))
  await close()
  await vi.waitFor(() => expect(said).toEqual(['One two three four']))
  expect(document.querySelectorAll('[aria-live] .cb-agent-stream-text, [role="status"] .cb-agent-stream-text')).toHaveLength(0)
})

test('says nothing of a stream that was over before it was shown', async () => {
  const { getByRole, getByText } = await renderOnBoard(<AgentStream stream="flights" />, async (board) => {
    await speak(board, await board.agent('flights', PLANNERS.flights), 'answer', [...thinks('Hm'), ...says(HOTELS_ANSWER)])
  })
  await vi.waitFor(() => expect(getByText(HOTELS_ANSWER)).toBeDefined())
  expect(getByRole('status').textContent).toBe('')
})

test('shows text as it was written: nothing in it is HTML', async () => {
  const text = Object.values(HOSTILE_TEXTS).join('\n')
  const { container } = await show(says(text.replaceAll('\uD800', '').replaceAll('\uDC00', '')))
  const shown = (): Element | null => container.querySelector('.cb-agent-stream-text')
  await vi.waitFor(() => expect(shown()?.textContent?.length).toBeGreaterThan(3_000))
  expect(shown()?.querySelectorAll(':not(p)')).toHaveLength(0)
  expect('pwned' in globalThis).toBe(false)
})

test('is plain until what shows it otherwise has been loaded', async () => {
  const { promise, resolve } = Promise.withResolvers<{ default: ComponentType<StreamTextProps> }>()
  const { getByText, change } = await show(says('Said'), { renderText: lazy(() => promise) })
  await vi.waitFor(() => expect(getByText('Said').tagName).toBe('P'))
  await change(() => resolve({ default: ({ text }) => <strong>{text}</strong> }))
  await vi.waitFor(() => expect(getByText('Said').tagName).toBe('STRONG'))
})

test('links no source and no file that does not lead to the web', async () => {
  const { container, getByText } = await show([
    { type: 'source-url', sourceId: 'a', url: 'java\tscript:globalThis.pwned=true', title: 'Bad' },
    { type: 'source-url', sourceId: 'b', url: 'https://user@evil.example/', title: 'Disguised' },
    { type: 'source-url', sourceId: 'c', url: 'https://good.example/' },
    { type: 'file', url: 'data:text/html,<script>1</script>', mediaType: 'text/html' },
  ])
  await vi.waitFor(() => expect(getByText('good.example')).toBeDefined())
  expect([...container.querySelectorAll('a')].map(({ href }) => href)).toEqual(['https://good.example/'])
})
