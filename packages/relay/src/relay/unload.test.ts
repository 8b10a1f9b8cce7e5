import { expect, test } from 'vitest'
import type { LogFields } from '../log/logger.ts'
import { GatedStorage } from '../testing/gated-storage.ts'
import { connectCallboard, connectPlain } from '../testing/raw-client.ts'
import { startRelay, temporaryDirectory } from '../testing/start-relay.ts'
import { until } from '../testing/until.ts'

interface Recorder {
  readonly said: string[]
  readonly logger: Record<'info' | 'warn' | 'error', (fields: LogFields, message: string) => void>
}

function makeRecorder(): Recorder {
  const said: string[] = []
  const record = (_fields: LogFields, message: string): void => void said.push(message)
  return { said, logger: { info: record, warn: record, error: record } }
}

test('a session that nobody uses is folded and unloaded, and is whole when somebody returns', async () => {
  const storage = new GatedStorage()
  const { said, logger } = makeRecorder()
  const { url } = await startRelay({ storage, logger, timing: { idleUnloadMs: 20 } })
  const client = await connectCallboard(url, 'board')
  for (let count = 1; count <= 1_000; count++) client.doc.getMap('agents').set('flights', { done: count })
  await client.saved()

  client.socket.close()
  await until('the session is unloaded', () => said.includes('session unloaded'))

  const stored = await storage.load('board')
  expect(stored?.updates).toEqual([])
  expect(stored?.snapshot?.byteLength).toBeLessThan(400)
  const again = await connectPlain(url, 'board')
  expect(again.doc.getMap('agents').get('flights')).toEqual({ done: 1_000 })
  expect(said.filter((message) => message === 'session opened')).toHaveLength(2)
})

test('a session somebody returns to in time stays loaded', async () => {
  const { said, logger } = makeRecorder()
  const { url } = await startRelay({ logger, timing: { idleUnloadMs: 200 } })
  for (let visit = 0; visit < 3; visit++) (await connectPlain(url, 'board')).socket.close()
  const stays = await connectPlain(url, 'board')
  const other = await connectPlain(url, 'other')
  other.socket.close()
  await until('the other session is unloaded', () => said.includes('session unloaded'))

  expect(stays.closed).toBeUndefined()
  expect(said.filter((message) => message === 'session opened')).toHaveLength(2)
  expect(said.filter((message) => message === 'session unloaded')).toHaveLength(1)
})

test('many overwrites over many restarts leave a small document and a small database log', async () => {
  const data = await temporaryDirectory()
  for (let restart = 1; restart <= 5; restart++) {
    const relay = await startRelay({ data, limits: { compactAfterUpdates: 50 } })
    const client = await connectCallboard(relay.url, 'board', { agent: { id: 'flights' } })
    for (let count = 1; count <= 2_000; count++) {
      client.doc.getMap('agents').set('flights', { restart, count })
      if (count % 100 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    await client.saved()
    await relay.close()
  }

  const { url } = await startRelay({ data })
  const fresh = await connectPlain(url, 'board')
  let bytes = 0
  fresh.socket.on('message', (message: Buffer) => (bytes += message.byteLength))
  fresh.sendUpdate(new Uint8Array([0]), 0)
  await until('the whole document was sent again', () => bytes > 0)

  expect(fresh.doc.getMap('agents').get('flights')).toEqual({ restart: 5, count: 2_000 })
  expect(bytes).toBeLessThan(1_500)
})
