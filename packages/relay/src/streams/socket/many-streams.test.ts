import { encodeClientStreamFrame, encodeMessages, encodeStreamMessage, type ClientStreamFrame } from '@callboard/session/wire'
import { expect, test } from 'vitest'
import { connectAgent, connectReader } from '../../testing/connect-streams.ts'
import { GatedStorage } from '../../testing/gated-storage.ts'
import { connectCallboard, connectPlain } from '../../testing/raw-client.ts'
import { RawStreams, textDelta } from '../../testing/raw-streams.ts'
import { startRelay, temporaryDirectory } from '../../testing/start-relay.ts'
import { until } from '../../testing/until.ts'

const channels = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)
const nameOf = (channel: number): string => `agents/flights/s${channel}`

test('a hundred streams on one socket: one that gives no credit holds up neither the others nor the document', async () => {
  const { url } = await startRelay({ data: await temporaryDirectory() })
  const [agent, client] = await Promise.all([connectAgent(url), connectReader(url)])
  const readers = channels(100).map((channel) =>
    client.read(channel, { stream: nameOf(channel), window: 2_000 }, { credit: channel !== 1 }),
  )
  await Promise.all(channels(100).map((channel) => agent.write(channel, nameOf(channel))))
  const rounds = 30
  for (let seq = 0; seq < rounds; seq++) {
    for (const channel of channels(100)) agent.append(channel, seq, [textDelta(`${channel}-${seq} ${'x'.repeat(200)}`)])
    agent.client.doc.getMap('board').set('round', seq)
  }

  await until('all others have everything', () => readers.slice(1).every(({ position }) => position === rounds))
  await until('the document is here', () => client.client.doc.getMap('board').get('round') === rounds - 1)
  const [stalled] = readers
  expect(stalled?.bytes).toBeGreaterThan(0)
  expect(stalled?.bytes).toBeLessThan(2_000 + 64 * 220)
  expect(stalled?.position).toBeLessThan(rounds)
  for (const [index, { messages }] of readers.entries()) {
    const expected = Array.from({ length: messages.length }, (_, seq) => textDelta(`${index + 1}-${seq} ${'x'.repeat(200)}`))
    expect(messages).toEqual(expected)
  }
  await until('the stalled one goes on when it gives credit', () => {
    client.send({ kind: 'credit', channel: 1, bytes: stalled?.bytes ?? 0 })
    return stalled?.position === rounds
  })
  expect(client.breaks).toEqual([])
})

test('what is appended to many streams at once leaves in few messages', async () => {
  const { url } = await startRelay()
  const [agent, client] = await Promise.all([connectAgent(url), connectReader(url)])
  const readers = channels(100).map((channel) => client.read(channel, { stream: nameOf(channel) }))
  await Promise.all(channels(100).map((channel) => agent.write(channel, nameOf(channel))))
  await until('all know of it', () => readers.every(({ state }) => state?.writer.state === 'live'))
  const count = (): number => client.client.arrived.filter((type) => type === 'streams').length
  const before = count()

  const frames = channels(100).map((channel) =>
    encodeClientStreamFrame({ kind: 'append', channel, seq: 0, close: false, messages: encodeMessages([textDelta('x')]) }),
  )
  agent.client.send(encodeStreamMessage(frames))

  await until('all are there', () => readers.every(({ position }) => position === 1))
  expect(count() - before).toBeLessThan(20)
})

test('a client that reads nothing is sent no more than it takes, and later gets all of it', async () => {
  const { url } = await startRelay({ data: await temporaryDirectory(), timing: { livenessTimeoutMs: 60_000 } })
  const [agent, client, witness] = await Promise.all([connectAgent(url), connectReader(url), connectReader(url)])
  const window = 1_000_000_000
  const readers = channels(4).map((channel) => client.read(channel, { stream: nameOf(channel), window }, { credit: false }))
  await Promise.all(channels(4).map((channel) => agent.write(channel, nameOf(channel))))
  await until('it reads', () => readers.every(({ state }) => state?.writer.state === 'live'))
  client.client.socket.pause()
  // Were it all queued for the client, the relay would cut it off at 64 MiB.
  const chunk = textDelta('x'.repeat(250_000))
  const rounds = 80
  for (let seq = 0; seq < rounds; seq++) {
    await Promise.all(channels(4).map((channel) => agent.appended(channel, seq, [chunk])))
  }
  witness.client.doc.getMap('board').set('city', 'Lisbon')
  const live = witness.read(1, { stream: nameOf(1), last: 1 })
  await until('others are served', () => live.position === rounds)

  client.client.socket.resume()
  await until('it has everything', () => readers.every(({ position }) => position === rounds), 40_000)
  await until('and the document', () => client.client.doc.getMap('board').get('city') === 'Lisbon')
  expect(client.breaks).toEqual([])
  expect(client.client.closed).toBeUndefined()
})

test('who writes faster than the disk takes it is read no further until that has caught up, and loses nothing', async () => {
  const storage = new GatedStorage()
  const { url } = await startRelay({ storage, timing: { livenessTimeoutMs: 60_000 } })
  const agent = await connectAgent(url)
  await agent.write(1, nameOf(1))
  storage.hold()
  const appends = 200
  for (let seq = 0; seq < appends; seq++) agent.append(1, seq, [textDelta('x'.repeat(250_000))])
  const waiting = (): number => agent.client.socket.bufferedAmount
  let before = Number.POSITIVE_INFINITY
  let steady = 0
  await until('no more of it is read', () => {
    steady = waiting() === before ? steady + 1 : 0
    before = waiting()
    return steady === 40
  })
  // What the relay has, and what the sockets of both sides hold, is far less than was sent.
  expect(before).toBeGreaterThan(15_000_000)

  storage.release()
  await until('all of it is on disk', () => agent.acknowledged(1) === appends - 1, 40_000)
  expect(agent.client.closed).toBeUndefined()
})

test('a long backlog does not hold up a short stream, nor the document', async () => {
  const { url } = await startRelay({ data: await temporaryDirectory() })
  const [agent, client] = await Promise.all([connectAgent(url), connectReader(url)])
  await agent.write(1, nameOf(1))
  await agent.write(2, nameOf(2))
  for (let seq = 0; seq < 200; seq++) agent.append(1, seq, [textDelta('x'.repeat(200_000))])
  await until('the backlog is on disk', () => agent.acknowledged(1) === 199, 30_000)
  await agent.appended(2, 0, [textDelta('short')])

  const long = client.read(1, { stream: nameOf(1), window: 1_000_000_000 })
  await until('the backlog has begun to come', () => long.position > 0)
  const short = client.read(2, { stream: nameOf(2) })
  agent.client.doc.getMap('board').set('city', 'Lisbon')

  await until('the short one is here', () => short.position === 1)
  await until('the document too', () => client.client.doc.getMap('board').get('city') === 'Lisbon')
  expect(long.position).toBeLessThan(200)
})

test('joining a session with 200 finished streams of 2,000 tokens sends none of them until one is read', async () => {
  const data = await temporaryDirectory()
  const { url } = await startRelay({ data })
  const agent = await connectAgent(url)
  const tokens = Array.from({ length: 2_000 }, (_, index) => textDelta(`word${index} `))
  for (const channel of channels(200)) {
    await agent.write(channel, nameOf(channel))
    agent.append(channel, 0, tokens, true)
  }
  await until('all are finished', () => channels(200).every((channel) => agent.acknowledged(channel) === 0), 40_000)
  agent.client.doc.getMap('board').set('done', true)

  const joiner = await connectCallboard(url, 'board')
  await until('it is in step', () => joiner.doc.getMap('board').get('done') === true)
  const streams = new RawStreams(joiner)
  const beforeReading = joiner.arrivedBytes
  expect(beforeReading).toBeLessThan(1_000)
  expect(joiner.arrived).not.toContain('streams')

  const one = streams.read(1, { stream: nameOf(77) })
  await until('one is read', () => one.position === 2_000)
  expect(one.messages).toEqual(tokens)
  expect(joiner.arrivedBytes - beforeReading).toBeLessThan(encodeMessages(tokens).byteLength + 1_000)
})

test('a plain y-websocket client never sees a stream message, and one from it is refused', async () => {
  const { url } = await startRelay()
  const [plain, agent, client] = await Promise.all([connectPlain(url, 'board'), connectAgent(url), connectReader(url)])
  const reader = client.read(1, { stream: nameOf(1) })
  await agent.write(1, nameOf(1))
  await agent.appended(1, 0, [textDelta('x')])
  await until('it is read', () => reader.position === 1)
  agent.client.doc.getMap('board').set('city', 'Lisbon')
  await until('the plain client is in step', () => plain.doc.getMap('board').get('city') === 'Lisbon')
  expect(plain.arrived).not.toContain('streams')

  plain.send(encodeStreamMessage([encodeClientStreamFrame({ kind: 'stop', channel: 1 })]))
  expect(await plain.whenClosed()).toMatchObject({ code: 4400, reason: expect.stringContaining('frame-type-unknown') })
})

test('who asks for streams faster than the disk answers is read no further until it has, and is served then', async () => {
  const storage = new GatedStorage()
  const load = storage.streams.load.bind(storage.streams)
  const { promise: gate, resolve: release } = Promise.withResolvers<void>()
  let asked = 0
  storage.streams.load = async (path) => {
    asked += 1
    await gate
    return load(path)
  }
  const { url } = await startRelay({ storage, timing: { livenessTimeoutMs: 60_000 } })
  const client = await connectReader(url)
  const [messages, each] = [8, 5_000]
  for (let message = 0; message < messages; message++) {
    const frames = Array.from({ length: each }, (_, index): ClientStreamFrame[] => [
      { kind: 'read', channel: 1, request: { stream: `never/${message}-${index}`, from: 0, window: 1_000 } },
      { kind: 'stop', channel: 1 },
    ])
    client.send(...frames.flat())
  }
  await until('it is read no further', () => asked >= each)
  const witness = await connectReader(url)
  witness.client.doc.getMap('board').set('city', 'Lisbon')
  await until('others are served', async () => (await (await fetch(`${url.replace('ws:', 'http:')}/v1/sessions/board`)).text()).includes('Lisbon'))
  expect(asked).toBeLessThanOrEqual(2 * each)

  release()
  const reader = client.read(2, { stream: 'never/more' })
  await until('all were looked up', () => asked === messages * each + 1 && reader.state !== undefined)
  expect(client.client.closed).toBeUndefined()
})
