import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { connectCallboard, connectPlain, greet } from '../testing/raw-client.ts'
import { startRelay, temporaryDirectory } from '../testing/start-relay.ts'
import { until } from '../testing/until.ts'

test('T27: a second process under one agent id takes over, and the first is fenced off', async () => {
  const { url } = await startRelay()
  const first = await connectCallboard(url, 'board', { instance: 'a', agent: { id: 'flights' } })
  const second = await connectCallboard(url, 'board', { instance: 'b', agent: { id: 'flights' } })

  expect(first.last('welcome')?.epoch).toBe(1)
  expect(second.last('welcome')?.epoch).toBe(2)
  expect(await first.whenClosed()).toMatchObject({ code: 4410, reason: expect.stringContaining('agent-fenced') })
  expect(first.last('error')).toMatchObject({ code: 'agent-fenced' })
})

test('T27: the older life that comes back is refused, and nothing it sent is applied', async () => {
  const { url } = await startRelay()
  await connectCallboard(url, 'board', { instance: 'a', agent: { id: 'flights' } })
  await connectCallboard(url, 'board', { instance: 'b', agent: { id: 'flights' } })
  const stale = new Y.Doc()
  stale.getMap('agents').set('flights', { epoch: 1 })

  const zombie = await greet(url, 'board', { instance: 'a', agent: { id: 'flights', epoch: 1 } })
  zombie.sendUpdate(Y.encodeStateAsUpdate(stale))

  expect(await zombie.whenClosed()).toMatchObject({ code: 4410 })
  expect(zombie.arrived.filter((type) => type.startsWith('sync'))).toEqual([])
  const reader = await connectPlain(url, 'board')
  expect(reader.doc.getMap('agents').get('flights')).toBeUndefined()
})

test('the same process keeps its epoch over reconnects, its older connection is cut', async () => {
  const { url } = await startRelay()
  const first = await connectCallboard(url, 'board', { instance: 'a', agent: { id: 'flights' } })
  const again = await connectCallboard(url, 'board', { instance: 'a', agent: { id: 'flights', epoch: 1 } })

  expect(again.last('welcome')?.epoch).toBe(1)
  expect((await first.whenClosed()).code).not.toBe(4410)
})

test('epochs survive a restart of the relay, and are counted for each session alone', async () => {
  const data = await temporaryDirectory()
  const before = await startRelay({ data })
  await connectCallboard(before.url, 'board', { instance: 'a', agent: { id: 'flights' } })
  await connectCallboard(before.url, 'board', { instance: 'b', agent: { id: 'flights' } })
  await before.close()

  const { url } = await startRelay({ data })
  const back = await connectCallboard(url, 'board', { instance: 'b', agent: { id: 'flights', epoch: 2 } })
  const older = await connectCallboard(url, 'board', { instance: 'a', agent: { id: 'flights', epoch: 1 } })
  const next = await connectCallboard(url, 'board', { instance: 'c', agent: { id: 'flights' } })
  const elsewhere = await connectCallboard(url, 'other', { instance: 'd', agent: { id: 'flights' } })

  expect(back.last('welcome')?.epoch).toBe(2)
  expect(await older.whenClosed()).toMatchObject({ code: 4410 })
  expect(next.last('welcome')?.epoch).toBe(3)
  expect(elsewhere.last('welcome')?.epoch).toBe(1)
})

test('ten processes that join under one id at once leave exactly one, the one with the highest epoch', async () => {
  const { url } = await startRelay()
  const clients = await Promise.all(
    Array.from({ length: 10 }, (_, index) => greet(url, 'board', { instance: `p${index}`, agent: { id: 'flights' } })),
  )

  await until('nine are closed', () => clients.filter((client) => client.closed).length === 9)
  const [winner] = clients.filter((client) => client.closed === undefined)
  await until('the winner is welcomed', () => winner?.last('welcome'))

  const epochs = clients.map((client) => client.last('welcome')?.epoch ?? 0)
  expect(winner?.last('welcome')?.epoch).toBe(Math.max(...epochs))
  expect(clients.filter((client) => client.closed?.code === 4410)).toHaveLength(9)
})

test('a welcome tells the session, its generation, the time and the promise of liveness', async () => {
  const data = await temporaryDirectory()
  const relay = await startRelay({ data })
  const first = await connectCallboard(relay.url, 'board')
  const { generation } = first.last('welcome') ?? {}
  expect(first.last('welcome')).toMatchObject({ session: 'board', livenessTimeoutMs: 5_000, now: expect.any(Number) })
  expect(generation).toMatch(/^\S{8,}$/)
  expect(first.doc.getMap('session').get('generation')).toBe(generation)
  await relay.close()

  const again = await connectCallboard((await startRelay({ data })).url, 'board')
  expect(again.last('welcome')?.generation).toBe(generation)
})

test('Callboard clients are sent heartbeats with the relay\'s time', async () => {
  const { url } = await startRelay({ timing: { heartbeatIntervalMs: 10 } })
  const client = await connectCallboard(url, 'board')
  await until('heartbeats come', () => client.messages.filter(({ type }) => type === 'heartbeat').length >= 3)
  expect(Math.abs((client.last('heartbeat')?.now ?? 0) - Date.now())).toBeLessThan(60_000)
})
