import { EXTENSION_MESSAGE, Y_MESSAGE } from '@callboard/session/protocol'
import { encodeClientStreamFrame, encodeStreamMessage } from '@callboard/session/wire'
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { encodeMade, made, type MadeStruct } from '../../permission/fuzz/made-update.ts'
import { connectCallboard, connectPlain } from '../../testing/raw-client.ts'
import { startRelay, temporaryDirectory } from '../../testing/start-relay.ts'
import { TEST_SECRET, tokenOf } from '../../testing/tokens.ts'
import { until } from '../../testing/until.ts'
import { syncStep1Frame, syncUpdateFrame } from '../../wire/relay-frames.ts'

const tokens = { secret: TEST_SECRET }
const EVE = 4_242
/** Another id of hers, which comes behind what the first wrote at the same time. */
const LATER = 5_000

/** Many messages in one WebSocket frame: one to the rate, many to the relay. */
const together = (frames: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(frames))

test('T6: who sends the dearest messages that there are, as many as fit, waits for them; others do not', async () => {
  // A list of this size may stand where an app has opened a place of its own.
  const { url } = await startRelay({ tokens, limits: { valueBytes: Infinity } })
  const ada = await connectCallboard(url, 'board', { bearer: await tokenOf({ sub: 'ada', kind: 'user' }) })
  const eve = await connectCallboard(url, 'board', { bearer: await tokenOf({ sub: 'eve', kind: 'agent' }) })
  const item = (index: number): MadeStruct => ({ ...made.embed(index), ...(index === 0 ? { parent: 'selections', key: 'list' } : {}) })
  const head = (index: number): MadeStruct =>
    ({ ...made.embed(1), ...(index === 0 ? { parent: { client: EVE, clock: 0 } } : { rightOrigin: { client: LATER, clock: index - 1 } }) })
  const list: MadeStruct[] = [{ ...made.type(0), parent: 'selections', key: 'list' }]
  for (let index = 0; index < 12_000; index++) {
    list.push(index === 0 ? { ...item(1), parent: { client: EVE, clock: 0 }, key: undefined } : { ...item(1), origin: { client: EVE, clock: index } })
  }
  for (let from = 0; from < list.length; from += 2_000) eve.sendUpdate(encodeMade({ blocks: [{ client: EVE, clock: from, structs: list.slice(from, from + 2_000) }] }))
  await until('the list is there', () => (eve.last('ack')?.frames ?? 0) >= 7 || eve.closed)
  expect(eve.closed).toBeUndefined()
  const acked = eve.last('ack')?.frames ?? 0

  // As one writes at the head who knows of nobody: all of the list, written meanwhile, is looked through for each.
  const bombs = Array.from({ length: 400 }, (_, index) => syncUpdateFrame(encodeMade({
    blocks: [{ client: LATER, clock: 20 * index, structs: Array.from({ length: 20 }, (_value, struct) => head(20 * index + struct)) }],
  })))
  eve.send(together(bombs))
  await until('the first of them has arrived', () => (eve.last('ack')?.frames ?? 0) > acked || eve.closed)
  for (let round = 0; round < 5; round++) {
    const before = ada.last('ack')?.frames ?? 0
    ada.doc.getMap('selections').set('mine', round)
    await until('ada is heard', () => (ada.last('ack')?.frames ?? 0) > before)
  }
  expect((eve.last('ack')?.frames ?? 0) - acked).toBeLessThan(400)
  eve.socket.terminate()
})

test('who asks for the document again and again, thousands of times in a message, is answered in its turn', async () => {
  const { url } = await startRelay({ tokens })
  const ada = await connectCallboard(url, 'board', { bearer: await tokenOf({ sub: 'ada', kind: 'user' }) })
  ada.doc.getText('notes').insert(0, 'x'.repeat(200_000))
  await ada.saved()
  const eve = await connectCallboard(url, 'board', { bearer: await tokenOf({ sub: 'eve', kind: 'viewer' }) })
  const before = eve.arrived.filter((type) => type === 'sync-1').length
  const asking = Array.from({ length: 20_000 }, (_, index) => syncStep1Frame(Y.encodeStateVector(new Map([[index + 1, 1]]))))
  for (let from = 0; from < asking.length; from += 4_000) eve.send(together(asking.slice(from, from + 4_000)))
  const joiner = await connectPlain(url, 'board', await tokenOf({ sub: 'cal', kind: 'viewer' }))
  expect(joiner.closed).toBeUndefined()
  expect(joiner.doc.getText('notes').length).toBe(200_000)
  expect(eve.arrived.filter((type) => type === 'sync-1').length - before).toBeLessThan(100)
})

test.for([
  ['messages', 4_096, syncStep1Frame(new Uint8Array([0]))],
  ['queries of presence', 4_096, new Uint8Array([Y_MESSAGE.queryAwareness])],
  ['empty updates', 4_096, syncUpdateFrame(new Uint8Array([0, 0]))],
] as const)('T19: as many %s as one WebSocket frame may hold are answered, and one more end the connection', async ([, most, one]) => {
  const { url } = await startRelay({ tokens })
  const eve = await connectCallboard(url, 'board', { bearer: await tokenOf({ sub: 'eve', kind: 'user' }) })
  eve.send(together(Array<Uint8Array>(most).fill(one)))
  eve.doc.getMap('selections').set('after', true)
  await until('what came after them is heard', () => (eve.last('ack')?.frames ?? 0) > 0 || eve.closed)
  expect(eve.closed).toBeUndefined()
  eve.send(together(Array<Uint8Array>(most + 1).fill(one)))
  expect(await eve.whenClosed()).toMatchObject({ code: 4400, reason: expect.stringMatching(/^frame-malformed/) })
})

test('T19: so many stream frames in one message that each would be answered with an error are not looked at', async () => {
  const { url } = await startRelay({ tokens })
  const appends = (count: number): Uint8Array =>
    encodeStreamMessage(Array.from({ length: count }, (_, channel) => encodeClientStreamFrame({ kind: 'append', channel, seq: 0, close: false, messages: new Uint8Array() })))
  const eve = await connectCallboard(url, 'board', { bearer: await tokenOf({ sub: 'eve', kind: 'user' }) })
  let refused = 0
  eve.onStreamFrame = ({ kind }) => void (refused += kind === 'error' ? 1 : 0)
  eve.send(appends(16_384))
  await until('each is refused by itself', () => refused === 16_384 || eve.closed)
  expect(eve.closed).toBeUndefined()
  eve.send(appends(16_385))
  expect(await eve.whenClosed()).toMatchObject({ code: 4400, reason: expect.stringMatching(/^frame-malformed/) })
})

test('a flood of commands that go ahead does not cut off the agent that they are for', async () => {
  const { url } = await startRelay({ tokens })
  const agent = await connectCallboard(url, 'board', { agent: { id: 'flights' }, bearer: await tokenOf({ sub: 'flights', kind: 'agent' }) })
  const eve = await connectCallboard(url, 'board', { bearer: await tokenOf({ sub: 'eve', kind: 'user' }) })
  const json = JSON.stringify({ type: 'urgent', command: { id: 'c', kind: 'cancel', to: ['flights'], at: 1, text: 'x'.repeat(2_000) } })
  const command = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, EXTENSION_MESSAGE)
    encoding.writeVarString(encoder, json)
  })
  agent.socket.pause()
  for (let flood = 0; flood < 50; flood++) eve.send(together(Array<Uint8Array>(400).fill(command)))
  eve.doc.getMap('selections').set('after', true)
  await eve.saved()
  agent.socket.resume()
  await until('the agent goes on', () => agent.doc.getMap('selections').get('after') === true)
  expect(agent.closed).toBeUndefined()
})

test('a token is read one at a time: a message full of them ends there', async () => {
  const { url } = await startRelay({ tokens })
  const bearer = await tokenOf({ sub: 'eve', kind: 'user' })
  const eve = await connectCallboard(url, 'board', { bearer })
  const renewal = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, EXTENSION_MESSAGE)
    encoding.writeVarString(encoder, JSON.stringify({ type: 'token', token: bearer }))
  })
  eve.send(together(Array<Uint8Array>(1_000).fill(renewal)))
  expect(await eve.whenClosed()).toMatchObject({ code: 4400, reason: expect.stringMatching(/^frame-malformed/) })
})

test('T6: who appends over HTTP what is dear to read, again and again, is told to wait, and nobody else is', async () => {
  const { url } = await startRelay({ tokens, limits: { applyMsPerSecond: 0.001, applyBurstMs: 500 } })
  const send = async (sub: string, method: string, body: string): Promise<Response> => fetch(`${url.replace('ws:', 'http:')}/v1/stream/board/${sub}`, {
    method, body, headers: { authorization: `Bearer ${await tokenOf({ sub, kind: 'user' })}`, 'content-type': 'application/json' },
  })
  const dear = `[${'0,'.repeat(500_000)}0]`
  let last = await send('eve', 'PUT', '[]')
  for (let more = 0; more < 1_000 && last.ok; more++) last = await send('eve', 'POST', dear)
  expect(last.status).toBe(429)
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await send('ada', 'PUT', '[]')).status).toBe(201)
  expect((await send('ada', 'POST', '[1]')).status).toBe(204)
})

test('T25: who reads a document over HTTP again and again is told to wait, and nobody else is', async () => {
  const data = await temporaryDirectory()
  const written = await startRelay({ tokens, data })
  const ada = await connectCallboard(written.url, 'board', { bearer: await tokenOf({ sub: 'ada', kind: 'user' }) })
  ada.doc.getMap('selections').set('long', 'x'.repeat(60_000))
  await ada.saved()
  await written.close()
  // Nothing comes back of what was spent, and whoever reads for the first time has spent nothing.
  const { url } = await startRelay({ tokens, data, limits: { applyMsPerSecond: 0.001, applyBurstMs: 20 } })
  const read = async (sub: string): Promise<Response> =>
    fetch(`${url.replace('ws:', 'http:')}/v1/sessions/board`, { headers: { authorization: `Bearer ${await tokenOf({ sub, kind: 'viewer' })}` } })
  let last = await read('eve')
  expect(last.status).toBe(200)
  for (let more = 0; more < 20_000 && last.status === 200; more++) last = await read('eve')
  expect(last.status).toBe(429)
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await last.json()).toMatchObject({ error: { code: 'rate-limited' } })
  expect((await read('cal')).status).toBe(200)
})
