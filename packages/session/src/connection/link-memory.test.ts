import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createManualClock } from '../testing/manual-clock.ts'
import { EMPTY_STEP2, extensionFrame, startHostileServer } from './fixtures/hostile-server.ts'
import { openClient } from './fixtures/open-client.ts'
import { websocketConnection } from './websocket-connection.ts'

const poll = { timeout: 60_000, interval: 10 }
const session = 'faults'
const welcome = { type: 'welcome', session, generation: 'g', now: 0, livenessTimeoutMs: 5_000 }
const ASK_FOR_ALL = Uint8Array.of(0, 0, 1, 0)

test('what left over a link that was lost is not saved by an acknowledgement on the next', async () => {
  let answers = 0
  const server = await startHostileServer((socket, number) => {
    socket.send(extensionFrame(welcome))
    socket.send(EMPTY_STEP2)
    if (number === 1) socket.send(ASK_FOR_ALL)
    socket.on('message', (data: Buffer) => {
      if (data[0] !== 0 || data[1] === 0) return
      if (data[1] === 1) answers += 1
      if (number === 1) return socket.close(1012)
      socket.send(extensionFrame({ type: 'ack', frames: data[1] === 2 ? 1 : 2 }))
      if (data[1] === 2) setTimeout(() => socket.send(ASK_FOR_ALL), 50)
    })
  })
  const { connection, doc } = openClient(websocketConnection({ url: server.url, session, maxBackoffMs: 20 }))
  doc.getMap('things').set('lost', 1)
  await expect.poll(server.connections, poll).toBe(2)
  await expect.poll(() => connection.state.getSnapshot().synced, poll).toBe(true)
  const answersWhenSaved = connection.whenSaved().then(() => answers)
  // The later write is not waited for.
  await Promise.resolve()
  doc.getMap('things').set('later', 2)
  expect(await answersWhenSaved, 'saved only after everything was sent again').toBe(2)
})

test('what steps aside for a command leaves as one, so that an acknowledgement of some passes for no more', async () => {
  const received = new Y.Doc()
  const server = await startHostileServer((socket) => {
    socket.send(extensionFrame(welcome))
    socket.send(EMPTY_STEP2)
    socket.send(ASK_FOR_ALL)
    let frames = 0
    socket.on('message', (data: Buffer) => {
      if (data[0] !== 0 || data[1] === 0) return
      frames += 1
      // Of the frames after the answer only the first.
      if (frames > 2) return
      if (data[1] === 2) Y.applyUpdate(received, data.subarray(3))
      socket.send(extensionFrame({ type: 'ack', frames }))
    })
  })
  const { connection, doc } = openClient(websocketConnection({ url: server.url, session }))
  await connection.whenSynced()
  await expect.poll(() => connection.state.getSnapshot().saving, poll).toBe('saved')
  connection.urgent?.send({ id: 'stop', kind: 'cancel', to: ['flights'], at: 1 })
  for (const key of ['one', 'two', 'three']) doc.getMap('things').set(key, true)
  await connection.whenSaved()
  expect(received.getMap('things').size).toBe(3)
})

test('comes back to a stock server, which remembers the presence it removed, with a newer one', async () => {
  const server = await startHostileServer((socket, number) => {
    socket.send(EMPTY_STEP2)
    if (number === 1) socket.on('message', (data: Buffer) => data[0] === 1 && socket.close(1012))
  })
  const { awareness } = openClient(websocketConnection({ url: server.url, session, maxBackoffMs: 20 }))
  // What renews it after a while by itself.
  clearInterval(awareness._checkInterval)
  await expect.poll(server.connections, poll).toBe(2)
  const clocks = (): unknown[] => server.received.filter((frame) => frame[0] === 1).map((frame) => frame.at(-4))
  await expect.poll(() => new Set(clocks()).size, poll).toBe(2)
})

test('a token that is refused again and again is replaced once, and then it is over', async () => {
  let asked = 0
  const server = await startHostileServer((socket) => socket.close(4401))
  const token = (): string => `token-${(asked += 1)}`
  const { connection } = openClient(websocketConnection({ url: server.url, session, token, maxBackoffMs: 20 }))
  await expect(connection.whenSynced()).rejects.toMatchObject({ code: 'token-invalid' })
  expect([asked, server.connections()]).toEqual([2, 2])
})

test('a late message does not change what is known of the relay\'s time, and a clock that was set does', async () => {
  let socketOf: { send(frame: Uint8Array): void } | undefined
  const server = await startHostileServer((socket) => {
    socketOf = socket
    socket.send(extensionFrame({ ...welcome, now: 1_060_000 }))
    socket.send(EMPTY_STEP2)
  })
  const clock = createManualClock(1_000_000)
  const { connection } = openClient(websocketConnection({ url: server.url, session, clock }))
  await connection.whenSynced()
  const offsets: number[] = []
  for (const now of [1_059_500, 1_060_100, 1_059_900, 1_050_000]) {
    // What may be written tells that the heartbeat has come.
    const writes = [`at-${now}`]
    socketOf?.send(extensionFrame({ type: 'heartbeat', now, writes }))
    await expect.poll(() => connection.state.getSnapshot().writes, poll).toEqual(writes)
    offsets.push(connection.clockOffsetMs())
  }
  expect(offsets).toEqual([60_000, 60_100, 60_100, 50_000])
})
