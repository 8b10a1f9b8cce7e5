import { createSession, websocketConnection, type Session } from '@callboard/session'
import { createHostileRelay, createSeededRandom } from '@callboard/session/testing'
import { render, screen, waitFor } from '@testing-library/react'
import { useEffect, type ReactElement } from 'react'
import { expect, inject, test } from 'vitest'
import { useConnection, type ConnectionView } from '../connection/use-connection.ts'
import { signToken } from '../fixtures/sign-token.ts'
import { SessionProvider } from './session-provider.tsx'
import { useSession } from './use-session.ts'

const { url, secret } = inject('closedRelay')
let names = 0

interface Seen {
  readonly sessions: Session[]
  readonly link: { current: ConnectionView | undefined }
  readonly App: () => ReactElement
}

async function openPage(): Promise<Seen> {
  names += 1
  const token = await signToken(secret, { sub: `ada-${names}`, kind: 'user' })
  const sessions: Session[] = []
  const link: Seen['link'] = { current: undefined }
  const Witness = (): ReactElement => {
    const session = useSession()
    const connection = useConnection()
    useEffect(() => {
      link.current = connection
      if (!sessions.includes(session)) sessions.push(session)
    })
    return <output>{connection.synced ? `synced ${sessions.length}` : connection.status}</output>
  }
  const App = (): ReactElement => (
    <SessionProvider
      url={url}
      name={`refused-${names}`}
      token={token}
      identity={{ kind: 'person', id: `ada-${names}`, name: 'Ada' }}
    >
      <Witness />
    </SessionProvider>
  )
  return { sessions, link, App }
}

/** Writes past the verbs what the relay does not allow. */
function forge(session: Session | undefined): void {
  session?.doc.getMap<unknown>('agents').set('flights', { id: 'flights', forged: true })
}

test('after a refused write the page begins anew under another client id, and shows what was refused', async () => {
  const { sessions, link, App } = await openPage()
  render(<App />)
  await waitFor(() => expect(link.current?.synced).toBe(true))
  expect(link.current).toMatchObject({ survives: 'client-crash', principal: { kind: 'user' }, rejected: [] })

  forge(sessions[0])
  const id = sessions[0]?.sendCommand({ kind: 'message', to: 'flights', text: 'Written in the same breath' }) ?? ''
  await waitFor(() => expect(sessions).toHaveLength(2))
  await waitFor(() => expect(link.current?.synced).toBe(true))
  const [before, after] = sessions
  expect(link.current?.rejected).toMatchObject([{ code: 'write-refused', path: 'agents/flights' }])
  expect(link.current?.rejected[0]?.message).toBeTruthy()
  expect(after?.doc.clientID).not.toBe(before?.doc.clientID)
  expect(after?.doc.getMap('agents').has('flights')).toBe(false)

  // What the person had under way is asked again, and reaches the relay.
  await waitFor(() => expect(after?.commands.get(id).getSnapshot()?.text).toBe('Written in the same breath'))
  after?.setSelection('hotel', 'Lisboa')
  await after?.whenSaved()

  link.current?.dismissRejected()
  await waitFor(() => expect(link.current?.rejected).toEqual([]))
})

test('the third refusal within a minute is the last: the page says why, and does not come back', async () => {
  const { sessions, link, App } = await openPage()
  render(<App />)
  for (let count = 1; count <= 3; count += 1) {
    await waitFor(() => expect(sessions).toHaveLength(count))
    await waitFor(() => expect(link.current?.synced).toBe(true))
    forge(sessions.at(-1))
    await waitFor(() => expect(link.current?.rejected).toHaveLength(count))
  }
  await waitFor(() => expect(link.current?.status).toBe('closed'))
  expect(link.current?.error).toMatchObject({ code: 'write-refused' })
  expect(sessions).toHaveLength(3)
})

test('what the relay would refuse is refused by an error first, and nothing is written or lost', async () => {
  const { sessions, link, App } = await openPage()
  render(<App />)
  await waitFor(() => expect(link.current?.synced).toBe(true))
  const [session] = sessions
  session?.setConfig('budget', 900)
  await session?.whenSaved()
  const narrow = await signToken(secret, { sub: 'eve', kind: 'viewer' })
  const seen: Session[] = []
  const Viewer = (): ReactElement => {
    const own = useSession()
    const { synced } = useConnection()
    useEffect(() => void seen.push(own), [own])
    return <p>{synced ? 'viewer synced' : 'viewer'}</p>
  }
  render(
    <SessionProvider url={url} name={`refused-${names}`} token={narrow} identity={{ kind: 'person', id: 'eve', name: 'Eve' }}>
      <Viewer />
    </SessionProvider>,
  )
  await screen.findByText('viewer synced')
  for (const write of [
    () => seen[0]?.setConfig('budget', 1),
    () => seen[0]?.removeSelection('hotel'),
    () => seen[0]?.sendCommand({ kind: 'message', to: 'flights', text: 'Hi' }),
  ]) expect(write).toThrowError(expect.objectContaining({ code: 'write-refused' }))
  expect(seen[0]?.config.get('budget').getSnapshot()?.value).toBe(900)
  expect(seen[0]?.connection.state.getSnapshot().status).toBe('connected')
})

test('a page outlives a thousand random messages of a hostile relay', async () => {
  const hostile = createHostileRelay(createSeededRandom(18), 1_000)
  const { WebSocket, sent } = hostile
  const connection = websocketConnection({ url: 'ws://127.0.0.1:1', session: 'trip', WebSocket, maxBackoffMs: 5 })
  const session = createSession({ connection, identity: { kind: 'person', id: 'ada', name: 'Ada' } })
  const Alive = (): ReactElement => <p>{`alive ${useConnection().status}`}</p>
  render(
    <SessionProvider session={session}>
      <Alive />
    </SessionProvider>,
  )
  await waitFor(() => expect(sent()).toBe(1_000), { timeout: 15_000 })
  await screen.findByText('alive connected')
  session.setSelection('note', 'Still here')
  expect(session.selections.get('note').getSnapshot()?.value).toBe('Still here')
  await session.close()
})
