import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
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
