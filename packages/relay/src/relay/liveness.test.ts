import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { LIVENESS_TIMEOUT_MS, PRESENCE_RENEWAL_MS } from '@callboard/session/protocol'
import { expect, onTestFinished, test } from 'vitest'
import { connectCallboard, connectPlain, presenceMessage } from '../testing/raw-client.ts'
import { startRelay } from '../testing/start-relay.ts'
import { connectStock } from '../testing/stock-client.ts'
import { until } from '../testing/until.ts'
import { clientFrame } from '../testing/wire-bytes.ts'

/** A TCP client that shakes hands, sends `frames` and never answers anything again. */
async function openMute(port: number, session: string, frames: readonly Uint8Array[]): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  socket.on('error', () => {})
  let answer = ''
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')))
  socket.write(
    `GET /${session} HTTP/1.1\r\nHost: relay\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
  )
  await until('the handshake is answered', () => answer.includes('101 Switching Protocols'))
  for (const frame of frames) socket.write(clientFrame(frame))
  return socket
}

test('a half-open connection is dropped within the promised time, and its presence goes with it', async () => {
  const relay = await startRelay()
  const reader = await connectPlain(relay.url, 'board')
  const startedAt = performance.now()
  const mute = await openMute(relay.port, 'board', [presenceMessage([{ clientId: 7, clock: 1, state: { name: 'Mute' } }])])
  await until('the reader sees it', () => reader.presence.get(7)?.state)

  await until('the connection is cut', () => mute.destroyed || mute.readableEnded)
  const droppedAfterMs = performance.now() - startedAt
  await until('the reader sees it gone', () => reader.presence.get(7)?.state === null)

  expect(droppedAfterMs).toBeLessThanOrEqual(LIVENESS_TIMEOUT_MS + 500)
  expect(reader.closed).toBeUndefined()
})

test('a client that answers pings and says nothing stays', async () => {
  const { url } = await startRelay({ timing: { pingIntervalMs: 200, livenessTimeoutMs: 1_000 } })
  const client = await connectPlain(url, 'board')
  let pings = 0
  client.socket.on('ping', () => (pings += 1))

  await until('it has lived several times the timeout', () => pings >= 15)

  expect(client.closed).toBeUndefined()
})

test('a stock client in a quiet room hears something often enough to stay', async () => {
  // The stock client gives up after 30 s without a message; the beat is tested at a faster pace.
  expect(PRESENCE_RENEWAL_MS).toBeLessThan(30_000 / 2)
  const { url } = await startRelay({ timing: { presenceRenewalMs: 50 } })
  const client = connectStock(url, 'board')
  onTestFinished(() => client.destroy())
  client.provider.awareness.setLocalState(null)
  await client.synced()

  const heardAt = client.provider.wsLastMessageReceived
  await until('it hears something', () => client.provider.wsLastMessageReceived > heardAt)
  expect(client.provider.wsconnected).toBe(true)
})

test('the presence of a quiet client is renewed with rising clocks, and it is never sent its own', async () => {
  const { url } = await startRelay({ timing: { presenceRenewalMs: 50 } })
  const quiet = await connectCallboard(url, 'board')
  const reader = await connectPlain(url, 'board')
  quiet.sendPresence({ clientId: quiet.doc.clientID, clock: 1, state: { name: 'Quiet' } })
  await until('the reader sees it', () => reader.presence.has(quiet.doc.clientID))
  const first = reader.presence.get(quiet.doc.clientID)?.clock ?? 0

  await until('it was renewed', () => (reader.presence.get(quiet.doc.clientID)?.clock ?? 0) > first + 3)

  expect(quiet.presence.has(quiet.doc.clientID)).toBe(false)
})

test('presence goes at once when a connection ends, and a joiner is told who is here', async () => {
  const { url } = await startRelay()
  const anna = await connectCallboard(url, 'board')
  anna.sendPresence({ clientId: anna.doc.clientID, clock: 1, state: { name: 'Anna' } })
  const reader = await connectPlain(url, 'board')
  await until('the reader sees Anna', () => reader.presence.get(anna.doc.clientID)?.state?.['name'] === 'Anna')
  const late = await connectCallboard(url, 'board')
  await until('the joiner sees Anna', () => late.presence.get(anna.doc.clientID)?.state?.['name'] === 'Anna')

  anna.socket.terminate()

  await until('the reader sees her gone', () => reader.presence.get(anna.doc.clientID)?.state === null)
})

test('two stock clients hold a conversation of presence without echoes coming back', async () => {
  const { url } = await startRelay()
  const anna = connectStock(url, 'board')
  const ben = connectStock(url, 'board')
  onTestFinished(() => (anna.destroy(), ben.destroy()))
  await Promise.all([anna.synced(), ben.synced()])

  for (let count = 1; count <= 50; count++) {
    anna.provider.awareness.setLocalStateField('count', count)
    ben.provider.awareness.setLocalStateField('count', -count)
    await new Promise((resolve) => setImmediate(resolve))
  }

  await until('ben has the last', () => ben.provider.awareness.getStates().get(anna.doc.clientID)?.['count'] === 50)
  await until('anna has the last', () => anna.provider.awareness.getStates().get(ben.doc.clientID)?.['count'] === -50)
  expect(anna.provider.awareness.getLocalState()).toMatchObject({ count: 50 })
  expect(ben.provider.awareness.getLocalState()).toMatchObject({ count: -50 })
})

test('a stock client that is cut off and returns is seen again at once', async () => {
  const { url } = await startRelay()
  const anna = connectStock(url, 'board')
  const ben = connectStock(url, 'board')
  onTestFinished(() => (anna.destroy(), ben.destroy()))
  anna.provider.awareness.setLocalState({ name: 'Anna' })
  const seen = (): boolean => ben.provider.awareness.getStates().has(anna.doc.clientID)
  await until('ben sees anna', seen)

  anna.provider.disconnect()
  await until('ben sees her gone', () => !seen())
  anna.provider.awareness.setLocalState({ name: 'Anna' })
  anna.provider.connect()

  await until('ben sees her again', seen)
})
