import { createSession, websocketConnection, writeAgentRecord } from '@callboard/session'
import { act, screen } from '@testing-library/react'
import { lazy, Suspense, type ComponentType, type ReactElement } from 'react'
import { hydrateRoot, type Root } from 'react-dom/client'
import { renderToString } from 'react-dom/server.browser'
import { afterEach, expect, inject, test, vi } from 'vitest'
import { useAgentControls } from '../controls/index.ts'
import { useInterrupt, useInterrupts } from '../interrupts/index.ts'
import { useAgentStream } from '../streams/index.ts'
import { finish, say, streamingAgent } from '../fixtures/streaming-agent.ts'
import { useSelection } from '../entry/use-selection.ts'
import { useUsers } from '../presence/use-users.ts'
import { SessionProvider } from './session-provider.tsx'
import { agentRecord } from '@callboard/session/testing'

const url = inject('relayUrl')
let root: Root | undefined

afterEach(() => {
  act(() => root?.unmount())
  document.body.replaceChildren()
})

function Flight(): ReactElement {
  return <p>{`flight ${String(useSelection('flight').value)}`}</p>
}

/** Puts what the server renders into the page and has React take it over; gives React's complaints. */
function hydrate(app: ReactElement): unknown[] {
  const complaints: unknown[] = []
  const container = document.createElement('div')
  container.innerHTML = renderToString(app)
  document.body.append(container)
  act(() => {
    root = hydrateRoot(container, app, { onRecoverableError: (error) => complaints.push(error) })
  })
  return complaints
}

test('what the server rendered is taken over as it is, and then filled', async () => {
  const name = `hydration-${Date.now()}`
  const connection = websocketConnection({ url, session: name })
  const other = createSession({ connection, identity: { kind: 'person', id: 'eve', name: 'Eve' } })
  await other.whenSynced()
  other.setSelection('flight', 'LH1168')
  await other.whenSaved()
  const People = (): ReactElement => <p>{useUsers().map((person) => person.name).join(' and ') || 'nobody'}</p>
  const complaints = hydrate(
    <SessionProvider url={url} name={name} identity={{ kind: 'person', id: 'ada', name: 'Ada' }}>
      <Flight />
      <People />
    </SessionProvider>,
  )
  expect(await screen.findByText('flight LH1168')).toBeTruthy()
  expect(await screen.findByText('Ada and Eve')).toBeTruthy()
  expect(complaints).toEqual([])
  await other.close()
})

test('a boundary that hydrates late still starts from what the server rendered', async () => {
  const name = `hydration-late-${Date.now()}`
  const identity = { kind: 'person', id: 'ada', name: 'Ada' } as const
  let arrive: (module: { default: ComponentType }) => void = () => {}
  const arrived = new Promise<{ default: ComponentType }>((resolve) => {
    arrive = resolve
  })
  const Late = lazy(() => arrived)
  const page = (slow: ReactElement): ReactElement => (
    <SessionProvider url={url} name={name} identity={identity}>
      <Writer />
      <Suspense fallback="loading">{slow}</Suspense>
    </SessionProvider>
  )
  const Writer = (): ReactElement => {
    const seat = useSelection('flight')
    return <button onClick={() => seat.set('TP533')}>{`written ${String(seat.value)}`}</button>
  }
  const complaints: unknown[] = []
  const container = document.createElement('div')
  container.innerHTML = renderToString(page(<Flight />))
  document.body.append(container)
  act(() => {
    root = hydrateRoot(container, page(<Late />), { onRecoverableError: (error) => complaints.push(error) })
  })
  await act(async () => screen.getByRole('button').click())
  expect(screen.getByText('written TP533')).toBeTruthy()
  expect(screen.getByText('flight undefined')).toBeTruthy()

  await act(async () => arrive({ default: Flight }))
  expect(await screen.findByText('flight TP533')).toBeTruthy()
  expect(complaints).toEqual([])
})

test('a stream is taken over as waiting, and then filled', async () => {
  const name = `hydration-stream-${Date.now()}`
  const connection = websocketConnection({ url, session: name })
  const guide = createSession({ connection, identity: { kind: 'agent', id: 'guide', name: 'Guide' } })
  await guide.whenSynced()
  const agent = streamingAgent(guide)
  agent.announce({ answer: 'done' })
  const writer = await agent.begin('answer')
  await say(writer, 'To Lisbon')
  await finish(writer)
  await guide.whenSaved()
  const Answer = (): ReactElement => {
    const { status, text, ref } = useAgentStream('guide')
    return <p ref={ref}>{`${status} ${text}`}</p>
  }
  const complaints = hydrate(
    <SessionProvider url={url} name={name} identity={{ kind: 'person', id: 'ada', name: 'Ada' }}>
      <Answer />
    </SessionProvider>,
  )
  expect(screen.getByText('waiting')).toBeTruthy()
  expect(await screen.findByText('done To Lisbon')).toBeTruthy()
  expect(complaints).toEqual([])
  await guide.close()
})

test('questions and controls are taken over as there being none, and then filled', async () => {
  const name = `hydration-questions-${Date.now()}`
  const connection = websocketConnection({ url, session: name })
  const guide = createSession({ connection, identity: { kind: 'agent', id: 'guide', name: 'Guide' } })
  await guide.whenSynced()
  const now = guide.now()
  const question = { id: 'book', kind: 'approval', title: 'Book it?', askedAt: now, deadline: now + 600_000 }
  const epoch = guide.connection.epoch.getSnapshot() ?? 0
  writeAgentRecord(guide, { ...agentRecord('guide', { epoch, status: 'working' }), interrupts: [question] })
  await guide.whenSaved()
  const onError = vi.spyOn(console, 'error')
  const Stop = (): ReactElement => <p>{`can stop: ${useAgentControls({ agent: 'guide' }).cancel.allowed}`}</p>
  const Question = (): ReactElement => {
    const { title, countdownMs } = useInterrupt('guide/book') ?? {}
    return <p>{`${useInterrupts().length} open, ${title} ${typeof countdownMs}`}</p>
  }
  const complaints = hydrate(
    <SessionProvider url={url} name={name} identity={{ kind: 'person', id: 'ada', name: 'Ada' }}>
      <Question />
      <Stop />
    </SessionProvider>,
  )
  expect(screen.getByText('0 open, undefined undefined')).toBeTruthy()
  expect(screen.getByText('can stop: false')).toBeTruthy()
  expect(await screen.findByText('1 open, Book it? number')).toBeTruthy()
  expect(await screen.findByText('can stop: true')).toBeTruthy()
  expect(complaints).toEqual([])
  expect(onError).not.toHaveBeenCalled()
  onError.mockRestore()
  await guide.close()
})
