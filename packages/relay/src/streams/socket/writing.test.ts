import { encodeMessages } from '@callboard/session/wire'
import { expect, test } from 'vitest'
import { connectAgent, connectReader } from '../../testing/connect-streams.ts'
import { textDelta, type RawStreams } from '../../testing/raw-streams.ts'
import { startRelay } from '../../testing/start-relay.ts'
import { until } from '../../testing/until.ts'

const STREAM = 'agents/flights/answer'

test('an agent writes a stream, a reader gets it in order, and both learn that it is closed', async () => {
  const { url } = await startRelay()
  const [agent, other] = await Promise.all([connectAgent(url), connectReader(url)])
  const reader = other.read(1, { stream: STREAM })
  await until('the stream is waited for', () => reader.state)
  expect(reader.state).toMatchObject({ tail: 0, writer: { state: 'none' } })
  expect(reader.state?.id).toBeUndefined()

  const writing = await agent.write(7, STREAM)
  expect(writing).toMatchObject({ id: expect.any(String), tail: 0 })
  expect(writing.lastSeq).toBeUndefined()
  await agent.appended(7, 0, [textDelta('Lis'), textDelta('bon')])
  await agent.appended(7, 1, [{ type: 'finish' }], true)

  await until('the reader has it all', () => reader.state?.closedAt)
  expect(reader.messages).toEqual([textDelta('Lis'), textDelta('bon'), { type: 'finish' }])
  expect(reader.state).toMatchObject({ id: writing.id, tail: 3 })
  expect(other.breaks).toEqual([])
})

test('a writer that comes back is told what is on disk, and what it sends again is acknowledged and not added', async () => {
  const { url } = await startRelay()
  const first = await connectAgent(url, 'flights', 'process')
  await first.write(1, STREAM)
  await first.appended(1, 0, [textDelta('a')])
  await first.appended(1, 1, [textDelta('b')])
  first.client.socket.terminate()

  const again = await connectAgent(url, 'flights', 'process')
  expect(await again.write(1, STREAM)).toMatchObject({ lastSeq: 1, tail: 2 })
  await again.appended(1, 1, [textDelta('b')])
  await again.appended(1, 2, [textDelta('c')])

  const reader = again.read(2, { stream: STREAM })
  await until('it is read', () => reader.messages.length >= 3)
  expect(reader.messages).toEqual(['a', 'b', 'c'].map((delta) => textDelta(delta)))
})

test('a new process of an agent begins at seq 0, and the older one is told that it is fenced', async () => {
  const { url } = await startRelay()
  const older = await connectAgent(url)
  const watching = await connectReader(url)
  const reader = watching.read(1, { stream: STREAM })
  await older.write(1, STREAM)
  await older.appended(1, 0, [textDelta('old')])

  const newer = await connectAgent(url)
  expect(await older.failed(1)).toBe('producer-fenced')
  expect(await older.client.whenClosed()).toMatchObject({ code: 4410 })
  await until('the reader sees that the writer is gone', () => reader.state?.writer.state === 'gone')
  expect(reader.state?.writer.reason).toBe('fenced')

  const writing = await newer.write(1, STREAM)
  expect(writing).toMatchObject({ tail: 1 })
  expect(writing.lastSeq).toBeUndefined()
  await newer.appended(1, 0, [textDelta('new')])
  await until('the reader has both', () => reader.messages.length === 2)
  await until('the writer lives', () => reader.state?.writer.state === 'live')
})

test('the writer is live while its connection is, and gone at once when that ends', async () => {
  const { url } = await startRelay()
  const [agent, other] = await Promise.all([connectAgent(url), connectReader(url)])
  const reader = other.read(1, { stream: STREAM })
  await agent.write(1, STREAM)
  await until('the writer is live', () => reader.state?.writer.state === 'live')

  agent.client.socket.terminate()

  await until('the writer is gone', () => reader.state?.writer.state === 'gone')
  expect(reader.state).toMatchObject({ writer: { reason: 'connection-lost', since: expect.any(Number) } })
  expect(reader.state?.closedAt).toBeUndefined()
})

test('a writer that stops leaves the stream open and is gone', async () => {
  const { url } = await startRelay()
  const agent = await connectAgent(url)
  const reader = agent.read(1, { stream: STREAM })
  await agent.write(2, STREAM)
  await until('the writer is live', () => reader.state?.writer.state === 'live')
  agent.send({ kind: 'stop', channel: 2 })
  await until('the writer is gone', () => reader.state?.writer.state === 'gone')
  expect(reader.state?.writer.reason).toBe('left')
})

const refusals: readonly { readonly name: string; readonly code: string; readonly act: (agent: RawStreams) => Promise<void> | void }[] = [
  { name: 'a sequence gap', code: 'sequence-gap', act: (agent) => agent.append(1, 5, [textDelta('x')]) },
  {
    name: 'an append to a closed stream',
    code: 'stream-closed',
    act: async (agent) => {
      await agent.appended(1, 0, [textDelta('x')], true)
      agent.append(1, 1, [textDelta('y')])
    },
  },
  { name: 'a chunk that fails its schema', code: 'chunk-invalid', act: (agent) => agent.append(1, 0, [{ type: 'text-delta', id: 't' }]) },
  {
    name: 'bytes that are no messages',
    code: 'chunk-invalid',
    act: (agent) => agent.send({ kind: 'append', channel: 1, seq: 0, close: false, messages: new Uint8Array([9, 9, 9]) }),
  },
  { name: 'an append of nothing', code: 'stream-request-invalid', act: (agent) => agent.append(1, 0, []) },
  { name: 'an append that is too large', code: 'append-too-large', act: (agent) => agent.append(1, 0, [textDelta('x'.repeat(300_000))]) },
  {
    name: 'a channel that is opened twice',
    code: 'stream-request-invalid',
    act: (agent) => agent.send({ kind: 'read', channel: 1, request: { stream: STREAM, from: 0, window: 1 } }),
  },
]

test.for(refusals)('$name gets $code on its channel, and nothing of it is added', async ({ code, act }) => {
  const { url } = await startRelay()
  const agent = await connectAgent(url)
  await agent.write(1, STREAM)
  await agent.write(2, 'agents/flights/other')

  await act(agent)

  expect(await agent.failed(1)).toBe(code)
  await agent.appended(2, 0, [textDelta('goes on')])
  const reader = agent.read(3, { stream: STREAM })
  await until('it is read', () => reader.state)
  expect(reader.state?.tail).toBe(code === 'stream-closed' ? 1 : 0)
  expect(agent.client.closed).toBeUndefined()
})

test('after an error the rest of what was under way is passed over, and the channel can be opened again', async () => {
  const { url } = await startRelay()
  const agent = await connectAgent(url)
  await agent.write(1, STREAM)
  agent.append(1, 0, [{ type: 'text-delta' }])
  for (let seq = 1; seq < 20; seq++) agent.append(1, seq, [textDelta('late')])
  await agent.failed(1)
  agent.append(1, 20, [textDelta('later')])
  agent.frames.length = 0

  expect(await agent.write(1, STREAM)).toMatchObject({ tail: 0 })
  await agent.appended(1, 0, [textDelta('again')])
  expect(agent.error(1)).toBeUndefined()
})

test.for([
  ['another agent\'s stream', 'agents/hotels/answer'],
  ['a stream below its own', 'agents/flights/a/b'],
  ['the conversation', 'conversation'],
  ['any other', 'notes'],
])('an agent may not write %s (%s)', async ([, stream = '']) => {
  const { url } = await startRelay()
  const agent = await connectAgent(url)
  agent.send({ kind: 'write', channel: 1, request: { stream } })
  expect(await agent.failed(1)).toBe('not-permitted')
})

test('who is no agent writes nothing, and names that are none open nothing', async () => {
  const { url } = await startRelay()
  const person = await connectReader(url)
  person.send({ kind: 'write', channel: 1, request: { stream: STREAM } })
  person.send({ kind: 'put', channel: 2, request: { stream: STREAM, key: 'k' }, messages: encodeMessages([textDelta('x')]) })
  person.read(3, { stream: 'a/../b' })
  person.read(4, { stream: '/a' })
  expect(await person.failed(1)).toBe('not-permitted')
  expect(await person.failed(2)).toBe('not-permitted')
  expect(await person.failed(3)).toBe('stream-name-invalid')
  expect(await person.failed(4)).toBe('stream-name-invalid')
})

test.for([
  ['a part of dots behind a separator of lines', 'agents/flights/a\u2028/../b'],
  ['two slashes behind a separator of lines', 'agents/flights/\u2029//b'],
  // Storage has no way to tell two of them apart.
  ['half a character', 'agents/flights/a\ud800'],
] as const)('a name with %s opens nothing', async ([, stream]) => {
  const { url } = await startRelay()
  const agent = await connectAgent(url)
  agent.send({ kind: 'write', channel: 1, request: { stream } })
  agent.read(2, { stream })
  expect([await agent.failed(1), await agent.failed(2)]).toEqual(['stream-name-invalid', 'stream-name-invalid'])
})

test('frames on channels that are not open are passed over, but for an append, which gets an error', async () => {
  const { url } = await startRelay()
  const agent = await connectAgent(url)
  agent.send({ kind: 'stop', channel: 90 }, { kind: 'credit', channel: 91, bytes: 5 })
  agent.append(92, 0, [textDelta('x')])
  expect(await agent.failed(92)).toBe('stream-request-invalid')
  expect(agent.frames).toHaveLength(1)
})

test('more channels than the limit get an error each, and there is room again once one is stopped', async () => {
  const { url } = await startRelay({ limits: { channelsPerConnection: 3 } })
  const client = await connectReader(url)
  for (let channel = 1; channel <= 4; channel++) client.read(channel, { stream: `s${channel}` })
  expect(await client.failed(4)).toBe('not-permitted')
  expect(client.error(3)).toBeUndefined()
  client.send({ kind: 'stop', channel: 1 })
  client.read(5, { stream: 's5' })
  await client.next(5, 'reading')
})

test('a message is put once under its key, whoever puts it and however often', async () => {
  const { url } = await startRelay()
  const [ada, agent] = await Promise.all([connectReader(url), connectAgent(url)])
  const entry = { id: 'm1', at: 1, from: { kind: 'person', id: 'ada', name: 'Ada' }, text: 'To Lisbon!' }

  const first = await ada.put(1, 'conversation', 'm1', entry)
  const second = await agent.put(1, 'conversation', 'm1', { ...entry, text: 'heard' })
  const answer = { id: 'm2', at: 2, from: { kind: 'agent', id: 'flights', name: 'Flights' }, text: 'Gladly', replyTo: 'm1' }
  expect(await agent.put(2, 'conversation', 'm2', answer)).toMatchObject({ position: 1, duplicate: false })

  expect([first, second]).toMatchObject([{ position: 0, duplicate: false }, { duplicate: true }])
  const reader = ada.read(9, { stream: 'conversation' })
  await until('both are read', () => reader.messages.length === 2)
  expect(reader.messages).toEqual([entry, answer])
})

test('a put that is not one valid message of one\'s own under its id is refused', async () => {
  const { url } = await startRelay()
  const [ada, agent] = await Promise.all([connectReader(url), connectAgent(url)])
  const entry = { id: 'm1', at: 1, from: { kind: 'person', id: 'ada', name: 'Ada' }, text: 'Hello' }
  const asAgent = { ...entry, from: { kind: 'agent', id: 'flights', name: 'Flights' } }
  const code = async (client: RawStreams, channel: number, key: string, ...messages: unknown[]): Promise<string> => {
    void client.put(channel, 'conversation', key, ...messages).catch(() => {})
    return client.failed(channel)
  }
  expect(await code(ada, 1, 'm1', { ...entry, from: undefined })).toBe('chunk-invalid')
  expect(await code(ada, 2, 'm1', entry, entry)).toBe('stream-request-invalid')
  expect(await code(ada, 3, 'm1')).toBe('stream-request-invalid')
  expect(await code(ada, 4, 'm2', entry)).toBe('stream-request-invalid')
  expect(await code(ada, 5, 'm1', asAgent)).toBe('not-permitted')
  expect(await code(agent, 6, 'm1', { ...asAgent, from: { kind: 'agent', id: 'hotels', name: 'Hotels' } })).toBe('not-permitted')
  const taken = 'agents:flights:answer'
  expect(await code(ada, 6, taken, { ...entry, id: taken })).toBe('not-permitted')
  expect(await agent.put(8, 'conversation', taken, { ...asAgent, id: taken })).toMatchObject({ duplicate: false })
  expect(await agent.put(7, 'conversation', 'm1', asAgent)).toMatchObject({ position: 1, duplicate: false })
})

test('puts that are under way when the connection ends are kept, and putting again doubles nothing', async () => {
  const { url } = await startRelay()
  const entries = Array.from({ length: 50 }, (_, index) => ({ id: `m${index}`, at: index, from: { kind: 'person', id: 'ada', name: 'Ada' }, text: `${index}` }))
  const putAll = (streams: RawStreams): Promise<unknown>[] => entries.map((entry, index) => streams.put(index + 1, 'conversation', entry.id, entry))
  const cut = await connectReader(url)
  const lost = Promise.allSettled(putAll(cut))
  await until('the first is on disk', () => cut.frames.some(({ kind }) => kind === 'put'))
  cut.client.socket.terminate()
  await lost

  const again = await connectReader(url)
  await Promise.all(putAll(again))
  const reader = again.read(99, { stream: 'conversation' })
  await until('all are read', () => reader.messages.length >= 50)
  expect(reader.messages).toEqual(entries)
})

