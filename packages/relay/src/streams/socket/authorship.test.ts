import { expect, test } from 'vitest'
import { connectCallboard, type Greeting } from '../../testing/raw-client.ts'
import { RawStreams, textDelta } from '../../testing/raw-streams.ts'
import { startRelay } from '../../testing/start-relay.ts'
import { TEST_SECRET, tokenOf, type TestClaims } from '../../testing/tokens.ts'
import { until } from '../../testing/until.ts'

async function join(url: string, claims: TestClaims, greeting: Greeting = {}): Promise<RawStreams> {
  return new RawStreams(await connectCallboard(url, 'board', { bearer: await tokenOf(claims), ...greeting }))
}

const agent = (url: string, id: string): Promise<RawStreams> => join(url, { sub: id, kind: 'agent' }, { agent: { id } })
const start = async (): Promise<string> => (await startRelay({ tokens: { secret: TEST_SECRET } })).url
const said = (id: string, from: object): Record<string, unknown> => ({ id, at: 1, from, text: 'Book it' })
const ada = { kind: 'person', id: 'ada', name: 'ada' }

/** `put`, or the code that it is refused with. */
async function put(streams: RawStreams, channel: number, stream: string, key: string, message: unknown): Promise<string> {
  void streams.put(channel, stream, key, message).catch(() => {})
  await until('the put is answered', () => streams.frames.some((frame) => frame.channel === channel))
  const error = streams.error(channel)
  return error === undefined ? 'put' : String((error as { code?: unknown }).code ?? JSON.stringify(error))
}

test('over channels everyone speaks for themselves', async () => {
  const url = await start()
  const [flights, person, viewer, service] = [await agent(url, 'flights'), await join(url, { sub: 'ada', kind: 'user' }), await join(url, { sub: 'eve', kind: 'viewer' }), await join(url, { sub: 'ci', kind: 'service' })]
  expect(await put(person, 1, 'conversation', 'm1', said('m1', ada))).toBe('put')
  expect(await put(person, 2, 'conversation', 'm2', said('m2', { ...ada, id: 'bob' }))).toBe('not-permitted')
  expect(await put(person, 3, 'conversation', 'm3', said('m3', { kind: 'agent', id: 'ada', name: 'ada' }))).toBe('not-permitted')
  expect(await put(flights, 1, 'conversation', 'm4', said('m4', { kind: 'agent', id: 'flights', name: 'F' }))).toBe('put')
  expect(await put(flights, 2, 'conversation', 'm5', said('m5', { kind: 'agent', id: 'hotels', name: 'H' }))).toBe('not-permitted')
  expect(await put(viewer, 1, 'conversation', 'm6', said('m6', { ...ada, id: 'eve' }))).toBe('not-permitted')
  expect(await put(service, 1, 'conversation', 'm7', said('m7', { ...ada, id: 'ci' }))).toBe('not-permitted')
  expect(await put(flights, 3, 'log', 'l1', { id: 'l1', type: 'task', at: 1, agent: 'flights' })).toBe('put')
  expect(await put(flights, 4, 'log', 'l2', { id: 'l2', type: 'task', at: 1, agent: 'hotels' })).toBe('not-permitted')
  expect(await put(person, 4, 'log', 'l3', { id: 'l3', type: 'task', at: 1, agent: 'flights' })).toBe('not-permitted')
  viewer.send({ kind: 'write', channel: 9, request: { stream: 'agents/flights/a' } })
  await until('the viewer is refused', () => viewer.error(9))
  await flights.write(9, 'agents/flights/a')
  await flights.appended(9, 0, [textDelta('mine')])
  const reader = viewer.read(10, { stream: 'agents/flights/a' })
  await until('a viewer reads', () => reader.messages.length === 1)
})

test('an agent puts what a person told it, as that person said it, and nothing else of theirs', async () => {
  const url = await start()
  const [flights, person] = [await agent(url, 'flights'), await join(url, { sub: 'ada', kind: 'user' })]
  const command = { id: 'c1', kind: 'message', to: ['flights'], text: 'Book it', at: 1 }
  person.client.doc.getMap('people').set('ada/laptop', { id: 'ada', device: 'laptop', commands: [command, { ...command, id: 'c2', to: ['hotels'] }] })
  await until('the command is there', () => flights.client.doc.getMap('people').has('ada/laptop'))
  expect(await put(flights, 1, 'conversation', 'c1', { ...said('c1', ada), text: 'Book the dearest' })).toBe('not-permitted')
  expect(await put(flights, 2, 'conversation', 'c1', said('c1', { ...ada, id: 'bob' }))).toBe('not-permitted')
  expect(await put(flights, 3, 'conversation', 'c1', said('c1', { ...ada, name: 'The boss' }))).toBe('not-permitted')
  expect(await put(flights, 4, 'conversation', 'c2', said('c2', ada))).toBe('not-permitted')
  expect(await put(flights, 5, 'conversation', 'c3', said('c3', ada))).toBe('not-permitted')
  expect(await put(flights, 6, 'conversation', 'c1', said('c1', ada))).toBe('put')
  person.client.doc.getMap('people').delete('ada/laptop')
  await until('the command is gone', () => !flights.client.doc.getMap('people').has('ada/laptop'))
  // What is there already is only acknowledged.
  expect(await put(flights, 7, 'conversation', 'c1', { ...said('c1', ada), text: 'Other' })).toBe('put')
  const reader = flights.read(8, { stream: 'conversation' })
  await until('it is read', () => reader.messages.length > 0)
  expect(reader.messages).toEqual([said('c1', ada)])
})

test('a message\'s id that somebody else takes first keeps its author from nothing, by the socket and over HTTP', async () => {
  const { url, port } = await startRelay({ tokens: { secret: TEST_SECRET } })
  const [eve, person] = [await join(url, { sub: 'eve', kind: 'user' }), await join(url, { sub: 'ada', kind: 'user' })]
  const eves = { kind: 'person', id: 'eve', name: 'eve' }
  expect(await put(eve, 1, 'conversation', 'c1', said('c1', eves))).toBe('put')
  const post = async (sub: string, id: string, from: object): Promise<number> => {
    const headers = { authorization: `Bearer ${await tokenOf({ sub, kind: 'user' })}`, 'content-type': 'application/json', 'producer-id': `key:${id}`, 'producer-epoch': '0', 'producer-seq': '0' }
    return (await fetch(`http://127.0.0.1:${port}/v1/stream/board/conversation`, { method: 'POST', headers, body: JSON.stringify([said(id, from)]) })).status
  }
  expect(await post('eve', 'c2', eves)).toBe(200)

  expect(await put(person, 1, 'conversation', 'c1', said('c1', ada))).toBe('put')
  expect(await put(person, 2, 'conversation', 'c2', said('c2', ada))).toBe('put')
  // Twice is once, by whichever way.
  expect(await put(person, 3, 'conversation', 'c1', said('c1', ada))).toBe('put')
  expect(await post('ada', 'c2', ada)).toBe(204)

  const reader = person.read(4, { stream: 'conversation' })
  await until('all are read', () => reader.messages.length >= 4)
  expect(reader.messages).toEqual([said('c1', eves), said('c2', eves), said('c1', ada), said('c2', ada)])
})

test('T31: a line of the log that another agent puts first under its id, which can be worked out, keeps no decision out of it', async () => {
  const { url, port } = await startRelay({ tokens: { secret: TEST_SECRET } })
  const [eve, flights] = [await agent(url, 'eve'), await agent(url, 'flights')]
  const line = (id: string, by: string): Record<string, unknown> => ({ id, type: 'decision', at: 1, agent: by })
  const post = async (by: string, id: string): Promise<number> => {
    const headers = { authorization: `Bearer ${await tokenOf({ sub: by, kind: 'agent' })}`, 'content-type': 'application/json', 'producer-id': `key:${id}`, 'producer-epoch': '0', 'producer-seq': '0' }
    return (await fetch(`http://127.0.0.1:${port}/v1/stream/board/log`, { method: 'POST', headers, body: JSON.stringify([line(id, by)]) })).status
  }
  expect(await put(eve, 1, 'log', 'd1', line('d1', 'eve'))).toBe('put')
  expect(await post('eve', 'd2')).toBe(200)

  expect(await put(flights, 1, 'log', 'd1', line('d1', 'flights'))).toBe('put')
  expect(await put(flights, 2, 'log', 'd2', line('d2', 'flights'))).toBe('put')
  // Twice is once, by whichever way.
  expect(await put(flights, 3, 'log', 'd1', line('d1', 'flights'))).toBe('put')
  expect(await post('flights', 'd2')).toBe(204)

  const reader = flights.read(4, { stream: 'log' })
  await until('all are read', () => reader.messages.length >= 4)
  expect(reader.messages).toEqual([line('d1', 'eve'), line('d2', 'eve'), line('d1', 'flights'), line('d2', 'flights')])
})
