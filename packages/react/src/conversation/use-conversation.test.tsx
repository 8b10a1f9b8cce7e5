import { inboxOf, createSession, websocketConnection, writeAgentRecord, type Session } from '@callboard/session'
import { conversationOf, putMessage } from '@callboard/session/streams'
import { act, render, screen, waitFor } from '@testing-library/react'
import { StrictMode, type ReactElement } from 'react'
import { afterEach, expect, inject, test } from 'vitest'
import { openPage, type Page } from '../fixtures/page.tsx'
import { useConversation, type ConversationHandle } from './use-conversation.ts'
import { agentRecord } from '@callboard/session/testing'

const url = inject('relayUrl')
const ada = { kind: 'person', id: 'ada', name: 'Ada', device: 'desk' } as const
const closing: Session[] = []
let made = 0

afterEach(async () => {
  await Promise.all(closing.splice(0).map((session) => session.close()))
  sessionStorage.clear()
})

function sessionName(): string {
  made += 1
  return `conversation-${Date.now()}-${made}`
}

function pageAt(name: string, identity: Parameters<typeof openPage>[2] = ada): Page {
  const page = openPage(url, name, identity)
  closing.push(page.session)
  return page
}

async function joinAgent(name: string, id: string): Promise<Session> {
  const connection = websocketConnection({ url, session: name })
  const session = createSession({ connection, identity: { kind: 'agent', id, name: id } })
  closing.push(session)
  await session.whenSynced()
  return session
}

/** What the page shows, render by render. */
interface Shown {
  readonly now: () => ConversationHandle
  readonly renders: ConversationHandle[]
  readonly unmount: () => void
}

function show(page: Page, { isStrict = false, pageSize }: { isStrict?: boolean; pageSize?: number } = {}): Shown {
  const renders: ConversationHandle[] = []
  const Messages = (): ReactElement => {
    const conversation = useConversation({ pageSize })
    renders.push(conversation)
    return (
      <ol data-status={conversation.status}>
        {conversation.messages.map(({ id, text, state }) => <li key={id}>{`${text} ${state}`}</li>)}
      </ol>
    )
  }
  const tree = isStrict ? <StrictMode><Messages /></StrictMode> : <Messages />
  const { unmount } = render(tree, { wrapper: page.Wrapper })
  const now = (): ConversationHandle => {
    const last = renders.at(-1)
    if (last === undefined) throw new TypeError('Nothing was rendered')
    return last
  }
  return { now, renders, unmount }
}

const texts = ({ messages }: ConversationHandle): (string | undefined)[] => messages.map(({ text }) => text)
const numbers = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, index) => `${from + index}`)
const isLive = (shown: Shown): Promise<void> => waitFor(() => expect(shown.now().status).toBe('live'))

async function fill(session: Session, from: number, to: number): Promise<void> {
  await Promise.all(numbers(from, to).map((text) => {
    const entry = { id: `m${text}`, at: Number(text), from: { kind: 'person', id: 'eve', name: 'Eve' }, text }
    return putMessage(session, { stream: 'conversation', key: entry.id, message: entry })
  }))
}

/** What is stored, as one who looks afterwards finds it. */
async function stored(name: string): Promise<(string | undefined)[]> {
  const { session } = pageAt(name, { kind: 'observer' })
  const { view } = conversationOf(session)
  const end = view.subscribe(() => {})
  await waitFor(() => expect(view.getSnapshot().status).toBe('live'))
  end()
  return view.getSnapshot().messages.map(({ text }) => text)
}

test('two people see one another, in the order of the log', async () => {
  const name = sessionName()
  const pages = [pageAt(name), pageAt(name, { kind: 'person', id: 'eve', name: 'Eve' })]
  const [byAda, byEve] = pages.map((page) => show(page, { isStrict: true }))
  if (byAda === undefined || byEve === undefined) throw new TypeError('There are two')
  await act(async () => void byAda.now().send('Where to?'))
  await waitFor(() => expect(texts(byEve.now())).toEqual(['Where to?']))
  await act(async () => void byEve.now().send('Lisbon'))
  await waitFor(() => expect(texts(byAda.now())).toEqual(['Where to?', 'Lisbon']))
  expect(byAda.now().messages.map(({ from }) => from.name)).toEqual(['Ada', 'Eve'])
})

test('an own message is shown in the turn it was said, and its row is never another one or gone', async () => {
  const shown = show(pageAt(sessionName()))
  await isLive(shown)
  let id = ''
  act(() => {
    id = shown.now().send('Lisbon')
  })
  const row = screen.getByText('Lisbon sending')
  await waitFor(() => expect(row.textContent).toBe('Lisbon sent'))
  const said = shown.renders.findIndex(({ messages }) => messages.length > 0)
  for (const { messages } of shown.renders.slice(said)) expect(messages.map((message) => message.id)).toEqual([id])
})

test('what is returned keeps its identity while nothing changed, and the verbs always', async () => {
  const page = pageAt(sessionName())
  const shown = show(page)
  await isLive(shown)
  const before = shown.now()
  await act(async () => {
    await fill(page.session, 0, 2)
  })
  await waitFor(() => expect(texts(shown.now())).toEqual(['0', '1']))
  const [first] = shown.now().messages
  act(() => void shown.now().send('Lisbon'))
  const { send, retry, discard, messages } = shown.now()
  expect([send, retry, discard]).toEqual([before.send, before.retry, before.discard])
  expect(messages[0]).toBe(first)
})

test('older pages join on to what is live without a gap or a double, though it grows meanwhile', async () => {
  const page = pageAt(sessionName())
  await page.session.whenSynced()
  await fill(page.session, 0, 130)
  const shown = show(page, { pageSize: 30 })
  await isLive(shown)
  expect([...texts(shown.now())].sort((left, right) => Number(left) - Number(right))).toEqual(numbers(80, 130))
  expect(shown.now().hasOlder).toBe(true)
  const inLog = async (count: number): Promise<void> => {
    await waitFor(() => expect(shown.now().messages).toHaveLength(count))
    expect(new Set(texts(shown.now())).size).toBe(count)
  }
  act(() => {
    // Asked for twice, read once.
    shown.now().loadOlder()
    shown.now().loadOlder()
  })
  await fill(page.session, 130, 140)
  await inLog(90)
  expect(shown.now().isLoadingOlder).toBe(false)
  act(() => shown.now().loadOlder())
  await inLog(120)
  act(() => shown.now().loadOlder())
  await inLog(140)
  expect(shown.now().hasOlder).toBe(false)
  act(() => shown.now().loadOlder())
  expect(shown.now().isLoadingOlder).toBe(false)
  expect(texts(shown.now()).map(Number)).toEqual(numbers(0, 140).map(Number))
})

test('who was away for longer than the newest messages reach finds older pages joined on to them', async () => {
  const page = pageAt(sessionName())
  await page.session.whenSynced()
  await fill(page.session, 0, 60)
  const first = show(page, { pageSize: 10 })
  await isLive(first)
  act(() => first.now().loadOlder())
  await waitFor(() => expect(first.now().messages).toHaveLength(60))
  first.unmount()
  await fill(page.session, 60, 160)
  const second = show(page, { pageSize: 60 })
  await waitFor(() => expect(texts(second.now()).map(Number)).toEqual(numbers(110, 160).map(Number)))
  act(() => second.now().loadOlder())
  await waitFor(() => expect(texts(second.now()).map(Number)).toEqual(numbers(50, 160).map(Number)))
})

test('what was said while nothing could be reached is sent by the page after a reload, once', async () => {
  const name = sessionName()
  const before = pageAt(name)
  const shown = show(before)
  await isLive(shown)
  before.setNetwork('down')
  act(() => {
    shown.now().send('Lisbon')
    shown.now().send('Or Porto')
  })
  await waitFor(() => expect(shown.now().status).toBe('catching-up'))
  shown.unmount()
  await before.session.close()
  const after = show(pageAt(name))
  await waitFor(() => expect(after.now().messages.map(({ state }) => state)).toEqual(['sent', 'sent']))
  expect(await stored(name)).toEqual(['Lisbon', 'Or Porto'])
  const again = show(pageAt(name))
  await isLive(again)
  expect(await stored(name)).toEqual(['Lisbon', 'Or Porto'])
})

test('a message that was stored without the page knowing is not doubled after a reload', async () => {
  const name = sessionName()
  const before = pageAt(name)
  const shown = show(before)
  await isLive(shown)
  before.deafen()
  act(() => void shown.now().send('Lisbon'))
  await waitFor(async () => expect(await stored(name)).toEqual(['Lisbon']))
  expect(shown.now().messages[0]?.state).toBe('sending')
  shown.unmount()
  await before.session.close()
  const after = show(pageAt(name))
  await waitFor(() => expect(after.now().messages.map(({ state }) => state)).toEqual(['sent']))
  await isLive(after)
  expect(texts(after.now())).toEqual(['Lisbon'])
  expect(await stored(name)).toEqual(['Lisbon'])
})

test('cutting the link again and again while talking loses and doubles nothing', async () => {
  const name = sessionName()
  const page = pageAt(name)
  const shown = show(page)
  await isLive(shown)
  for (const text of numbers(0, 12)) {
    act(() => void shown.now().send(text))
    if (Number(text) % 3 === 0) page.cut()
    if (Number(text) % 4 === 0) await waitFor(() => expect(shown.now().status).toBe('live'))
  }
  await waitFor(() => expect(shown.now().messages.every(({ state }) => state === 'sent')).toBe(true))
  expect(texts(shown.now())).toEqual(numbers(0, 12))
  expect(await stored(name)).toEqual(numbers(0, 12))
})

interface ObedientAgent {
  readonly taken: string[]
  /** Drops its acknowledgements, as agents do once the commands are gone. */
  readonly forget: () => void
}

/** What an agent does with its messages: takes each in, which stores it, and is done with it. */
function obey(agent: Session): ObedientAgent {
  const taken: string[] = []
  const acks = new Map<string, { readonly state: 'done'; readonly at: number }>()
  const inbox = inboxOf(agent)
  const write = (): void => {
    const epoch = agent.connection.epoch.getSnapshot() ?? 0
    writeAgentRecord(agent, agentRecord('guide', { epoch, acks: Object.fromEntries(acks), updatedAt: agent.now() }))
  }
  const work = (): void => {
    const [next] = inbox.getSnapshot()
    if (next === undefined || acks.has(next.command.id)) return
    const { id, at, text } = next.command
    const from = { kind: 'person', id: next.from.person, name: next.from.name ?? '' }
    taken.push(text ?? '')
    acks.set(id, { state: 'done', at: agent.now() })
    void putMessage(agent, { stream: 'conversation', key: id, message: { id, at, from, text, to: ['guide'] } })
    write()
    queueMicrotask(work)
  }
  const forget = (): void => {
    acks.clear()
    write()
  }
  inbox.subscribe(work)
  work()
  return { taken, forget }
}

test('an agent gets a message once, though the page that gave it is reloaded before it knows so', async () => {
  const name = sessionName()
  const agent = await joinAgent(name, 'guide')
  const { taken, forget } = obey(agent)
  const before = pageAt(name)
  const shown = show(before)
  await isLive(shown)
  before.deafen()
  act(() => void shown.now().send('Lisbon', { to: 'guide' }))
  await waitFor(() => expect(taken).toEqual(['Lisbon']))
  await waitFor(async () => expect(await stored(name)).toEqual(['Lisbon']))
  shown.unmount()
  await before.session.close()
  // Another tab of the same person clears the command away, so that the next page finds no trace of it.
  const tab = pageAt(name, { ...ada, device: 'tablet' })
  await tab.session.whenSynced()
  await waitFor(() => expect(agent.doc.getMap('people').size).toBe(0))
  forget()
  await agent.whenSaved()

  const after = show(pageAt(name))
  await waitFor(() => expect(after.now().messages.map(({ state }) => state)).toEqual(['sent']))
  await isLive(after)
  await act(async () => void after.now().send('Thank you', { to: 'guide' }))
  await waitFor(() => expect(taken).toEqual(['Lisbon', 'Thank you']))
  expect(await stored(name)).toEqual(['Lisbon', 'Thank you'])
})

/** A page that is closed with a message to the guide that it could not send. */
async function leaveUnsent(name: string): Promise<void> {
  const before = pageAt(name)
  const shown = show(before)
  await isLive(shown)
  before.setNetwork('down')
  act(() => void shown.now().send('Lisbon', { to: 'guide' }))
  shown.unmount()
  await before.session.close()
}

test('a message to an agent that could not be given before a reload is given after it, once', async () => {
  const name = sessionName()
  const { taken } = obey(await joinAgent(name, 'guide'))
  await leaveUnsent(name)
  const after = show(pageAt(name))
  await waitFor(() => expect(taken).toEqual(['Lisbon']))
  await waitFor(() => expect(after.now().messages.map(({ state }) => state)).toEqual(['sent']))
  expect(await stored(name)).toEqual(['Lisbon'])
})

test('a message that a page stored, and was reloaded before it gave it to its agent, is given by the next', async () => {
  const name = sessionName()
  const { taken } = obey(await joinAgent(name, 'guide'))
  await leaveUnsent(name)
  // What a page leaves that was in doubt, has stored it, and came no further.
  const [key = ''] = Object.keys(sessionStorage).filter((one) => one.startsWith('callboard.outbox'))
  const { entry } = JSON.parse(sessionStorage.getItem(key) ?? '') as { readonly entry: { readonly id: string } }
  sessionStorage.setItem(key, JSON.stringify({ entry, wasInDoubt: true }))
  await putMessage(pageAt(name).session, { stream: 'conversation', key: entry.id, message: entry })
  show(pageAt(name))
  await waitFor(() => expect(taken).toEqual(['Lisbon']))
  expect(await stored(name)).toEqual(['Lisbon'])
})

test('what failed can be sent again and taken back', async () => {
  const page = pageAt(sessionName())
  const shown = show(page)
  await isLive(shown)
  // Both together are more than a person may have open.
  const long = ['a', 'b', 'c'].map((letter) => letter.repeat(3_900))
  act(() => void long.map((text) => shown.now().send(text, { to: 'guide' })))
  const states = (): string[] => shown.now().messages.map(({ state }) => state)
  await waitFor(() => expect(states()).toEqual(['sent', 'sent', 'failed']))
  const failed = shown.now().messages[2]
  expect(failed?.error?.code).toBe('record-too-large')
  act(() => shown.now().retry(failed?.id ?? ''))
  expect(states()).toEqual(['sent', 'sent', 'sending'])
  await waitFor(() => expect(states()).toEqual(['sent', 'sent', 'failed']))
  act(() => shown.now().discard(failed?.id ?? ''))
  expect(states()).toEqual(['sent', 'sent'])
  expect(Object.keys(sessionStorage).filter((key) => key.startsWith('callboard.outbox'))).toEqual([])
})
