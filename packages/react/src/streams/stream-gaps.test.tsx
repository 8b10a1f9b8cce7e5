import { createSession, websocketConnection, type Session } from '@callboard/session'
import { act, render, waitFor } from '@testing-library/react'
import type { ReactElement } from 'react'
import { afterEach, expect, inject, test } from 'vitest'
import { openPage, type Page } from '../fixtures/page.tsx'
import { finish, say, streamingAgent, type StreamingAgent } from '../fixtures/streaming-agent.ts'
import { useAgentStream, type AgentStreamHandle, type AgentStreamOptions } from './use-agent-stream.ts'

const url = inject('relayUrl')
const closing: Session[] = []
let made = 0

afterEach(async () => {
  await Promise.all(closing.splice(0).map((session) => session.close()))
})

/** A session at the real relay with an agent in it. */
async function play(): Promise<{ readonly agent: StreamingAgent; readonly openPage: () => Page }> {
  made += 1
  const name = `gaps-${Date.now()}-${made}`
  const connection = websocketConnection({ url, session: name })
  const session = createSession({ connection, identity: { kind: 'agent', id: 'guide', name: 'Guide' } })
  closing.push(session)
  await session.whenSynced()
  const open = (): Page => {
    const page = openPage(url, name, { kind: 'person', id: 'ada', name: 'Ada' })
    closing.push(page.session)
    return page
  }
  return { agent: streamingAgent(session), openPage: open }
}

interface Shown {
  readonly now: () => AgentStreamHandle | undefined
  /** Every text there was to be seen, in order. */
  readonly texts: string[]
  readonly unmount: () => void
}

function show(page: Page, options: AgentStreamOptions = {}): Shown {
  let last: AgentStreamHandle | undefined
  const texts: string[] = []
  const Answer = (): ReactElement => {
    const stream = useAgentStream('agents/guide/answer', options)
    last = stream
    texts.push(stream.text)
    return <p>{stream.status}</p>
  }
  const { unmount } = render(<Answer />, { wrapper: page.Wrapper })
  return { now: () => last, texts, unmount }
}

const words = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, index) => `${from + index} `)

test('cuts of the link while an agent writes lose and double nothing, and the text never steps back', async () => {
  const { agent, openPage } = await play()
  const page = openPage()
  const shown = show(page)
  const writer = await agent.begin('answer')
  for (let round = 0; round < 10; round += 1) {
    await say(writer, ...words(round * 20, round * 20 + 10))
    page.cut()
    await say(writer, ...words(round * 20 + 10, round * 20 + 20))
    if (round % 2 === 0) await waitFor(() => expect(shown.now()?.status).toBe('streaming'))
  }
  await finish(writer)
  const whole = words(0, 200).join('')
  await waitFor(() => expect(shown.now()).toMatchObject({ status: 'done', text: whole }))
  for (const [index, text] of shown.texts.entries()) {
    expect(text.startsWith(shown.texts[index - 1] ?? '')).toBe(true)
    expect(whole.startsWith(text)).toBe(true)
  }
})

test('a page that was without a network catches up from where it was', async () => {
  const { agent, openPage } = await play()
  const page = openPage()
  const shown = show(page)
  const writer = await agent.begin('answer')
  await say(writer, ...words(0, 100))
  await waitFor(() => expect(shown.now()?.text).toBe(words(0, 100).join('')))
  page.setNetwork('down')
  await waitFor(() => expect(shown.now()?.status).toBe('catching-up'))
  await say(writer, ...words(100, 200))
  const before = page.received.streamBytes
  page.setNetwork('up')
  await waitFor(() => expect(shown.now()).toMatchObject({ status: 'streaming', text: words(0, 200).join('') }))
  // Each word takes twelve bytes with what frames it, and none of the first hundred came again.
  expect(page.received.streamBytes - before).toBeLessThan(100 * 20)
})

test('a page that is reloaded shows the same again, or goes on from the position it kept', async () => {
  const { agent, openPage } = await play()
  const writer = await agent.begin('answer')
  await say(writer, ...words(0, 50))
  const before = openPage()
  const first = show(before)
  await waitFor(() => expect(first.now()?.text).toBe(words(0, 50).join('')))
  const position = first.now()?.position ?? 0
  first.unmount()
  await act(() => before.session.close())
  await say(writer, ...words(50, 60))
  await finish(writer)
  const whole = show(openPage())
  await waitFor(() => expect(whole.now()).toMatchObject({ status: 'done', text: words(0, 60).join('') }))
  const rest = show(openPage(), { from: position })
  await waitFor(() => expect(rest.now()).toMatchObject({ status: 'done', text: words(50, 60).join('') }))
})
