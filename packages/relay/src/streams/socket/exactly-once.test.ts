import { expect, test } from 'vitest'
import { connectAgent, connectReader } from '../../testing/connect-streams.ts'
import { GatedStorage } from '../../testing/gated-storage.ts'
import { textDelta, type RawStreams } from '../../testing/raw-streams.ts'
import { RelayProcess } from '../../testing/relay-process.ts'
import { ResumingReader, ResumingWriter } from '../../testing/resuming-streams.ts'
import { makeRandom } from '../../testing/seeded-random.ts'
import { startRelay, temporaryDirectory } from '../../testing/start-relay.ts'
import { until } from '../../testing/until.ts'

const AGENTS = 6

function tokensOf(agent: number, count: number): unknown[] {
  return Array.from({ length: count }, (_, index) => textDelta(`${agent}:${index} `))
}

test('kill -9 of the relay under load: every stream arrives whole, in order, once, with every reader', { timeout: 120_000 }, async () => {
  const data = await temporaryDirectory()
  let relay = new RelayProcess(['--port', '0', '--data', data])
  let url = await relay.url()
  const where = (): string => url
  const streams = Array.from({ length: AGENTS }, (_, index) => ({
    name: `agents/agent-${index}/answer`,
    tokens: tokensOf(index, 1_500),
    writer: new ResumingWriter(where, `agent-${index}`),
    reader: new ResumingReader(where),
  }))
  const all = Promise.all(streams.flatMap(({ name, tokens, writer, reader }) => [writer.write(name, tokens), reader.read(name)]))
  const written = (): number => streams.reduce((sum, { writer }) => sum + writer.acknowledged, 0)

  for (let kills = 1; kills <= 5; kills++) {
    const probe = await connectReader(url)
    const progress = probe.read(1, { stream: 'agents/agent-0/answer' })
    await until('some more was written', () => progress.position >= kills * 200)
    relay.child.kill('SIGKILL')
    await relay.ended()
    relay = new RelayProcess(['--port', '0', '--data', data])
    url = await relay.url()
  }
  await all

  expect(written()).toBe(AGENTS * 1_500)
  const fresh = await connectReader(url)
  for (const [index, { name, tokens, writer, reader }] of streams.entries()) {
    expect(writer.connections).toBeGreaterThan(1)
    expect(reader.breaks).toEqual([])
    expect(reader.messages).toEqual(tokens)
    const late = fresh.read(index + 1, { stream: name })
    await until('a late reader has it', () => late.position === tokens.length)
    expect(late.messages).toEqual(tokens)
  }
})

test('sockets of writers and readers that are cut at random lose and double nothing', { timeout: 120_000 }, async () => {
  const seed = 20_261_121
  const random = makeRandom(seed)
  const { url } = await startRelay({ data: await temporaryDirectory() })
  const where = (): string => url
  const streams = Array.from({ length: AGENTS }, (_, index) => ({
    name: `agents/agent-${index}/answer`,
    tokens: tokensOf(index, 800),
    writer: new ResumingWriter(where, `agent-${index}`),
    reader: new ResumingReader(where, 200 + Math.floor(random() * 2_000)),
  }))
  let done = false
  const all = Promise.all(streams.flatMap(({ name, tokens, writer, reader }) => [writer.write(name, tokens), reader.read(name)]))
  void all.finally(() => (done = true))
  while (!done) {
    const victim = streams[Math.floor(random() * AGENTS)]
    if (random() < 0.5) victim?.writer.cut()
    else victim?.reader.cut()
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  await all

  for (const { tokens, writer, reader } of streams) {
    expect(reader.breaks, `seed ${seed}`).toEqual([])
    expect(reader.messages, `seed ${seed}`).toEqual(tokens)
    expect(writer.connections + reader.connections).toBeGreaterThan(2)
  }
})

test('a writer\'s process that is killed and started anew goes on behind what its former life wrote', async () => {
  const { url } = await startRelay({ data: await temporaryDirectory() })
  const name = 'agents/flights/answer'
  const first = await connectAgent(url)
  await first.write(1, name)
  for (let seq = 0; seq < 50; seq++) first.append(1, seq, [textDelta(`first-${seq}`)])
  await until('some of it is on disk', () => first.acknowledged(1) >= 10)
  first.client.socket.terminate()

  const second = await connectAgent(url)
  const { lastSeq, tail } = await second.write(1, name)
  expect(lastSeq).toBeUndefined()
  expect(tail).toBeGreaterThan(first.acknowledged(1))
  await second.appended(1, 0, [textDelta('second-0'), { type: 'finish' }], true)

  const reader = second.read(2, { stream: name })
  await until('it is read', () => reader.state?.closedAt && reader.position === reader.state.tail)
  const kept = Array.from({ length: tail }, (_, seq) => textDelta(`first-${seq}`))
  expect(reader.messages).toEqual([...kept, textDelta('second-0'), { type: 'finish' }])
})

test('an open stream that a killed relay left is interrupted, unless its writer comes back in time', async () => {
  const data = await temporaryDirectory()
  const relay = new RelayProcess(['--port', '0', '--data', data])
  const agent = await connectAgent(await relay.url(), 'flights', 'process')
  for (const channel of [1, 2]) {
    await agent.write(channel, `agents/flights/s${channel}`)
    await agent.appended(channel, 0, [textDelta('x')])
  }
  relay.child.kill('SIGKILL')
  await relay.ended()

  const { url } = await startRelay({ data, timing: { livenessTimeoutMs: 1_000, pingIntervalMs: 100 } })
  const client = await connectReader(url)
  const [left, taken] = [client.read(1, { stream: 'agents/flights/s1' }), client.read(2, { stream: 'agents/flights/s2' })]
  await until('both are read', () => left.position === 1 && taken.position === 1)
  expect(left.state?.writer.state).toBe('none')
  const again = await connectAgent(url, 'flights', 'process')
  await again.write(2, 'agents/flights/s2')

  await until('the one is given up', () => left.state?.writer.state === 'gone')
  expect(left.state?.writer.reason).toBe('relay-restarted')
  expect(taken.state?.writer.state).toBe('live')
})

test('nothing is shown or acknowledged before it is on disk', async () => {
  const storage = new GatedStorage()
  const { url } = await startRelay({ storage })
  const [agent, client] = await Promise.all([connectAgent(url), connectReader(url)])
  const reader = client.read(1, { stream: 'agents/flights/answer' })
  await agent.write(1, 'agents/flights/answer')
  await until('the reader knows of it', () => reader.state?.id)

  storage.hold()
  for (let seq = 0; seq < 10; seq++) agent.append(1, seq, [textDelta(`${seq}`)])
  const late = client.read(2, { stream: 'agents/flights/answer' })
  await until('it is read anew', () => late.state)
  await roundTrip(agent)
  await roundTrip(client)
  expect([agent.acknowledged(1), reader.position, late.position, late.state?.tail]).toEqual([-1, 0, 0, 0])

  storage.release()
  await until('all is acknowledged and shown', () => agent.acknowledged(1) === 9 && reader.position === 10 && late.position === 10)
})

test('when the disk fails the writer is told, nothing is shown, and what it sends again is taken once', async () => {
  const storage = new GatedStorage()
  const { url } = await startRelay({ storage })
  const [agent, client] = await Promise.all([connectAgent(url), connectReader(url)])
  const reader = client.read(1, { stream: 'agents/flights/answer' })
  await agent.write(1, 'agents/flights/answer')
  await agent.appended(1, 0, [textDelta('0')])
  storage.fail(true)
  for (let seq = 1; seq < 10; seq++) agent.append(1, seq, [textDelta(`${seq}`)])
  expect(await agent.failed(1)).toBe('storage-unavailable')
  storage.fail(false)
  agent.frames.length = 0

  expect(await agent.write(1, 'agents/flights/answer')).toMatchObject({ lastSeq: 0, tail: 1 })
  for (let seq = 1; seq < 10; seq++) agent.append(1, seq, [textDelta(`${seq}`)])
  await until('all is acknowledged', () => agent.acknowledged(1) === 9)
  await until('all is shown', () => reader.position === 10)
  expect(reader.messages).toEqual(Array.from({ length: 10 }, (_, seq) => textDelta(`${seq}`)))
  expect(agent.client.closed).toBeUndefined()
})

test('a writer that comes back while its appends are on their way to the disk is told of them once they are there', async () => {
  const storage = new GatedStorage()
  const { url } = await startRelay({ storage })
  const cut = await connectAgent(url, 'flights', 'process')
  await cut.write(1, 'agents/flights/answer')
  storage.hold()
  cut.append(1, 0, [textDelta('0')])
  cut.append(1, 1, [textDelta('1')])
  await roundTrip(cut)
  cut.client.socket.terminate()

  const again = await connectAgent(url, 'flights', 'process')
  again.send({ kind: 'write', channel: 1, request: { stream: 'agents/flights/answer' } })
  await roundTrip(again)
  expect(again.frames).toEqual([])
  storage.release()
  expect((await again.next(1, 'writing')).writing).toMatchObject({ lastSeq: 1, tail: 2 })
})

/** Returns when everything that was sent before has been read by the relay. */
async function roundTrip({ client: { socket } }: RawStreams): Promise<void> {
  let answered = false
  socket.once('pong', () => (answered = true))
  socket.ping()
  await until('the relay has answered a ping', () => answered)
}
