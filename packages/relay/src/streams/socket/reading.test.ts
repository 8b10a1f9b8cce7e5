import { expect, test } from 'vitest'
import { connectAgent, connectReader } from '../../testing/connect-streams.ts'
import { textDelta, type RawReader, type RawStreams } from '../../testing/raw-streams.ts'
import { startRelay } from '../../testing/start-relay.ts'
import { until } from '../../testing/until.ts'

const STREAM = 'agents/flights/answer'

/** A stream of `count` deltas that say their number. */
async function writeNumbers(agent: RawStreams, count: number, stream = STREAM, close = false): Promise<string> {
  const { id } = await agent.write(1, stream)
  await agent.appended(1, 0, Array.from({ length: count }, (_, index) => textDelta(String(index))), close)
  return id
}

function numbers(reader: RawReader): number[] {
  return reader.messages.map((message) => Number((message as { delta: string }).delta))
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index)

test('a reader begins where it wants to: at a position, a number of messages before the end, or at the end', async () => {
  const { url } = await startRelay()
  const agent = await connectAgent(url)
  await writeNumbers(agent, 10)
  const client = await connectReader(url)

  const all = client.read(1, { stream: STREAM })
  const fromSeven = client.read(2, { stream: STREAM, from: 7 })
  const lastTwo = client.read(3, { stream: STREAM, last: 2 })
  const more = client.read(4, { stream: STREAM, last: 50, from: 6 })
  const none = client.read(5, { stream: STREAM, last: 0 })
  await until('all are read', () => all.position === 10 && fromSeven.position === 10 && lastTwo.position === 10 && more.position === 10)
  await agent.appended(1, 1, [textDelta('10')])
  await until('all have the next', () => [all, fromSeven, lastTwo, more, none].every((reader) => reader.position === 11))

  expect([all, fromSeven, lastTwo, more, none].map(numbers)).toEqual([range(0, 11), range(7, 11), range(8, 11), range(6, 11), [10]])
})

test('a reader that ends before a position gets what is before it, and then the channel is done', async () => {
  const { url } = await startRelay()
  const agent = await connectAgent(url)
  await writeNumbers(agent, 10)
  const client = await connectReader(url)

  const page = client.read(1, { stream: STREAM, from: 3, to: 6 })
  await client.next(1, 'ended')
  const following = client.read(2, { stream: STREAM, from: 8, to: 12 })
  const empty = client.read(3, { stream: STREAM, from: 4, to: 4 })
  await client.next(3, 'ended')
  await agent.appended(1, 1, ['10', '11', '12'].map((delta) => textDelta(delta)))
  await client.next(2, 'ended')

  expect([page, following, empty].map(numbers)).toEqual([range(3, 6), range(8, 12), []])
  client.read(1, { stream: STREAM })
  await client.next(1, 'reading')
})

test('a page of a closed stream ends where that ends', async () => {
  const { url } = await startRelay()
  const agent = await connectAgent(url)
  await writeNumbers(agent, 5, STREAM, true)
  const page = agent.read(2, { stream: STREAM, from: 2, to: 100 })
  await agent.next(2, 'ended')
  expect(numbers(page)).toEqual([2, 3, 4])
})

test('a stream that does not exist is waited for, and read from its first message', async () => {
  const { url } = await startRelay()
  const [client, agent] = await Promise.all([connectReader(url), connectAgent(url)])
  const readers = [{ from: 0 }, { last: 5 }, { last: 0 }].map((request, index) => client.read(index + 1, { stream: STREAM, ...request }))
  await until('it is waited for', () => readers.every(({ state }) => state))
  const id = await writeNumbers(agent, 3)
  await until('all have it', () => readers.every(({ position }) => position === 3))
  expect(readers.map(numbers)).toEqual([range(0, 3), range(0, 3), range(0, 3)])
  await until('they know which it is', () => readers.every(({ state }) => state?.id === id))
})

test('a reader that comes back reads on from its position, and another stream\'s position is refused', async () => {
  const { url } = await startRelay()
  const agent = await connectAgent(url)
  const id = await writeNumbers(agent, 10)
  const first = await connectReader(url)
  const before = first.read(1, { stream: STREAM })
  await until('it is read', () => before.position === 10)
  first.client.socket.terminate()
  await agent.appended(1, 1, [textDelta('10')])

  const again = await connectReader(url)
  const after = again.read(1, { stream: STREAM, from: before.position, id })
  again.read(2, { stream: STREAM, from: 2, id: 'another' })
  again.read(3, { stream: STREAM, from: 500 })
  again.read(4, { stream: 'agents/flights/later', from: 1 })

  await until('it reads on', () => after.position === 11)
  expect(numbers(after)).toEqual([10])
  expect(await again.failed(2)).toBe('offset-invalid')
  expect(await again.failed(3)).toBe('offset-invalid')
  await agent.write(2, 'agents/flights/later')
  expect(await again.failed(4)).toBe('offset-invalid')
})

test('a reader that has stopped is sent nothing more', async () => {
  const { url } = await startRelay()
  const [agent, client] = await Promise.all([connectAgent(url), connectReader(url)])
  await writeNumbers(agent, 2)
  const [stopped, going] = [client.read(1, { stream: STREAM }), client.read(2, { stream: STREAM })]
  await until('both are there', () => stopped.position === 2 && going.position === 2)
  client.send({ kind: 'stop', channel: 1 })
  await agent.appended(1, 1, [textDelta('2')])
  await until('the other has it', () => going.position === 3)
  expect(stopped.position).toBe(2)
})

test('a reader without credit gets its window and no more; with credit it gets the rest, nothing lost or doubled', async () => {
  const { url } = await startRelay()
  const [agent, client] = await Promise.all([connectAgent(url), connectReader(url)])
  await writeNumbers(agent, 5_000)
  const reader = client.read(1, { stream: STREAM, window: 1_000 }, { credit: false })
  await until('the window is full', () => reader.bytes >= 1_000)
  await agent.appended(1, 1, [textDelta('5000')])
  // A channel that is answered later than data that would come says that none does.
  client.read(2, { stream: 'agents/flights/none' })
  await client.next(2, 'reading')
  expect(reader.bytes).toBeLessThan(1_100)

  for (let before = -1; reader.position < 5_001; ) {
    await until('more has come', () => reader.position > before)
    before = reader.position
    client.send({ kind: 'credit', channel: 1, bytes: reader.bytes })
  }
  expect(numbers(reader)).toEqual(range(0, 5_001))
  expect(client.breaks).toEqual([])
})

test('a reader that claims more credit than it was sent gains nothing by it', async () => {
  const { url } = await startRelay()
  const [agent, client] = await Promise.all([connectAgent(url), connectReader(url)])
  await writeNumbers(agent, 5_000)
  const reader = client.read(1, { stream: STREAM, window: 1_000 }, { credit: false })
  client.send({ kind: 'credit', channel: 1, bytes: Number.MAX_SAFE_INTEGER })
  await until('the window is full', () => reader.bytes >= 1_000)
  client.read(2, { stream: 'agents/flights/none' })
  await client.next(2, 'reading')
  expect(reader.bytes).toBeLessThan(1_100)
})

test('one message larger than the window is sent all the same', async () => {
  const { url } = await startRelay()
  const [agent, client] = await Promise.all([connectAgent(url), connectReader(url)])
  await agent.write(1, STREAM)
  const long = 'x'.repeat(200_000)
  for (let seq = 0; seq < 3; seq++) await agent.appended(1, seq, [textDelta(long)])
  const reader = client.read(1, { stream: STREAM, window: 1_000 })
  await until('all are read', () => reader.position === 3)
})

test('a reader that is behind for want of credit still learns how far', async () => {
  const { url } = await startRelay()
  const [agent, client] = await Promise.all([connectAgent(url), connectReader(url)])
  await writeNumbers(agent, 1_000)
  const reader = client.read(1, { stream: STREAM, window: 100 }, { credit: false })
  await until('the window is full', () => reader.bytes >= 100)
  let seq = 1
  await until('the end that it was told of is a later one', () => {
    agent.append(1, seq++, [textDelta('more')])
    return (reader.state?.tail ?? 0) > 1_000
  })
})
