import { createSession, websocketConnection, type Session } from '@callboard/session'
import { expect, onTestFinished, test } from 'vitest'
import { GatedStorage } from '../testing/gated-storage.ts'
import { connectCallboard, connectPlain, type RawClient } from '../testing/raw-client.ts'
import { startRelay } from '../testing/start-relay.ts'
import { until } from '../testing/until.ts'

const command = { id: 'c1', kind: 'cancel', to: ['flights'], at: 5 } as const

const join = (url: string, id: string, session: string = 'board'): Promise<RawClient> =>
  connectCallboard(url, session, { agent: { id } })

function openPerson(url: string, id: string): Session {
  const connection = websocketConnection({ url, session: 'board' })
  const session = createSession({ connection, identity: { kind: 'person', id, name: id, device: 'laptop' } })
  onTestFinished(() => session.close())
  return session
}

const urgent = (client: RawClient): unknown[] => client.messages.filter(({ type }) => type === 'urgent')

test('an urgent command reaches the agents that it is for while nothing is committed, and nobody else', async () => {
  const storage = new GatedStorage()
  const { url } = await startRelay({ storage })
  const person = await connectCallboard(url, 'board')
  const [flights, hotels] = [await join(url, 'flights'), await join(url, 'hotels')]
  const elsewhere = await join(url, 'flights', 'other-board')
  storage.hold()

  person.sendExtension({ type: 'urgent', command })
  await until('the agent has it', () => urgent(flights).length === 1)

  expect(urgent(flights)).toEqual([{ type: 'urgent', command, clientId: person.doc.clientID }])
  // What is sent after it has arrived tells that nothing came before.
  person.sendExtension({ type: 'urgent', command: { ...command, id: 'c2', to: ['hotels'] } })
  await until('the other agent has its own', () => urgent(hotels).length > 0)
  expect(urgent(hotels)).toMatchObject([{ command: { id: 'c2' } }])
  expect([person, elsewhere].flatMap(urgent)).toEqual([])
})

test.each([
  ['a second hello', { type: 'hello', clientId: 1, instance: 'x' }, 'hello-invalid'],
  ['a command without addressees', { type: 'urgent', command: { ...command, to: [] } }, 'frame-malformed'],
  ['words that are no message', { type: 'urgent' }, 'frame-malformed'],
])('%s closes the connection that sent it, and no other', async (_, message, code) => {
  const { url } = await startRelay()
  const agent = await join(url, 'flights')
  const person = await connectCallboard(url, 'board')
  person.sendExtension(message)
  expect((await person.whenClosed()).reason).toContain(code)
  expect([urgent(agent), agent.closed]).toEqual([[], undefined])
})

test('the document that steps aside for a command is saved whole, also when its session closes at once', async () => {
  const { url } = await startRelay()
  const person = openPerson(url, 'ada')
  await person.whenSynced()
  const sent = ['c1', 'c2'].map((id) => person.sendCommand({ id, kind: 'cancel', to: 'flights' }))
  person.setSelection('last', true)
  await person.whenSaved()
  const reader = openPerson(url, 'bob')
  await reader.whenSynced()
  const stored = (key: string): unknown => reader.doc.getMap('people').get(key)
  expect(stored('ada/laptop')).toMatchObject({ commands: sent.map((id) => ({ id })) })
  expect(reader.selections.get('last').getSnapshot()?.value).toBe(true)

  person.sendCommand({ id: 'c3', kind: 'cancel', to: 'flights' })
  await person.close()
  await until('the last is there', () => JSON.stringify(stored('ada/laptop')).includes('c3'))
})

test('a stock client has no urgent commands', async () => {
  const { url } = await startRelay()
  const plain = await connectPlain(url, 'board')
  plain.sendExtension({ type: 'urgent', command })
  expect((await plain.whenClosed()).reason).toContain('hello-invalid')
})
