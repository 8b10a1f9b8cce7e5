import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Profiler, type ReactElement } from 'react'
import { beforeEach, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../styles.css'
import { longConversation, shortConversation } from '../story/boards.ts'
import { says, speak } from '../story/speech.ts'
import { ACTIVITIES_ANSWER, HOTELS_ANSWER } from '../story/speeches.ts'
import { PLANNERS } from '../story/records.ts'
import type { BoardScript } from '../story/story-board.ts'
import { renderOnBoard, type RenderedOnBoard } from '../testing/render-on-board.tsx'
import { Conversation, type ConversationProps } from './conversation.tsx'

interface Shown extends RenderedOnBoard {
  readonly list: HTMLElement
  /** What screen readers were told, in order. */
  readonly said: string[]
}

beforeEach(() => sessionStorage.clear())

async function show(script: BoardScript, props: ConversationProps = {}): Promise<Shown> {
  const rendered = await renderOnBoard(inApp(<Conversation to="orchestrator" {...props} />), script)
  const list = rendered.getByRole('log')
  const said: string[] = []
  const announcer = rendered.container.querySelector('.cb-conversation-announcer') as HTMLElement
  new MutationObserver(() => said.push(announcer.textContent ?? '')).observe(announcer, { childList: true, characterData: true, subtree: true })
  await vi.waitFor(() => expect(rendered.container.querySelector('[data-status="live"]')).not.toBeNull())
  return { ...rendered, list, said }
}

function inApp(ui: ReactElement): ReactElement {
  const client = new QueryClient()
  return (
    <QueryClientProvider client={client}>
      <div style={{ blockSize: '500px', inlineSize: '600px' }}>{ui}</div>
    </QueryClientProvider>
  )
}

/** How far the end is below what is seen, in pixels. */
function belowView(list: HTMLElement): number {
  return list.scrollHeight - list.scrollTop - list.clientHeight
}

const frames = (count: number): Promise<void> =>
  new Promise((resolve) => {
    const next = (left: number): unknown => (left === 0 ? resolve() : requestAnimationFrame(() => next(left - 1)))
    next(count)
  })

test('says what others say once, when it is finished, and nothing that was there before', async () => {
  const { board, change, said, getByText } = await show(shortConversation)
  const agent = await board.agent('hotels', PLANNERS.hotels)
  const writer = await speak(board, agent, 'late', says(HOTELS_ANSWER).slice(0, 10), { close: false })
  await change(() => board.message({ id: 'late', from: { kind: 'agent', id: 'hotels', name: 'Hotels' }, stream: 'agents/hotels/late' }))
  await vi.waitFor(() => expect(getByText(/^Casa do Jasmim/)).toBeDefined())
  for (const chunk of says(HOTELS_ANSWER).slice(10)) {
    await change(() => void writer.write(chunk))
    await frames(1)
  }
  expect(said).toEqual([])
  await change(() => void writer.close())
  await vi.waitFor(() => expect(said).toEqual([`Hotels: ${HOTELS_ANSWER}`]), { timeout: 5_000 })
})

test('says many messages as one sentence, and none of its own', async () => {
  const { board, change, said, getByRole } = await show(shortConversation)
  await change(() => {
    for (let index = 0; index < 5; index += 1) board.message({ id: `many-${index}`, text: `Message ${index}` })
  })
  await userEvent.type(getByRole('textbox'), 'Mine')
  await userEvent.keyboard('{Enter}')
  await change(() => {})
  await vi.waitFor(() => expect(said).toEqual(['5 new messages']), { timeout: 5_000 })
})

test('keeps the reader where they are when earlier messages come in above', async () => {
  const { list, getAllByRole, change } = await show(longConversation)
  await vi.waitFor(() => expect(belowView(list)).toBeLessThan(4))
  for (const from of [200, 0]) {
    await frames(4)
    list.scrollTop = from
    const [first] = getAllByRole('article')
    const count = getAllByRole('article').length
    const { top } = first!.getBoundingClientRect()
    await vi.waitFor(
      async () => {
        await change(() => {})
        expect(getAllByRole('article').length).toBeGreaterThan(count)
      },
      { timeout: 5_000 },
    )
    await frames(4)
    expect(Math.abs(first!.getBoundingClientRect().top - top)).toBeLessThan(3)
  }
})

test('goes on loading to the very first message, and then offers no more', async () => {
  const { list, getAllByRole, change, queryByRole } = await show(longConversation, { pageSize: 200 })
  await vi.waitFor(
    async () => {
      list.scrollTop = 0
      await change(() => {})
      expect(getAllByRole('article')).toHaveLength(400)
    },
    { timeout: 10_000 },
  )
  expect(queryByRole('button', { name: /earlier/ })).toBeNull()
})

test('stays at the newest while text streams in, also when the box below it grows', async () => {
  const { board, change, list, getByRole } = await show(longConversation)
  const agent = await board.agent('activities', PLANNERS.activities)
  const writer = await speak(board, agent, 'next', [{ type: 'text-start', id: 'a' }], { close: false })
  await change(() => board.message({ id: 'next', from: { kind: 'agent', id: 'activities', name: 'Activities' }, stream: 'agents/activities/next' }))
  for (let index = 0; index < 20; index += 1) {
    await change(() => void writer.write({ type: 'text-delta', id: 'a', delta: `${ACTIVITIES_ANSWER}\n` }))
    await frames(3)
    expect(belowView(list)).toBeLessThan(4)
  }
  await userEvent.fill(getByRole('textbox'), 'one\ntwo\nthree\nfour\nfive')
  await frames(4)
  expect(belowView(list)).toBeLessThan(4)
})

test('leaves who reads further up alone while text streams in', async () => {
  const { board, change, list } = await show(longConversation)
  await vi.waitFor(() => expect(belowView(list)).toBeLessThan(4))
  list.scrollTop -= 400
  await frames(4)
  const { scrollTop } = list
  const agent = await board.agent('activities', PLANNERS.activities)
  await speak(board, agent, 'next', says(ACTIVITIES_ANSWER))
  await change(() => board.message({ id: 'next', from: { kind: 'agent', id: 'activities', name: 'Activities' }, stream: 'agents/activities/next' }))
  await frames(6)
  expect(list.scrollTop).toBe(scrollTop)
})

test('lets go of the newest at once when the reader scrolls up by keyboard while text streams in', async () => {
  const { board, change, list, findByRole } = await show(longConversation)
  const agent = await board.agent('activities', PLANNERS.activities)
  const writer = await speak(board, agent, 'next', [{ type: 'text-start', id: 'a' }], { close: false })
  await change(() => board.message({ id: 'next', from: { kind: 'agent', id: 'activities', name: 'Activities' }, stream: 'agents/activities/next' }))
  list.focus()
  for (let index = 0; index < 30; index += 1) {
    await change(() => void writer.write({ type: 'text-delta', id: 'a', delta: `${ACTIVITIES_ANSWER}\n` }))
    await frames(1)
    if (index === 10) await userEvent.keyboard('{PageUp}')
  }
  await frames(30)
  expect(belowView(list)).toBeGreaterThan(300)
  await userEvent.click(await findByRole('button', { name: 'Jump to the newest' }))
  await frames(4)
  expect(belowView(list)).toBeLessThan(4)
})

test('holds still while something is selected', async () => {
  const { board, change, list, getByText } = await show(longConversation)
  await vi.waitFor(() => expect(getByText(/^400\. /)).toBeDefined())
  document.getSelection()?.selectAllChildren(getByText(/^400\. /))
  const { scrollTop } = list
  await change(() => board.message({ id: 'new', text: 'One more' }))
  await frames(4)
  expect(list.scrollTop).toBe(scrollTop)
  document.getSelection()?.removeAllRanges()
})

test('sends once what could not be stored at first, or takes it back', async () => {
  const { board, change, getByRole, findByText, findByRole, queryByText } = await show(shortConversation)
  const accept = board.refuseMessages()
  await userEvent.type(getByRole('textbox'), 'First')
  await userEvent.keyboard('{Enter}')
  await change(() => board.pass(5))
  await findByText(/^Not sent\./)
  accept()
  await userEvent.click(await findByRole('button', { name: 'Try again' }))
  await vi.waitFor(async () => {
    await change(() => board.pass(1))
    expect(queryByText(/^Not sent\./)).toBeNull()
    expect(queryByText('Sending…')).toBeNull()
  })
  expect(document.activeElement).toBe(getByRole('log'))
  expect(board.relay.streams('story').find('conversation')?.tail).toBe(7)

  board.refuseMessages()
  await userEvent.type(getByRole('textbox'), 'Second')
  await userEvent.keyboard('{Enter}')
  await change(() => board.pass(5))
  await userEvent.click(await findByRole('button', { name: 'Discard' }))
  await vi.waitFor(() => expect(queryByText('Second')).toBeNull())
})

test('renders the rows that are there not once more while another streams', async () => {
  const renders = new Map<string, number>()
  const renderMessage: NonNullable<ConversationProps['renderMessage']> = (message) => (
    <Profiler id={message.id} onRender={(id) => void renders.set(id, (renders.get(id) ?? 0) + 1)}>
      <Conversation.Message message={message}><Conversation.Body /></Conversation.Message>
    </Profiler>
  )
  const { board, change } = await show(longConversation, { renderMessage })
  const agent = await board.agent('activities', PLANNERS.activities)
  const writer = await speak(board, agent, 'next', [{ type: 'text-start', id: 'a' }], { close: false })
  await change(() => board.message({ id: 'next', from: { kind: 'agent', id: 'activities', name: 'Activities' }, stream: 'agents/activities/next' }))
  await frames(4)
  renders.clear()
  for (let index = 0; index < 50; index += 1) {
    await change(() => void writer.write({ type: 'text-delta', id: 'a', delta: 'word ' }))
    await frames(1)
  }
  expect([...renders.keys()]).toEqual(['next'])
  expect(renders.get('next')).toBeLessThanOrEqual(60)
})
