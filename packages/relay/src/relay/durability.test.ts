import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { GatedStorage } from '../testing/gated-storage.ts'
import { connectCallboard, connectPlain, greet } from '../testing/raw-client.ts'
import { startRelay } from '../testing/start-relay.ts'
import { until } from '../testing/until.ts'

test('an update is acknowledged and shown only after its commit', async () => {
  const storage = new GatedStorage()
  const { url } = await startRelay({ storage })
  const writer = await connectCallboard(url, 'board')
  const reader = await connectPlain(url, 'board')
  await until('the sync answers are acknowledged', () => writer.last('ack')?.frames === 1)
  storage.hold()
  const { appends } = storage

  writer.doc.getMap('board').set('city', 'Lisbon')
  await until('the commit is under way', () => storage.appends > appends)
  const joiner = await greet(url, 'board')
  await until('the joiner is welcomed', () => joiner.last('welcome'))
  await roundTrip(reader)

  expect(writer.last('ack')?.frames).toBe(1)
  expect(reader.doc.getMap('board').get('city')).toBeUndefined()
  expect(joiner.arrived).not.toContain('sync-1')

  storage.release()
  await until('the writer is acknowledged', () => writer.last('ack')?.frames === 2)
  await until('the reader has it', () => reader.doc.getMap('board').get('city') === 'Lisbon')
  await until('the joiner has it', () => joiner.doc.getMap('board').get('city') === 'Lisbon')
})

test('a frame that changes nothing is acknowledged too', async () => {
  const { url } = await startRelay()
  const client = await connectCallboard(url, 'board')
  await until('the sync answer is acknowledged', () => client.last('ack')?.frames === 1)

  client.sendUpdate(Y.encodeStateAsUpdate(new Y.Doc()))
  await until('the empty one is acknowledged', () => client.last('ack')?.frames === 2)
})

test('stock clients are sent no acknowledgements, welcomes or heartbeats', async () => {
  const { url } = await startRelay({ timing: { heartbeatIntervalMs: 10, presenceRenewalMs: 20 } })
  const plain = await connectPlain(url, 'board')
  plain.doc.getMap('board').set('a', 1)

  await until('several renewals have come', () => plain.arrived.filter((type) => type === 'awareness').length > 3)

  expect(plain.arrived).not.toContain('extension')
})

test('many updates at once are few commits and arrive folded', async () => {
  const storage = new GatedStorage()
  const { url } = await startRelay({ storage })
  const writer = await connectCallboard(url, 'board')
  const reader = await connectPlain(url, 'board')
  await until('the sync answer is acknowledged', () => writer.last('ack')?.frames === 1)
  const { appends } = storage
  const arrived = reader.arrived.length
  storage.hold()

  for (let count = 1; count <= 1_000; count++) writer.doc.getMap('board').set('count', count)
  await until('the first commit is under way', () => storage.appends > appends)
  await roundTrip(writer)
  storage.release()
  await until('the last one arrives', () => reader.doc.getMap('board').get('count') === 1_000)
  await writer.saved()

  expect(storage.appends - appends).toBeLessThan(50)
  expect(reader.arrived.length - arrived).toBeLessThan(50)
})

test('when storage fails, clients are told to come back, nothing is shown as saved, and they can once it works', async () => {
  const storage = new GatedStorage()
  const { url } = await startRelay({ storage })
  const writer = await connectCallboard(url, 'board')
  const reader = await connectPlain(url, 'board')
  await until('the sync answer is acknowledged', () => writer.last('ack')?.frames === 1)
  storage.fail(true)

  writer.doc.getMap('board').set('city', 'Lisbon')

  expect(await writer.whenClosed()).toMatchObject({ code: 1013, reason: expect.stringContaining('storage-unavailable') })
  expect(await reader.whenClosed()).toMatchObject({ code: 1013 })
  expect(writer.last('error')).toMatchObject({ code: 'storage-unavailable' })
  expect(writer.last('ack')?.frames).toBe(1)
  expect(reader.doc.getMap('board').get('city')).toBeUndefined()

  storage.fail(false)
  const again = await connectCallboard(url, 'board')
  expect(again.doc.getMap('board').get('city')).toBeUndefined()
  again.sendUpdate(Y.encodeStateAsUpdate(writer.doc))
  await again.saved()
})

test('what is sent before the session is loaded is kept up to a limit and applied then', async () => {
  const storage = new GatedStorage()
  const { url } = await startRelay({ storage, limits: { heldBytes: 10_000 } })
  storage.hold()
  const [modest, flooding] = await Promise.all([greet(url, 'board'), greet(url, 'board')])
  modest.doc.getMap('board').set('early', true)
  for (let count = 0; count < 100; count++) flooding.doc.getMap('board').set(`key ${count}`, 'x'.repeat(200))

  expect(await flooding.whenClosed()).toMatchObject({ code: 1013 })
  expect(modest.arrived).toEqual([])
  storage.release()
  await until('what was early is saved', () => (modest.last('ack')?.frames ?? 0) >= 1)
  const reader = await connectPlain(url, 'board')
  expect(reader.doc.getMap('board').toJSON()).toEqual({ early: true })
})

test('a session whose stored bytes are spoilt is refused for now, left as it is, and others are served', async () => {
  const storage = new GatedStorage()
  await storage.append('spoilt', [new Uint8Array([9, 9, 9])])
  const { url } = await startRelay({ storage })

  const client = await connectCallboard(url, 'spoilt')

  expect(await client.whenClosed()).toMatchObject({ code: 1013 })
  expect(client.last('error')).toMatchObject({ code: 'storage-unavailable', message: expect.stringContaining('spoilt') })
  expect((await storage.load('spoilt'))?.updates).toEqual([new Uint8Array([9, 9, 9])])
  expect((await connectCallboard(url, 'board')).last('welcome')).toBeDefined()
})

test('a document of a newer schema is not opened, and not changed', async () => {
  const storage = new GatedStorage()
  const doc = new Y.Doc()
  doc.getMap('session').set('schema', 99)
  await storage.append('future', [Y.encodeStateAsUpdate(doc)])
  const { url } = await startRelay({ storage })

  const client = await connectCallboard(url, 'future')

  expect(await client.whenClosed()).toMatchObject({ code: 1013, reason: expect.stringContaining('schema-too-new') })
  expect((await storage.load('future'))?.updates).toHaveLength(1)
})

test('a client whose update builds on what the relay lacks is asked for it', async () => {
  const { url } = await startRelay()
  const updates: Uint8Array[] = []
  const author = new Y.Doc()
  author.on('update', (update: Uint8Array) => updates.push(update))
  author.getMap('board').set('a', 1)
  author.getMap('board').set('a', 2)
  const client = await connectPlain(url, 'board')
  const reader = await connectPlain(url, 'board')
  await until('asked at the start', () => client.arrived.filter((type) => type === 'sync-0').length === 1)

  client.sendUpdate(updates[1] ?? new Uint8Array())

  await until('asked again', () => client.arrived.filter((type) => type === 'sync-0').length === 2)
  client.sendUpdate(updates[0] ?? new Uint8Array())
  await until('the reader has both', () => reader.doc.getMap('board').get('a') === 2)
})

/** Returns when everything that was sent before has been read by the relay. */
async function roundTrip(client: Awaited<ReturnType<typeof connectPlain>>): Promise<void> {
  let answered = false
  client.socket.once('pong', () => (answered = true))
  client.socket.ping()
  await until('the relay has answered a ping', () => answered)
}
