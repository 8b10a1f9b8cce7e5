import { createSession, websocketConnection, type Identity, type Session } from '@callboard/session'
import { changesOf, type ActivityActor, type ValueActivity } from '@callboard/session/activity'
import { render, screen, waitFor } from '@testing-library/react'
import type { ReactElement } from 'react'
import { expect, inject, onTestFinished, test } from 'vitest'
import { SessionProvider } from '../session/session-provider.tsx'
import { signToken } from '../fixtures/sign-token.ts'
import { useValueChange } from './index.ts'

const { url, secret } = inject('closedRelay')
const openUrl = inject('relayUrl')
let names = 0
const newName = (): string => `writers-${Date.now()}-${(names += 1)}`

/** Joins the relay that checks tokens. */
async function join(name: string, identity: Identity, claims: Readonly<Record<string, unknown>>): Promise<Session> {
  const token = await signToken(secret, claims)
  return synced(createSession({ connection: websocketConnection({ url, session: name, token }), identity }))
}

async function synced(session: Session): Promise<Session> {
  onTestFinished(() => session.close())
  await session.whenSynced()
  return session
}

const person = (id: string, name: string): Identity => ({ kind: 'person', id, name })
const ada = (name: string): Promise<Session> => join(name, person('ada', 'Ada'), { sub: 'ada', kind: 'user' })
const ben = (name: string): Promise<Session> => join(name, person('ben', 'Ben'), { sub: 'ben', kind: 'user' })
const change = (session: Session, key: string): ValueActivity | undefined => changesOf(session).get(`selections/${key}`).getSnapshot()

async function actorAt(session: Session, key: string, expected: Partial<ActivityActor>): Promise<void> {
  await waitFor(() => expect(change(session, key)?.actor).toMatchObject(expected))
}

test('the relay says who changed a value: people and agents, by their tokens', async () => {
  const name = newName()
  const hers = await ada(name)
  changesOf(hers)
  const his = await ben(name)
  const flights = await join(name, { kind: 'agent', id: 'flights', name: 'Flights' }, { sub: 'flights', kind: 'agent' })
  his.setSelection('hotel', 'Casa do Jasmim')
  await actorAt(hers, 'hotel', { kind: 'person', id: 'ben', name: 'Ben', checked: true })
  flights.setSelection('flight', 'TP 533')
  await actorAt(hers, 'flight', { kind: 'agent', id: 'flights', checked: true })
  hers.setSelection('flight', 'LH 1172')
  expect(change(hers, 'flight')).toMatchObject({ actor: { kind: 'person', id: 'ada', checked: true }, before: 'TP 533' })
})

test('who goes by the name of another is told apart by the id of their token', async () => {
  const name = newName()
  const hers = await ada(name)
  changesOf(hers)
  const mallory = await join(name, person('mallory', 'Ben'), { sub: 'mallory', kind: 'user' })
  mallory.setSelection('hotel', 'Pensão Amor')
  await actorAt(hers, 'hotel', { kind: 'person', id: 'mallory', checked: true })
})

test('who is not present at all is known by their token', async () => {
  const name = newName()
  const hers = await ada(name)
  changesOf(hers)
  const bookings = await join(name, { kind: 'observer' }, { sub: 'bookings', kind: 'service' })
  // Past the verbs, which are for people and agents.
  bookings.doc.getMap('selections').set('hotel', 'Casa do Jasmim')
  await actorAt(hers, 'hotel', { kind: 'service', id: 'bookings', name: 'bookings', checked: true })
})

test('what was asked while the link was down is asked again once it is back', async () => {
  const name = newName()
  const token = await signToken(secret, { sub: 'ada', kind: 'user' })
  const sockets = new Set<WebSocket>()
  class WatchedSocket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols)
      sockets.add(this)
    }
  }
  const connection = websocketConnection({ url, session: name, token, WebSocket: WatchedSocket, maxBackoffMs: 50 })
  const hers = await synced(createSession({ connection, identity: person('ada', 'Ada') }))
  changesOf(hers)
  const his = await ben(name)
  for (const socket of sockets) socket.close()
  his.setSelection('hotel', 'Pensão Amor')
  await his.whenSaved()
  await actorAt(hers, 'hotel', { kind: 'person', id: 'ben', checked: true })
})

test('who wrote and left while nobody looked is known by the time it is read', async () => {
  const name = newName()
  const hers = await ada(name)
  hers.setSelection('hotel', 'Casa do Jasmim')
  changesOf(hers)
  const his = await ben(name)
  his.setSelection('hotel', 'Pensão Amor')
  await his.whenSaved()
  await his.close()
  await actorAt(hers, 'hotel', { kind: 'person', id: 'ben', checked: true })
})

test('a relay that checks nobody leaves it with who they say they are', async () => {
  const name = newName()
  const open = (identity: Identity): Promise<Session> => synced(createSession({ connection: websocketConnection({ url: openUrl, session: name }), identity }))
  const [hers, his] = [await open(person('ada', 'Ada')), await open(person('ben', 'Ben'))]
  changesOf(hers)
  await waitFor(() => expect(hers.presence.get('person:ben').getSnapshot()?.online).toBe(true))
  his.setSelection('hotel', 'Casa do Jasmim')
  await actorAt(hers, 'hotel', { kind: 'person', id: 'ben', checked: false })
})

test('the hook tells the page once the relay has answered', async () => {
  const name = newName()
  const his = await ben(name)
  const token = await signToken(secret, { sub: 'ada', kind: 'user' })
  const Hotel = (): ReactElement => {
    const actor = useValueChange('selections', 'hotel')?.change.actor
    return <p>{actor === undefined ? 'nobody' : `${actor.name}, ${actor.checked ? 'checked' : 'claimed'}`}</p>
  }
  render(<SessionProvider url={url} name={name} identity={person('ada', 'Ada')} token={token}><Hotel /></SessionProvider>)
  await waitFor(() => expect(his.presence.get('person:ada').getSnapshot()?.online).toBe(true))
  his.setSelection('hotel', 'Casa do Jasmim')
  expect(await screen.findByText('Ben, checked')).toBeTruthy()
})
