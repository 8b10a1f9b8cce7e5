import * as decoding from 'lib0/decoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Pass } from '../identity/pass.ts'
import { silentTelemetry } from '../telemetry/telemetry.ts'
import { makeRandom } from '../testing/seeded-random.ts'
import { Delivery } from './delivery.ts'
import { Member } from './member.ts'
import type { RoomSocket } from './room-socket.ts'

const BUFFER_BYTES = 1_000

/** A member that keeps a document of what it is sent. */
class Reader {
  readonly doc = new Y.Doc()
  frames = 0
  isStalled = false
  #afterSent: ((isSent: boolean) => void)[] = []
  readonly member: Member

  constructor() {
    const ignored = (): void => {}
    const receive = (message: Uint8Array): void => this.#receive(message)
    const isStalled = (): boolean => this.isStalled
    const socket: RoomSocket = {
      extended: false,
      get unsentBytes() { return isStalled() ? BUFFER_BYTES : 0 },
      onDrained: ignored,
      afterSent: (listener) => void this.#afterSent.push(listener),
      pause: ignored,
      resume: ignored,
      send: ignored,
      sendShared: (frame) => receive(frame.message),
      close: ignored,
      terminate: ignored,
    }
    const request = { session: 'board', token: undefined, origin: undefined, address: '127.0.0.1', transport: 'websocket' } as const
    const pass = new Pass({ request, identity: undefined, now: Date.now, renew: async () => undefined, onReleased: ignored })
    this.member = new Member(socket, pass)
    this.member.phase = 'joined'
  }

  readOn(): void {
    this.isStalled = false
    for (const listener of this.#afterSent.splice(0)) listener(true)
  }

  #receive(message: Uint8Array): void {
    this.frames += 1
    const decoder = decoding.createDecoder(message)
    decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
    Y.applyUpdate(this.doc, decoding.readVarUint8Array(decoder))
  }
}

interface OpenRoom {
  readonly doc: Y.Doc
  readonly readers: readonly Reader[]
  readonly delivery: Delivery
  readonly join: () => Reader
  readonly leave: () => void
  /** By somebody, or by nobody of these. */
  readonly change: (author?: Reader) => void
}

/** A room of so many, and a document in which whatever is changed is on disk at once. */
function openRoom(count: number): OpenRoom {
  const doc = new Y.Doc()
  const readers: Reader[] = []
  const members = new Set<Member>()
  const delivery = new Delivery({
    session: 'board',
    members,
    bufferBytes: BUFFER_BYTES,
    telemetry: silentTelemetry,
    read: (reader) => reader(doc),
    whole: () => undefined,
    spent: () => {},
    presenceFor: () => undefined,
  })
  doc.on('update', (change: Uint8Array, author: unknown) => {
    const figures = { waitedMs: 0, commitMs: 0, committedAt: 0, traces: [], incomplete: [], sources: [] }
    delivery.sendOn({ change, author: author instanceof Reader ? author.member : undefined, ...figures })
  })
  const join = (): Reader => {
    const reader = new Reader()
    Y.applyUpdate(reader.doc, Y.encodeStateAsUpdate(doc))
    readers.push(reader)
    members.add(reader.member)
    return reader
  }
  for (let left = count; left > 0; left--) join()
  const leave = (): void => {
    const reader = readers.pop()
    if (reader !== undefined) members.delete(reader.member)
  }
  const change = (author?: Reader): void => {
    const own = author?.doc ?? doc
    const before = Y.encodeStateVector(own)
    own.transact(() => {
      own.getMap('board').set('changes', Number(own.getMap('board').get('changes') ?? 0) + 1)
      own.getArray('log').push(['entry'])
      if (own.getArray('log').length > 5) own.getArray('log').delete(0, 2)
    })
    if (author !== undefined) Y.applyUpdate(doc, Y.encodeStateAsUpdate(own, before), author)
  }
  return { doc, readers, delivery, join, leave, change }
}

function isWhole(doc: Y.Doc): (reader: Reader) => boolean {
  const all = contentOf(doc)
  return (reader) => contentOf(reader.doc) === all
}

function contentOf(doc: Y.Doc): string {
  const known = [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([one], [other]) => one - other)
  const isPending = doc.store.pendingStructs !== null || doc.store.pendingDs !== null
  return JSON.stringify([doc.getMap('board'), doc.getArray('log'), known, isPending])
}

test('a small room is told of every change at once', () => {
  const { doc, readers, delivery, change } = openRoom(10)

  change()

  expect(readers.every(isWhole(doc))).toBe(true)
  expect(delivery.turns).toBe(1)
  expect(delivery.sendHeld()).toBe(false)
})

test('in a large room one half is told of a change and the other with the next one, so that each is sent half as many frames', () => {
  const { doc, readers, delivery, change } = openRoom(300)

  for (let count = 0; count < 10; count++) change()

  expect(readers.filter(isWhole(doc))).toHaveLength(150)
  expect(Math.max(...readers.map(({ frames }) => frames))).toBe(5)
  expect(delivery.sendHeld()).toBe(true)
  expect(readers.every(isWhole(doc))).toBe(true)
  expect(delivery.sendHeld()).toBe(false)
})

test('whoever joins, leaves, writes or falls behind in a large room misses nothing', () => {
  for (let seed = 1; seed <= 8; seed++) {
    const random = makeRandom(seed)
    const { doc, readers, delivery, join, leave, change } = openRoom(256)
    const some = (): Reader | undefined => readers[Math.floor(random() * readers.length)]
    const steps: (() => void)[] = [
      () => change(),
      () => change(),
      () => void join(),
      leave,
      () => void delivery.sendHeld(),
      () => change(some()),
      () => { const reader = some(); if (reader !== undefined) reader.isStalled = true },
      () => some()?.readOn(),
    ]
    for (let step = 0; step < 200; step++) steps[Math.floor(random() * steps.length)]?.()

    for (const reader of readers) reader.readOn()
    delivery.sendHeld()

    expect([seed, readers.filter((reader) => !isWhole(doc)(reader)).length]).toEqual([seed, 0])
  }
})
