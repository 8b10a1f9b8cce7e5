import { expect, test } from 'vitest'
import { CallboardError } from '../protocol/index.ts'
import { createManualClock } from '../testing/manual-clock.ts'
import { createSeededRandom } from '../testing/seeded-random.ts'
import { EMPTY_STEP2, extensionFrame, startHostileServer } from './fixtures/hostile-server.ts'
import { openClient } from './fixtures/open-client.ts'
import { startStockServer } from './fixtures/stock-server.ts'
import { websocketConnection } from './websocket-connection.ts'

const poll = { timeout: 60_000, interval: 10 }
const session = 'faults'

const codeOf = (run: () => unknown): string | undefined => {
  try {
    run()
  } catch (error) {
    return CallboardError.is(error) ? error.code : 'something else'
  }
  return undefined
}

test('a url or session name that cannot be right is refused at once, by code', () => {
  expect(codeOf(() => websocketConnection({ url: 'http://127.0.0.1', session }))).toBe('option-invalid')
  expect(codeOf(() => websocketConnection({ url: 'nonsense', session }))).toBe('option-invalid')
  expect(codeOf(() => websocketConnection({ url: 'ws://127.0.0.1/?token=1', session }))).toBe('option-invalid')
  expect(codeOf(() => websocketConnection({ url: 'ws://127.0.0.1', session: '../etc' }))).toBe('session-name-invalid')
})

test('a server that is not there is named in the state, and found once it is', async () => {
  const before = await startHostileServer(() => {})
  await before.stop()
  const { connection } = openClient(websocketConnection({ url: before.url, session, maxBackoffMs: 200 }))
  await expect.poll(() => connection.state.getSnapshot(), poll).toMatchObject({ status: 'connecting', attempt: 3 })
  const { error, retryAt } = connection.state.getSnapshot()
  expect(CallboardError.is(error, 'connection-refused')).toBe(true)
  expect(retryAt === undefined || retryAt > 0).toBe(true)
  await startHostileServer((socket) => socket.send(EMPTY_STEP2), Number(new URL(before.url).port))
  await connection.whenSynced()
  expect(connection.state.getSnapshot()).toMatchObject({ status: 'connected', attempt: 0, error: undefined })
})

test('a thousand random frames end neither the process nor the connection', async () => {
  const random = createSeededRandom(42)
  const server = await startHostileServer((socket, number) => {
    if (number > 40) return socket.send(EMPTY_STEP2)
    for (let count = 0; count < 25; count += 1) {
      const bytes = Uint8Array.from({ length: random.int(0, 40) }, () => random.int(0, 255))
      if (random.chance(0.7)) bytes[0] = random.pick([0, 1, 2, 3, 100])
      if (random.chance(0.1)) socket.send('text')
      else socket.send(bytes)
    }
    socket.close(1011)
  })
  const { connection } = openClient(websocketConnection({ url: server.url, session, maxBackoffMs: 5 }))
  await expect.poll(server.connections, poll).toBeGreaterThan(40)
  await expect.poll(() => connection.state.getSnapshot().status, poll).toBe('connected')
})

test('a malformed frame drops the link, with the reason, and makes it anew', async () => {
  const server = await startHostileServer((socket, number) => {
    socket.send(number === 1 ? Uint8Array.of(0, 2, 3, 255, 255, 255) : EMPTY_STEP2)
  })
  const { connection } = openClient(websocketConnection({ url: server.url, session, maxBackoffMs: 50 }))
  await expect.poll(() => connection.state.getSnapshot().error?.code, poll).toBe('frame-malformed')
  await connection.whenSynced()
  expect(server.connections()).toBe(2)
})

test.for([
  { closeCode: 4401, named: undefined, code: 'token-invalid' },
  { closeCode: 4403, named: undefined, code: 'session-forbidden' },
  { closeCode: 4404, named: undefined, code: 'session-name-invalid' },
  { closeCode: 4409, named: undefined, code: 'document-replaced' },
  { closeCode: 4413, named: undefined, code: 'frame-too-large' },
  { closeCode: 4410, named: 'agent-fenced', code: 'agent-fenced' },
  { closeCode: 4400, named: 'hello-invalid', code: 'hello-invalid' },
  { closeCode: 4499, named: undefined, code: 'connection-refused' },
])('a close with $closeCode is final and says $code', async ({ closeCode, named, code }) => {
  const server = await startHostileServer((socket) => {
    if (named !== undefined) socket.send(extensionFrame({ type: 'error', code: named, message: 'Told so.' }))
    socket.close(closeCode)
  })
  const { connection } = openClient(websocketConnection({ url: server.url, session, maxBackoffMs: 20 }))
  const failure: unknown = await connection.whenSynced().catch((error: unknown) => error)
  expect(CallboardError.is(failure, code as 'agent-fenced')).toBe(true)
  expect(connection.state.getSnapshot()).toMatchObject({ status: 'closed' })
  expect(server.connections()).toBe(1)
})

test("the first frame is the hello, and others' presence is not sent back", async () => {
  const presenceOfSeven = Uint8Array.of(1, 6, 1, 7, 1, 2, 123, 125)
  const server = await startHostileServer((socket) => {
    socket.send(EMPTY_STEP2)
    socket.send(presenceOfSeven)
  })
  const { awareness, doc } = openClient(websocketConnection({ url: server.url, session }), 'flights')
  await expect.poll(() => awareness.getStates().has(7), poll).toBe(true)
  doc.getMap('things').set('after', true)
  await expect.poll(() => server.received.some((frame) => frame[0] === 0 && frame[1] === 2), poll).toBe(true)
  const [hello] = server.received
  expect(hello?.[0]).toBe(100)
  expect(new TextDecoder().decode(hello?.slice(2))).toContain('"agent":{"id":"flights"}')
  const presence = server.received.filter((frame) => frame[0] === 1)
  expect(presence, 'its own, once').toHaveLength(1)
  for (const frame of presence) expect(Buffer.from(frame).indexOf(Uint8Array.of(7, 1, 2))).toBe(-1)
})

test('an acknowledgement counts only after a welcome, and no more than was sent', async () => {
  const server = await startHostileServer((socket) => {
    socket.send(extensionFrame({ type: 'ack', frames: 1_000 }))
    socket.send(EMPTY_STEP2)
  })
  const { connection, doc } = openClient(websocketConnection({ url: server.url, session }))
  await connection.whenSynced()
  doc.getMap('things').set('a', 1)
  expect(connection.state.getSnapshot().saving).not.toBe('saved')
})

test('what was written before the relay said what it has is not saved by an acknowledgement of later writes', async () => {
  const welcome = { type: 'welcome', session, generation: 'g', now: Date.now(), livenessTimeoutMs: 5_000 }
  const askForAll = Uint8Array.of(0, 0, 1, 0)
  const server = await startHostileServer((socket) => {
    let frames = 0
    socket.send(extensionFrame(welcome))
    socket.send(EMPTY_STEP2)
    socket.on('message', (data: Buffer) => {
      if (data[0] !== 0 || data[1] === 0) return
      frames += 1
      socket.send(extensionFrame({ type: 'ack', frames }))
      if (frames === 1) setTimeout(() => socket.send(askForAll), 50)
    })
  })
  const { connection, doc } = openClient(websocketConnection({ url: server.url, session }))
  doc.getMap('things').set('early', 1)
  await connection.whenSynced()
  doc.getMap('things').set('late', 2)
  await connection.whenSaved()
  const answers = server.received.filter((frame) => frame[0] === 0 && frame[1] === 1)
  expect(answers, 'saved only after everything was sent').toHaveLength(1)
})

test('against a stock server a quiet room is not taken for dead, and a dead link is noticed within 10 s', async () => {
  const server = await startStockServer()
  const clock = createManualClock(Date.now())
  let heard = 0
  class CountedWebSocket extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      this.addEventListener('message', () => (heard += 1))
    }
  }
  const { connection } = openClient(
    websocketConnection({ url: server.url, session, clock, WebSocket: CountedWebSocket }),
  )
  await connection.whenSynced()
  for (let round = 0; round < 6; round += 1) {
    const before = heard
    await clock.advance(5_000)
    await expect.poll(() => heard, poll).toBeGreaterThan(before)
  }
  expect(connection.state.getSnapshot()).toMatchObject({ status: 'connected' })
  process.kill(server.pid, 'SIGSTOP')
  await clock.advance(10_000)
  expect(connection.state.getSnapshot()).toMatchObject({
    status: 'reconnecting',
    error: { code: 'connection-refused' },
  })
  process.kill(server.pid, 'SIGCONT')
  await server.stop()
})

test('clients that lost the same server come back at different moments', async () => {
  const server = await startHostileServer((socket) => socket.send(EMPTY_STEP2))
  const clock = createManualClock()
  const clients = [0, 0.25, 0.5, 0.75].map((chance) =>
    openClient(websocketConnection({ url: server.url, session, clock, random: () => chance })),
  )
  await Promise.all(clients.map(({ connection }) => connection.whenSynced()))
  const waits = clients.map(({ connection }) => {
    const first: number[] = []
    connection.state.subscribe(() => {
      const { retryAt, since, status } = connection.state.getSnapshot()
      if (status === 'reconnecting' && retryAt !== undefined && first.length === 0) first.push(retryAt - since)
    })
    return first
  })
  await server.stop()
  await expect.poll(() => waits.map((first) => first.length), poll).toEqual([1, 1, 1, 1])
  expect(waits.flat()).toEqual([100, 125, 150, 175])
})
