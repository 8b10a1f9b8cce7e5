import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { PatientSocket } from './patient-socket.ts'

/** A message of Callboard's own, as the relay sends it. */
function frame(message: object): ArrayBuffer {
  const json = Buffer.from(JSON.stringify(message))
  const length = json.byteLength < 128 ? [json.byteLength] : [(json.byteLength & 127) | 128, json.byteLength >> 7]
  return new Uint8Array([100, ...length, ...json]).buffer
}

test('a command that came ahead is told at once, everything else in turn, and the close last', async () => {
  const socket = new PatientSocket('ws://127.0.0.1:9')
  onTestFinished(() => socket.close())
  const told: unknown[] = []
  const frames = {
    update: new Uint8Array([0, 2, 1, 0]).buffer,
    heartbeat: frame({ type: 'heartbeat', now: 1 }),
    urgent: frame({ type: 'urgent', clientId: 1, command: { id: 'c1', kind: 'cancel', to: ['a'], at: 1 } }),
    long: frame({ type: 'urgent', clientId: 1, command: { id: 'c'.repeat(128), kind: 'cancel', to: ['a'], at: 1 } }),
    text: 'words',
  }
  const nameOf = (data: unknown): unknown => Object.entries(frames).find(([, known]) => known === data)?.[0]
  socket.onmessage = ({ data }) => told.push(nameOf(data))
  socket.onclose = () => told.push('close')

  for (const data of Object.values(frames)) socket.dispatchEvent(new MessageEvent('message', { data }))
  socket.dispatchEvent(new Event('close'))
  expect(told).toEqual(['urgent', 'long'])
  while (!told.includes('close')) await nextTurn()
  // Another close is that of the socket itself, which nobody listens to at the other end.
  expect(told.slice(0, 6)).toEqual(['urgent', 'long', 'update', 'heartbeat', 'text', 'close'])
})

test('only the last handler that was set is told', async () => {
  const socket = new PatientSocket('ws://127.0.0.1:9')
  onTestFinished(() => socket.close())
  const told: string[] = []
  socket.onmessage = () => told.push('first')
  socket.dispatchEvent(new MessageEvent('message', { data: new ArrayBuffer(1) }))
  socket.onmessage = () => told.push('second')
  await nextTurn()
  expect(told).toEqual(['second'])
})

/** An update as the relay sends it. */
function updateFrame(update: Uint8Array): ArrayBuffer {
  const { length } = update
  const digits = length < 128 ? [length] : [(length & 127) | 128, length >> 7]
  return new Uint8Array([0, 2, ...digits, ...update]).buffer
}

test('updates that gather before their turn are told as one, in their place among the others', async () => {
  const socket = new PatientSocket('ws://127.0.0.1:9')
  onTestFinished(() => socket.close())
  const told: Uint8Array[] = []
  socket.onmessage = ({ data }) => told.push(new Uint8Array(data as ArrayBuffer))
  const doc = new Y.Doc()
  const frames: ArrayBuffer[] = []
  doc.on('update', (update: Uint8Array) => frames.push(updateFrame(update)))
  for (const length of [1, 200, 2_000]) doc.getMap('agents').set(`a${length}`, 'x'.repeat(length))
  const heartbeat = frame({ type: 'heartbeat', now: 1 })
  const garbled = new Uint8Array([0, 2, 9, 1]).buffer
  doc.getMap('agents').delete('a1')

  const [first, second, third, last] = frames
  for (const data of [first, second, heartbeat, third, last, garbled]) {
    socket.dispatchEvent(new MessageEvent<unknown>('message', { data }))
  }
  while (told.length === 0) await nextTurn()
  expect(told.map((bytes) => [...bytes.subarray(0, 2)])).toEqual([[0, 2], [100, 28], [0, 2], [0, 2]])
  expect(told[3]).toEqual(new Uint8Array(garbled))
  const copy = new Y.Doc()
  for (const bytes of [told[0], told[2]]) {
    const start = bytes?.findIndex((byte, index) => index > 1 && byte < 128) ?? 0
    Y.applyUpdate(copy, bytes?.subarray(start + 1) ?? new Uint8Array())
  }
  expect(copy.getMap('agents').toJSON()).toEqual(doc.getMap('agents').toJSON())
})
