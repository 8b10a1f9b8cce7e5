import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { SYNC, Y_MESSAGE } from '@callboard/session/protocol'
import fc from 'fast-check'
import * as decoding from 'lib0/decoding'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { connectCallboard, connectPlain } from '../../testing/raw-client.ts'
import { startRelay } from '../../testing/start-relay.ts'
import { TEST_SECRET, tokenOf } from '../../testing/tokens.ts'
import { until } from '../../testing/until.ts'
import { syncStep1Frame, syncUpdateFrame } from '../../wire/relay-frames.ts'
import type { Room } from '../../room/room.ts'
import { captureTraffic, type Conversation } from './fixtures/captured-traffic.ts'
import { ArraySocket, RoomsOfArrays } from './fixtures/room-of-arrays.ts'

const SEED = 20_261_121
const FRAMES = 100_000

type Mutation = (frames: readonly Uint8Array[]) => readonly Uint8Array[]

const position = fc.nat({ max: 2 ** 20 })
const byte = fc.oneof(fc.nat({ max: 255 }), fc.constantFrom(0, 1, 2, 127, 128, 255))

const at = <Item>(items: readonly Item[], index: number): Item | undefined => items[index % Math.max(1, items.length)]
const replace = (frames: readonly Uint8Array[], index: number, change: (frame: Uint8Array) => Uint8Array): readonly Uint8Array[] =>
  frames.map((frame, own) => (own === index % frames.length ? change(frame) : frame))
const joined = (...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array => new Uint8Array(Buffer.concat(parts.map((part) => Uint8Array.from(part))))

/** What becomes of honest frames on a bad day, or in bad hands. */
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(position, position, byte).map(([which, where, value]): Mutation => (frames) => replace(frames, which, (frame) => {
    const changed = frame.slice()
    changed[where % Math.max(1, changed.length)] = value
    return changed
  })),
  fc.tuple(position, position).map(([which, where]): Mutation => (frames) => replace(frames, which, (frame) => frame.slice(0, where % (frame.length + 1)))),
  fc.tuple(position, position, fc.array(byte, { maxLength: 12 })).map(([which, where, more]): Mutation => (frames) => replace(frames, which, (frame) => {
    const cut = where % (frame.length + 1)
    return joined(frame.slice(0, cut), more, frame.slice(cut))
  })),
  fc.tuple(position, position, position).map(([which, other, where]): Mutation => (frames) => replace(frames, which, (frame) =>
    joined(frame.slice(0, where % (frame.length + 1)), (at(frames, other) ?? frame).slice(where % (frame.length + 1))))),
  fc.tuple(position, position).map(([which, other]): Mutation => (frames) => replace(frames, which, (frame) => joined(frame, at(frames, other) ?? []))),
  position.map((which): Mutation => (frames) => frames.flatMap((frame, index) => (index === which % frames.length ? [frame, frame] : [frame]))),
  fc.tuple(position, position).map(([one, other]): Mutation => (frames) => {
    const moved = [...frames]
    const [frame] = moved.splice(one % moved.length, 1)
    if (frame !== undefined) moved.splice(other % (moved.length + 1), 0, frame)
    return moved
  }),
  fc.tuple(position, fc.array(byte, { maxLength: 40 })).map(([which, bytes]): Mutation => (frames) => replace(frames, which, () => Uint8Array.from(bytes))),
  fc.tuple(position, position, fc.integer({ min: 8, max: 150 }), byte).map(([which, where, length, last]): Mutation => (frames) => replace(frames, which, (frame) => {
    const cut = where % (frame.length + 1)
    return joined(frame.slice(0, cut), [...Array<number>(length).fill(0x80), last & 127], frame.slice(cut + 1))
  })),
)

interface Attack {
  readonly kind: 'agent' | 'viewer' | 'user'
  readonly conversation: Conversation
  readonly frames: readonly Uint8Array[]
}

/** A piece of an honest conversation, changed here and there. Of ours the hello mostly stays: without it nobody gets in. */
function attacks(conversations: readonly Conversation[]): fc.Arbitrary<Attack> {
  return fc.tuple(
    fc.constantFrom('user' as const, 'user' as const, 'user' as const, 'agent' as const, 'viewer' as const),
    fc.constantFrom(...conversations),
    position, fc.integer({ min: 1, max: 6 }), fc.array(mutation, { minLength: 1, maxLength: 3 }), fc.boolean(),
  ).map(([kind, conversation, from, length, mutations, isGreeted]) => {
    const [hello, ...rest] = conversation.frames
    const start = from % Math.max(1, rest.length - length)
    const changed = mutations.reduce((frames, mutate) => (frames.length === 0 ? frames : mutate(frames)), rest.slice(start, start + length) as readonly Uint8Array[])
    const greeting = conversation.extended && (isGreeted || from % 8 > 0) && hello !== undefined ? [hello] : []
    return { kind, conversation, frames: [...greeting, ...changed] }
  })
}

/** A client in the same process that is sent what all are sent. */
class Witness {
  readonly doc = new Y.Doc()
  readonly socket: ArraySocket
  presence = 0
  unreadable = 0

  constructor() {
    this.socket = new ArraySocket(false, (bytes) => {
      try {
        this.#read(decoding.createDecoder(bytes))
      } catch {
        this.unreadable += 1
      }
    })
  }

  #read(decoder: decoding.Decoder): void {
    const type = decoding.readVarUint(decoder)
    if (type === Y_MESSAGE.awareness) this.presence += 1
    if (type !== Y_MESSAGE.sync || decoding.readVarUint(decoder) === SYNC.step1) return
    Y.applyUpdate(this.doc, decoding.readVarUint8Array(decoder))
  }
}

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** Of what is held, bytes. */
function heap(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
/** What nobody but the witness and the relay may write. */
const mine = (doc: Y.Doc): string =>
  JSON.stringify([doc.getMap('agents').get('witness'), ...['schema', 'generation', 'createdAt'].map((key) => doc.getMap('session').get(key))])

test('T17: of 100,000 fuzzed and mutated frames none crashes, grows or touches what is others\'', { timeout: 180_000 }, async () => {
  const relay = await startRelay({ tokens: { secret: TEST_SECRET } })
  const conversations = await captureTraffic(relay.url)
  expect(conversations.every(({ frames }) => frames.length > 30)).toBe(true)

  const rooms = new RoomsOfArrays()
  const witness = new Witness()
  const entrance = rooms.enter('board', witness.socket, { kind: 'agent', id: 'witness' })
  await turn()
  entrance.receive(syncStep1Frame(Y.encodeStateVector(witness.doc)))
  witness.doc.getMap('agents').set('witness', { status: 'working' })
  entrance.receive(syncUpdateFrame(Y.encodeStateAsUpdate(witness.doc)))
  await until('the witness has its record', () => witness.doc.getMap('session').get('generation') !== undefined)
  let before = mine(witness.doc)
  let sent = 0
  let round = 0
  const samples = fc.sample(attacks(conversations), { seed: SEED, numRuns: 30_000 })
  let heapAfterFirst = 0
  const room = (): Room => rooms.registry.open('board')
  for (let index = 0; sent < FRAMES; index++) {
    const attack = samples[index % samples.length]
    if (attack === undefined) break
    const socket = new ArraySocket(attack.conversation.extended)
    const hostile = rooms.enter('board', socket, { kind: attack.kind, id: 'ada' })
    for (const frame of attack.frames) {
      if (socket.closed !== undefined) break
      hostile.receive(frame)
      sent += 1
      // What is refused by its content ends the connection in the next turn.
      if (index % 2 === 0) await turn()
    }
    await turn()
    hostile.leave()
    if (index % 1_000 !== 999) continue
    await room().settled()
    round += 1
    const state = Y.encodeStateVector(witness.doc)
    witness.doc.getMap('agents').set('witness', { status: 'working', round })
    before = mine(witness.doc)
    entrance.receive(syncUpdateFrame(Y.encodeStateAsUpdate(witness.doc, state)))
    await until(`what the witness writes is there (seed ${SEED}, attack ${index})`, async () => (await room().read(mine)) === before)
    expect(mine(witness.doc), `seed ${SEED}, attack ${index}`).toBe(before)
    if (round === 5) heapAfterFirst = heap()
  }

  await room().settled()
  const [relayState, pending, roots, clients] = await room().read((doc) =>
    [Y.encodeStateAsUpdate(doc), [doc.store.pendingStructs, doc.store.pendingDs], doc.share.size, doc.store.clients.size] as const)
  expect(witness.socket.closed).toBeUndefined()
  expect(witness.unreadable).toBe(0)
  expect(rooms.errors).toEqual([])
  expect(pending).toEqual([null, null])
  expect(roots).toBeLessThan(64)
  expect(clients).toBeLessThan(200)
  const fresh = new Y.Doc()
  Y.applyUpdate(fresh, relayState)
  for (const root of ['agents', 'people', 'selections', 'config', 'session']) expect(witness.doc.getMap(root).toJSON()).toEqual(fresh.getMap(root).toJSON())
  expect(relayState.byteLength).toBeLessThan(1024 * 1024)
  expect(heap() - heapAfterFirst).toBeLessThan(16 * 1024 * 1024)
  expect([...rooms.refusals.keys()]).not.toContain('internal')
  expect(rooms.refusals.get('frame-malformed')).toBeGreaterThan(1_000)
  expect(rooms.committed).toBeGreaterThan(10_000)
})

test('T17: some thousands of them through real sockets leave two witnesses as they were', { timeout: 120_000 }, async () => {
  const relay = await startRelay({ tokens: { secret: TEST_SECRET } })
  const conversations = await captureTraffic(relay.url)
  const plain = await connectPlain(relay.url, 'board', await tokenOf({ sub: 'cal', kind: 'viewer' }))
  const own = await connectCallboard(relay.url, 'board', { agent: { id: 'own' }, bearer: await tokenOf({ sub: 'own', kind: 'agent' }) })
  own.doc.getMap('agents').set('own', { status: 'working' })
  await until('it is seen', () => plain.doc.getMap('agents').has('own'))
  const samples = fc.sample(attacks(conversations), { seed: SEED + 1, numRuns: 600 })
  let sent = 0
  for (let from = 0; from < samples.length; from += 30) {
    await Promise.all(samples.slice(from, from + 30).map(async ({ kind, conversation, frames }, index) => {
      const token = await tokenOf({ sub: `eve-${from + index}`, kind })
      const socket = new WebSocket(`${relay.url}/board`, [conversation.extended ? 'callboard.v1' : 'y.v1', `bearer.${token}`])
      await new Promise<void>((resolve) => {
        socket.on('error', () => resolve())
        socket.on('close', () => resolve())
        socket.on('open', () => {
          for (const frame of frames) socket.send(frame)
          sent += frames.length
          socket.close()
        })
      })
    }))
  }
  own.doc.getMap('agents').set('own', { status: 'done' })
  await until('the witness is heard', () => JSON.stringify(plain.doc.getMap('agents').get('own')) === '{"status":"done"}')
  expect(sent).toBeGreaterThan(1_500)
  expect([plain.closed, own.closed]).toEqual([undefined, undefined])
  expect(plain.doc.getMap('agents').toJSON()).toEqual(own.doc.getMap('agents').toJSON())
})
