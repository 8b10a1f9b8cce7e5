import { SCHEMA_VERSION } from '@callboard/session/schema'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { connectReader } from '../testing/connect-streams.ts'
import { GatedStorage } from '../testing/gated-storage.ts'
import { connectCallboard } from '../testing/raw-client.ts'
import { startRelay } from '../testing/start-relay.ts'
import { until } from '../testing/until.ts'

const agent = { id: 'flights', epoch: 1, name: 'Flights', status: 'idle', since: 1, updatedAt: 1, tasks: [], acks: {} }
const question = { id: 'q', from: 'ada', text: 'Where to?', at: 10 }
const outbox = [
  { id: 'a', at: 11, text: 'To Lisbon.', replyTo: question },
  { id: 'b', at: 12, text: 'Or Porto.' },
]
const standing = { id: 'c', kind: 'message', to: ['flights'], text: 'Porto then', at: 13 }

/** A document as version 1 stored it. */
function documentOfVersion1(): Uint8Array {
  const doc = new Y.Doc()
  doc.getMap('session').set('schema', 1)
  doc.getMap('session').set('generation', 'g')
  doc.getMap('agents').set('flights', { ...agent, outbox })
  doc.getMap('people').set('ada/tab', { id: 'ada', device: 'tab', name: 'Ada', commands: [standing] })
  return Y.encodeStateAsUpdate(doc)
}

const said = [
  { id: 'q', at: 10, from: { kind: 'person', id: 'ada', name: 'Ada' }, text: 'Where to?', to: ['flights'] },
  { id: 'a', at: 11, from: { kind: 'agent', id: 'flights', name: 'Flights' }, text: 'To Lisbon.', replyTo: 'q' },
  { id: 'b', at: 12, from: { kind: 'agent', id: 'flights', name: 'Flights' }, text: 'Or Porto.' },
  { id: 'c', at: 13, from: { kind: 'person', id: 'ada', name: 'Ada' }, text: 'Porto then', to: ['flights'] },
]

test('what was said in a document of version 1 is in the conversation when anyone first sees the document', async () => {
  const storage = new GatedStorage()
  await storage.append('board', [documentOfVersion1()])
  const { url } = await startRelay({ storage })

  const client = await connectReader(url)
  expect(client.client.doc.getMap('session').get('schema')).toBe(SCHEMA_VERSION)
  expect(client.client.doc.getMap('agents').get('flights')).toEqual(agent)
  const reader = client.read(1, { stream: 'conversation' })
  await until('the conversation is read', () => reader.position >= said.length)

  expect(reader.messages).toEqual(said)
})

test('a relay that dies between the two moves the conversation again, and doubles nothing', async () => {
  const storage = new GatedStorage()
  await storage.append('board', [documentOfVersion1()])
  const append = storage.append.bind(storage)
  // Streams are stored, the migrated document is not.
  storage.append = () => Promise.reject(new Error('the relay dies here'))
  const { url } = await startRelay({ storage })
  await (await connectCallboard(url, 'board')).whenClosed()
  expect((await storage.load('board'))?.updates).toHaveLength(1)
  storage.append = append

  const reader = (await connectReader(url)).read(1, { stream: 'conversation' })
  await until('the conversation is read', () => reader.position >= said.length)
  const again = (await connectReader(url)).read(1, { stream: 'conversation', last: 100 })
  await until('it is read again', () => again.position >= said.length)
  expect([reader.messages, again.messages]).toEqual([said, said])
})

test('a document of version 1 whose conversation cannot be stored is not migrated', async () => {
  const storage = new GatedStorage()
  await storage.append('board', [documentOfVersion1()])
  const { url } = await startRelay({ storage })
  storage.fail(true)
  const client = await connectCallboard(url, 'board')
  expect(await client.whenClosed()).toMatchObject({ code: 1013 })
  storage.fail(false)
  expect((await storage.load('board'))?.updates).toHaveLength(1)

  const reader = (await connectReader(url)).read(1, { stream: 'conversation' })
  await until('the conversation is read', () => reader.position >= said.length)
  expect(reader.messages).toEqual(said)
})

test('a conversation that was closed keeps no session from opening', async () => {
  const storage = new GatedStorage()
  await storage.append('board', [documentOfVersion1()])
  const { url } = await startRelay({ storage })
  const http = `${url.replace('ws:', 'http:')}/v1/stream/board/conversation`
  const headers = { 'content-type': 'application/json', 'stream-closed': 'true' }
  expect((await fetch(http, { method: 'PUT', headers })).status).toBe(201)

  const client = await connectCallboard(url, 'board')
  expect(client.closed).toBeUndefined()
  expect(client.last('welcome')).toBeDefined()
})
