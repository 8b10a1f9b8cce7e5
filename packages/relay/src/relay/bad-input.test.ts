import { LIMITS } from '@callboard/session/protocol'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Relay } from './create-relay.ts'
import { connectCallboard, connectPlain, greet, presenceMessage, RawClient } from '../testing/raw-client.ts'
import { startRelay } from '../testing/start-relay.ts'
import { UNAPPLICABLE_UPDATE } from '../testing/unapplicable-update.ts'
import { until } from '../testing/until.ts'
import { syncUpdateFrame } from '../wire/relay-frames.ts'

interface Witness {
  /** Asserts that nobody but the sender has noticed anything. */
  isUndisturbed(): Promise<void>
}

/** A client that is connected all the while, with a document that must stay as it is but for its own writes. */
async function makeWitness(relay: Relay): Promise<Witness> {
  const [reader, writer] = await Promise.all([connectPlain(relay.url, 'board'), connectCallboard(relay.url, 'board')])
  writer.doc.getMap('board').set('kept', true)
  await until('the reader has it', () => reader.doc.getMap('board').get('kept') === true)
  const before = reader.doc.toJSON()
  let round = 0
  return {
    isUndisturbed: async () => {
      expect(reader.doc.toJSON()).toEqual(before)
      round += 1
      writer.sendPresence({ clientId: writer.doc.clientID, clock: round, state: { round } })
      await until('the reader sees the next round', () => reader.presence.get(writer.doc.clientID)?.state?.['round'] === round)
      expect([reader.closed, writer.closed]).toEqual([undefined, undefined])
    },
  }
}

function update(encode = Y.encodeStateAsUpdate): Uint8Array {
  const doc = new Y.Doc()
  doc.getMap('board').set('kept', 'overwritten')
  doc.getMap('board').set('more', 'than that')
  return encode(doc)
}

const bytes = (...values: number[]): Uint8Array => new Uint8Array(values)

function varUint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varUint(Math.floor(value / 128))]
}

const hugeClock = [255, 255, 255, 255, 255, 255, 255, 15]

const badFrames: readonly { readonly name: string; readonly frame: Uint8Array | string; readonly code: string }[] = [
  { name: 'an empty frame', frame: bytes(), code: 'frame-malformed' },
  { name: 'a text frame', frame: 'hello', code: 'frame-malformed' },
  { name: 'a message type alone', frame: bytes(0), code: 'frame-malformed' },
  { name: 'a number that never ends', frame: new Uint8Array(40).fill(255), code: 'frame-malformed' },
  { name: 'an unknown message type', frame: bytes(42, 1, 2, 3), code: 'frame-type-unknown' },
  { name: 'an unknown sync type', frame: bytes(0, 9, 0), code: 'frame-type-unknown' },
  { name: 'a message that is for clients (auth)', frame: bytes(2, 0, 1, 65), code: 'frame-type-unknown' },
  { name: 'a state vector cut off', frame: bytes(0, 0, 2, 5, 1), code: 'frame-malformed' },
  { name: 'a length beyond the frame', frame: bytes(0, 2, 200, 1, 1), code: 'frame-malformed' },
  { name: 'an empty update', frame: bytes(0, 2, 0), code: 'frame-malformed' },
  { name: 'bytes after the message', frame: bytes(0, 2, 2, 0, 0, 7), code: 'frame-type-unknown' },
  { name: 'garbage after a good update', frame: bytes(0, 2, ...varUint(update().length), ...update(), 0, 2, 1), code: 'frame-malformed' },
  { name: 'an awareness count of a million', frame: bytes(1, 4, 192, 132, 61, 1), code: 'frame-malformed' },
  { name: 'an update that Yjs cannot apply', frame: bytes(0, 2, UNAPPLICABLE_UPDATE.length, ...UNAPPLICABLE_UPDATE), code: 'document-invalid' },
  { name: 'a struct of no length', frame: bytes(0, 2, 7, 1, 1, 9, 0, 0, 0, 0), code: 'document-invalid' },
  { name: 'a struct longer than any clock', frame: bytes(0, 2, 14, 1, 1, 9, 5, 0, ...hugeClock, 0), code: 'document-invalid' },
  { name: 'one client in two blocks', frame: bytes(0, 2, 12, 2, 1, 9, 0, 0, 1, 1, 9, 5, 0, 1, 0), code: 'document-invalid' },
  { name: 'an update of version 2', frame: syncUpdateFrame(update(Y.encodeStateAsUpdateV2)), code: 'frame-malformed' },
  { name: 'an update with bytes after its end', frame: syncUpdateFrame(bytes(0, 0, 7)), code: 'frame-malformed' },
]

test.for(badFrames)('$name gets $code, alone', async ({ frame, code }) => {
  const relay = await startRelay()
  const witness = await makeWitness(relay)
  for (const connect of [connectPlain, connectCallboard]) {
    const client = await connect(relay.url, 'board')
    client.send(frame)

    const closed = await client.whenClosed()
    expect(closed).toMatchObject({ code: 4400, reason: expect.stringMatching(new RegExp(`^${code}: `)) })
    expect(client.last('error')?.code).toBe(client.socket.protocol === '' ? undefined : code)
  }
  await witness.isUndisturbed()
})

test.for(['text', bytes(42)])('nothing counts that follows a frame that is refused (%s)', async (frame) => {
  const relay = await startRelay()
  const witness = await makeWitness(relay)
  const client = await connectPlain(relay.url, 'board')
  client.send(frame)
  client.send(syncUpdateFrame(update()))
  await client.whenClosed()
  await witness.isUndisturbed()
})

test('a value that nests too deeply for those who join is refused in every place it can stand in', async () => {
  const relay = await startRelay()
  const witness = await makeWitness(relay)
  let deep: unknown = 'bottom'
  for (let level = 0; level < 1_000; level++) deep = level % 2 === 0 ? [deep] : { deep }
  const places: ((doc: Y.Doc) => void)[] = [
    (doc) => doc.getMap('board').set('deep', deep),
    (doc) => doc.getArray('list').push([deep]),
    (doc) => doc.getText('text').insertEmbed(0, deep as object),
    (doc) => doc.getText('text').insert(0, 'text', { deep }),
  ]
  for (const write of places) {
    const client = await connectPlain(relay.url, 'board')
    write(client.doc)
    expect((await client.whenClosed()).reason).toMatch(/^document-invalid: /)
  }
  const client = await connectPlain(relay.url, 'board')
  client.sendPresence({ clientId: client.doc.clientID, clock: 1, state: { deep } })
  expect((await client.whenClosed()).reason).toMatch(/^frame-malformed: /)
  await witness.isUndisturbed()
})

test.for(['{"name":', '[1]', '7', ''])('a presence state that is %o gets frame-malformed, alone', async (state) => {
  const relay = await startRelay()
  const witness = await makeWitness(relay)
  for (const connect of [connectPlain, connectCallboard]) {
    const client = await connect(relay.url, 'board')
    client.send(presenceMessage([{ clientId: client.doc.clientID, clock: 1, state }]))
    expect(await client.whenClosed()).toMatchObject({ code: 4400, reason: expect.stringMatching(/^frame-malformed: /) })
  }
  await witness.isUndisturbed()
})

test('an update cut off at any byte is refused whole', async () => {
  const relay = await startRelay()
  const witness = await makeWitness(relay)
  const whole = update()
  for (let length = 0; length < whole.length; length += 3) {
    const client = await connectPlain(relay.url, 'board')
    client.sendUpdate(whole.subarray(0, length))
    expect((await client.whenClosed()).code, `cut at ${length}`).toBe(4400)
  }
  await witness.isUndisturbed()
})

test('T19: a frame over the limit gets frame-too-large and is final, one at the limit is taken', async () => {
  const relay = await startRelay()
  const witness = await makeWitness(relay)
  const client = await connectCallboard(relay.url, 'board')
  client.send(new Uint8Array(LIMITS.frameBytes + 1))
  expect(await client.whenClosed()).toMatchObject({ code: 4413, reason: expect.stringContaining('frame-too-large') })
  expect(client.last('error')).toMatchObject({ code: 'frame-too-large' })

  const limit = await connectCallboard(relay.url, 'large')
  const doc = new Y.Doc()
  doc.getMap('board').set('blob', new Uint8Array(LIMITS.frameBytes - 200))
  limit.sendUpdate(Y.encodeStateAsUpdate(doc))
  await limit.saved()
  await witness.isUndisturbed()
})

const badNames = [
  ['empty', ''],
  ['a path step up', '..'],
  ['an escaped path step up', '%2e%2e'],
  ['a path step up inside', 'a/../b'],
  ['a null byte', 'a%00b'],
  ['a broken escape', '%zz'],
  ['an escaped slash', 'a%2Fb'],
  ['a name in another script', '%E6%9D%BF'],
  ['129 characters', 'a'.repeat(129)],
  ['ten kilobytes', 'a'.repeat(10_000)],
  ['a path of the HTTP side', 'v1/sessions/board'],
] as const

test.for(badNames)('a session name that is %s gets session-name-invalid after the handshake', async ([, name]) => {
  const relay = await startRelay()
  for (const extended of [true, false]) {
    const client = new RawClient(relay.url, '', { extended, path: `/${name}` })
    expect(await client.whenClosed()).toMatchObject({ code: 4404, reason: expect.stringContaining('session-name-invalid') })
    expect(client.last('error')?.code).toBe(extended ? 'session-name-invalid' : undefined)
  }
})

test('names at the edge of what is allowed are taken, and a query is not part of a name', async () => {
  const { url } = await startRelay()
  for (const name of ['a', 'A-b_c~d:e@f.g', 'a'.repeat(128), '...', 'healthz', 'board?token=x']) {
    const client = await connectCallboard(url, name)
    expect(client.last('welcome')?.session).toBe(name.split('?')[0])
  }
})

const badHellos: readonly (readonly [string, unknown])[] = [
  ['without a client id', { type: 'hello', instance: 'a' }],
  ['with a client id that is text', { type: 'hello', clientId: 'one', instance: 'a' }],
  ['with an agent without id', { type: 'hello', clientId: 1, instance: 'a', agent: {} }],
  ['with an id that would be a prototype', { type: 'hello', clientId: 1, instance: 'a', agent: { id: '__proto__' } }],
  ['with an epoch nobody gave', { type: 'hello', clientId: 1, instance: 'a', agent: { id: 'b', epoch: 2 ** 50 } }],
  ['of another type', { type: 'goodbye' }],
  ['that is null', null],
]

test.for(badHellos)('a hello %s gets hello-invalid', async ([, hello]) => {
  const relay = await startRelay()
  const client = await new RawClient(relay.url, 'board', { extended: true }).opened()
  client.sendExtension(hello)
  expect(await client.whenClosed()).toMatchObject({ code: 4400, reason: expect.stringContaining('hello-invalid') })
})

test('a Callboard client that syncs before it says hello, or says it twice, gets hello-invalid', async () => {
  const relay = await startRelay()
  const hasty = await new RawClient(relay.url, 'board', { extended: true }).opened()
  hasty.sendStep1()
  expect(await hasty.whenClosed()).toMatchObject({ code: 4400, reason: expect.stringContaining('hello-invalid') })
  expect(hasty.arrived).toEqual(['extension'])

  const again = await connectCallboard(relay.url, 'board')
  again.sendExtension({ type: 'hello', clientId: 1, instance: 'a' })
  expect(await again.whenClosed()).toMatchObject({ reason: expect.stringContaining('hello-invalid') })

  const stock = await connectPlain(relay.url, 'board')
  stock.sendExtension({ type: 'hello', clientId: 1, instance: 'a' })
  expect(await stock.whenClosed()).toMatchObject({ reason: expect.stringContaining('hello-invalid') })
})

test('T15: nobody can announce for another, nor freeze another\'s presence', async () => {
  const { url } = await startRelay()
  const victim = await connectCallboard(url, 'board')
  victim.sendPresence({ clientId: victim.doc.clientID, clock: 1, state: { name: 'Victim' } })
  const reader = await connectPlain(url, 'board')
  const shown = (): unknown => reader.presence.get(victim.doc.clientID)?.state?.['name']
  await until('the victim is seen', () => shown() === 'Victim')

  for (const attacker of [await connectPlain(url, 'board'), await greet(url, 'board')]) {
    const own = attacker.doc.clientID
    attacker.sendPresence({ clientId: own, clock: 1, state: { name: 'Attacker' } })
    attacker.sendPresence({ clientId: victim.doc.clientID, clock: 2 ** 52, state: { name: 'Fake' } })
    attacker.sendPresence({ clientId: victim.doc.clientID, clock: 2 ** 52, state: null })
    await until('the attacker itself is seen', () => reader.presence.get(own)?.state)
  }
  victim.sendPresence({ clientId: victim.doc.clientID, clock: 2, state: { name: 'Still Victim' } })

  await until('the victim\'s next state is seen', () => shown() === 'Still Victim')
})
