import { STREAM_MESSAGE } from '@callboard/session/protocol'
import { encodeClientStreamFrame, encodeMessages, encodeStreamMessage, type ClientStreamFrame } from '@callboard/session/wire'
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import { connectAgent, connectReader } from '../../testing/connect-streams.ts'
import { connectCallboard, RawClient } from '../../testing/raw-client.ts'
import { textDelta } from '../../testing/raw-streams.ts'
import { RelayProcess } from '../../testing/relay-process.ts'
import { makeRandom } from '../../testing/seeded-random.ts'
import { startRelay } from '../../testing/start-relay.ts'
import { until } from '../../testing/until.ts'

const STREAM = 'agents/flights/answer'

function streamMessage(...frames: readonly (readonly number[])[]): Uint8Array<ArrayBuffer> {
  return encodeStreamMessage(frames.map((frame) => new Uint8Array(frame)))
}

/** A frame whose request is any text. */
function withRequest(kind: number, json: string): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, kind)
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarString(encoder, json)
  return encodeStreamMessage([encoding.toUint8Array(encoder)])
}

const broken: readonly { readonly name: string; readonly message: Uint8Array<ArrayBuffer> }[] = [
  { name: 'a frame longer than the message', message: new Uint8Array([STREAM_MESSAGE, 200, 1, 3]) },
  { name: 'an empty frame', message: streamMessage([]) },
  { name: 'a kind that there is not', message: streamMessage([42, 1]) },
  { name: 'a channel that never ends', message: streamMessage([3, 255, 255, 255, 255, 255, 255, 255, 255, 255]) },
  { name: 'a request cut off', message: streamMessage([0, 1, 50, 123]) },
  { name: 'a request that is no JSON', message: withRequest(0, '{') },
  { name: 'a request that lacks a field', message: withRequest(2, '{"stream":"a"}') },
  { name: 'a negative window', message: withRequest(2, '{"stream":"a","from":0,"window":-1}') },
  { name: 'a position that is no whole number', message: withRequest(2, '{"stream":"a","from":0.5,"window":1}') },
  { name: 'a stream that is no text', message: withRequest(0, '{"stream":7}') },
  { name: 'a broken frame after a good one', message: streamMessage([...encodeClientStreamFrame({ kind: 'stop', channel: 1 })], [9]) },
]

test.for(broken)('$name ends the connection with frame-malformed, alone', async ({ message }) => {
  const { url } = await startRelay()
  const [witness, agent] = await Promise.all([connectReader(url), connectAgent(url)])
  const reader = witness.read(1, { stream: STREAM })
  const client = await connectCallboard(url, 'board')

  client.send(message)

  expect(await client.whenClosed()).toMatchObject({ code: 4400, reason: expect.stringContaining('frame-malformed') })
  await agent.write(1, STREAM)
  await agent.appended(1, 0, [textDelta('x')])
  await until('others go on', () => reader.position === 1)
})

test('a message without frames is nothing', async () => {
  const { url } = await startRelay()
  const client = await connectReader(url)
  client.send()
  client.read(1, { stream: STREAM })
  await client.next(1, 'reading')
})

test('stream frames before hello end the connection; between hello and welcome they are kept', async () => {
  const { url } = await startRelay()
  const read = encodeClientStreamFrame({ kind: 'read', channel: 1, request: { stream: STREAM, from: 0, window: 1 } })
  const rude = await new RawClient(url, 'board', { extended: true }).opened()
  rude.send(encodeStreamMessage([read]))
  expect(await rude.whenClosed()).toMatchObject({ code: 4400, reason: expect.stringContaining('hello-invalid') })

  const eager = await new RawClient(url, 'board', { extended: true }).opened()
  eager.sendExtension({ type: 'hello', clientId: eager.doc.clientID, instance: 'i' })
  eager.send(encodeStreamMessage([read]))
  await until('it is answered', () => eager.arrived.includes('streams'))
  expect(eager.arrived.indexOf('streams')).toBeGreaterThan(eager.arrived.indexOf('extension'))
  eager.socket.terminate()
})

test('random stream frames from many connections leave the process, a stream and its reader untouched', { timeout: 120_000 }, async () => {
  const seed = 20_261_121
  const random = makeRandom(seed)
  const relay = new RelayProcess(['--port', '0', '--memory'])
  const url = await relay.url()
  const [witness, agent] = await Promise.all([connectReader(url), connectAgent(url, 'witness')])
  const reader = witness.read(1, { stream: 'agents/witness/answer' })
  await agent.write(1, 'agents/witness/answer')
  let seq = 0
  for (let round = 0; round < 60; round++) {
    const agents = Array.from({ length: 8 }, (_, index) => sendRandomFrames(url, index, random))
    agent.append(1, seq++, [textDelta(`${seq}`)])
    await Promise.all(agents)
  }
  await until('the witness is written', () => agent.acknowledged(1) === seq - 1)
  await until('and read', () => reader.position === seq)
  expect(reader.messages).toEqual(Array.from({ length: seq }, (_, index) => textDelta(`${index + 1}`)))
  expect(witness.breaks, `seed ${seed}`).toEqual([])
  expect(relay.exit, `seed ${seed}`).toBeUndefined()
  expect([witness.client.closed, agent.client.closed]).toEqual([undefined, undefined])
})

/** Opens a connection of an agent and sends frames that are well-formed, and now and then one that is not. */
async function sendRandomFrames(url: string, agent: number, random: () => number): Promise<void> {
  const client = await connectCallboard(url, 'board', { agent: { id: `agent-${agent}` } })
  for (let count = 0; count < 60; count++) {
    const frames = Array.from({ length: 1 + Math.floor(random() * 3) }, () => randomFrame(agent, random))
    const message = encodeStreamMessage(frames)
    // Of every hundred messages one has a byte that is not its own.
    if (random() < 0.01) message[Math.floor(random() * message.length)] = Math.floor(random() * 256)
    client.send(message)
  }
  client.socket.close()
  await client.whenClosed()
}

function randomFrame(agent: number, random: () => number): Uint8Array {
  const below = (limit: number): number => Math.floor(random() * limit)
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item
  const channel = below(6)
  const stream = pick([`agents/agent-${agent}/a`, `agents/agent-${agent}/b`, 'agents/witness/answer', 'conversation', 'x', '//', ''.padEnd(600, 'x')])
  const messages = pick([
    encodeMessages([textDelta('x')]),
    encodeMessages([{ type: 'finish' }, textDelta('y'.repeat(below(3_000)))]),
    encodeMessages([{ type: 5 }]),
    new Uint8Array(Array.from({ length: below(40) }, () => below(256))),
  ])
  const request = { stream, from: below(3), window: pick([0, 1, 1_000, 2 ** 40]), to: pick([undefined, 0, 4]), last: pick([undefined, 0, 2]), id: pick([undefined, 'x']) }
  const frame = pick<ClientStreamFrame>([
    { kind: 'write', channel, request: { stream } },
    { kind: 'append', channel, seq: below(4), close: random() < 0.05, messages },
    { kind: 'read', channel, request },
    { kind: 'stop', channel },
    { kind: 'credit', channel, bytes: below(2 ** 20) },
    { kind: 'put', channel, request: { stream, key: `k${below(5)}` }, messages },
  ])
  return encodeClientStreamFrame(frame)
}
