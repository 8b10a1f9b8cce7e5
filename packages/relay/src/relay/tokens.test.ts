import { expect, test } from 'vitest'
import { SUBPROTOCOL } from '@callboard/session/protocol'
import type { Relay } from './create-relay.ts'
import type { RelayOptions } from './relay-options.ts'
import { MemoryStorage } from '../storage/memory-storage.ts'
import { connectCallboard, connectPlain, greet, open, type RawClient } from '../testing/raw-client.ts'
import { connectStock } from '../testing/stock-client.ts'
import { startRelay, temporaryDirectory } from '../testing/start-relay.ts'
import { TEST_SECRET, tokenOf } from '../testing/tokens.ts'
import { until } from '../testing/until.ts'

const tokens = { secret: TEST_SECRET }
const ada = { sub: 'ada', kind: 'user', sessions: ['board'] }

async function start(options: RelayOptions = {}): Promise<Relay> {
  return startRelay({ tokens, ...options })
}

/** How a connection was closed: its code, and the error's. */
async function closing(client: RawClient): Promise<string> {
  const { code, reason } = await client.whenClosed()
  const [name] = reason.split(':', 1)
  if (client.socket.protocol === SUBPROTOCOL) expect(client.last('error')).toMatchObject({ code: name })
  return `${code} ${name}`
}

const isIn = (client: RawClient): Promise<void> => until('the client is synced', () => client.arrived.includes('sync-1'))

test('a token comes as a sub-protocol or in the hello, from stock clients as a sub-protocol; the relay says whom it takes them for', async () => {
  const { url } = await start()
  const bearer = await tokenOf(ada)
  const bySubprotocol = await connectCallboard(url, 'board', { bearer })
  const byHello = await connectCallboard(url, 'board', { token: bearer })
  for (const client of [bySubprotocol, byHello]) {
    expect(client.socket.protocol).toBe(SUBPROTOCOL)
    const welcome = client.last('welcome')
    expect(welcome?.principal).toEqual({ kind: 'user', id: 'ada' })
    expect(welcome?.tokenEndsInMs).toBeGreaterThan(590_000)
  }
  const plain = await connectPlain(url, 'board', bearer)
  expect(plain.socket.protocol).toBe('y.v1')
  const stock = connectStock(url, 'board', undefined, bearer)
  await stock.synced()
  stock.doc.getMap('selections').set('flight', 7)
  await until('everyone has it', () => [bySubprotocol, byHello, plain].every(({ doc }) => doc.getMap('selections').get('flight') === 7))
  stock.destroy()
})

test('an open relay asks nobody, and ignores what it is shown', async () => {
  const { url } = await startRelay()
  const client = await connectCallboard(url, 'board', { bearer: 'nonsense' })
  expect(client.last('welcome')).not.toHaveProperty('principal')
  expect((await connectPlain(url, 'board')).arrived).toContain('sync-1')
})

test('who has no token, or none that counts, is refused before anything is loaded', async () => {
  const { url } = await start()
  const stranger = 'of a stranger, of 32 bytes and more'
  expect(await closing(await connectPlain(url, 'board'))).toBe('4401 token-missing')
  expect(await closing(await greet(url, 'board'))).toBe('4401 token-missing')
  for (const how of ['bearer', 'token'] as const) {
    expect(await closing(await greet(url, 'board', { [how]: await tokenOf(ada, stranger) }))).toBe('4401 token-invalid')
    expect(await closing(await greet(url, 'board', { [how]: await tokenOf({ ...ada, endsIn: -1 }) }))).toBe('4401 token-expired')
    expect(await closing(await greet(url, 'board', { [how]: await tokenOf({ ...ada, sessions: ['other', 'boar', 'board2', 'BOARD', 'bo'] }) }))).toBe('4403 session-forbidden')
  }
  expect(await closing(await connectPlain(url, 'board', await tokenOf(ada, stranger)))).toBe('4401 token-invalid')
  expect((await fetch(`${url.replace('ws:', 'http:')}/v1/sessions/board`)).status).toBe(401)
})

test('a pattern opens every session that begins so', async () => {
  const { url } = await start()
  const bearer = await tokenOf({ ...ada, sessions: ['trip-*'] })
  await isIn(await connectCallboard(url, 'trip-1', { bearer }))
  await isIn(await connectCallboard(url, 'trip-', { bearer }))
  expect(await closing(await greet(url, 'trip', { bearer }))).toBe('4403 session-forbidden')
})

test('T24: the end of a token closes its connections, and a newer one of the same identity moves it', async () => {
  const { url } = await start()
  const ends = await tokenOf({ ...ada, endsIn: 1.5 })
  const [left, renewed, plain] = [await connectCallboard(url, 'board', { bearer: ends }), await connectCallboard(url, 'board', { bearer: ends }), await connectPlain(url, 'board', ends)]
  renewed.sendExtension({ type: 'token', token: await tokenOf(ada) })
  const before = Date.now()
  expect(await closing(left)).toBe('4401 token-expired')
  expect(await closing(plain)).toBe('4401 token-expired')
  expect(Date.now() - before).toBeLessThan(2_500)
  renewed.doc.getMap('selections').set('still', true)
  await renewed.saved()
})

test('T24: a newer token of somebody else, or of no use, ends the connection', async () => {
  const { url } = await start()
  const bearer = await tokenOf(ada)
  const renewals: [Record<string, unknown>, string][] = [
    [{ ...ada, sub: 'bob' }, '4403 session-forbidden'],
    [{ ...ada, kind: 'viewer' }, '4403 session-forbidden'],
    [{ ...ada, sessions: ['other'] }, '4403 session-forbidden'],
    [{ ...ada, endsIn: -1 }, '4401 token-expired'],
  ]
  for (const [claims, expected] of renewals) {
    const client = await connectCallboard(url, 'board', { bearer })
    client.sendExtension({ type: 'token', token: await tokenOf(claims) })
    expect(await closing(client)).toBe(expected)
  }
})

test('T24: what is revoked is closed at once and refused from then on: a token by its id, an identity by its key', async () => {
  const relay = await start()
  const { url } = relay
  const [one, two] = [await tokenOf({ ...ada, jti: 't1' }), await tokenOf({ ...ada, jti: 't2' })]
  const bob = await connectCallboard(url, 'board', { bearer: await tokenOf({ ...ada, sub: 'bob' }) })
  const [first, second] = [await connectCallboard(url, 'board', { bearer: one }), await connectCallboard(url, 'board', { token: two })]
  expect(await relay.revoke('t1')).toBe(1)
  expect(await closing(first)).toBe('4401 token-expired')
  expect(second.closed).toBeUndefined()
  expect(await closing(await greet(url, 'board', { bearer: one }))).toBe('4401 token-expired')
  expect(await relay.revoke('user:ada')).toBe(1)
  expect(await closing(second)).toBe('4401 token-expired')
  expect(await closing(await greet(url, 'board', { token: await tokenOf({ ...ada, jti: 't3' }) }))).toBe('4401 token-expired')
  expect(bob.closed).toBeUndefined()
  expect(await relay.revoke('never seen')).toBe(0)
})

test('T24: what is revoked stays so after a restart, a token until it ends, an identity until it is taken back', async () => {
  const [data, storage] = [await temporaryDirectory(), new MemoryStorage()]
  for (const options of [{ data }, { storage }]) {
    const first = await startRelay({ tokens: { secret: TEST_SECRET }, ...options })
    const [one, bob] = [await tokenOf({ ...ada, jti: 't1' }), await tokenOf({ ...ada, sub: 'bob' })]
    const client = await connectCallboard(first.url, 'board', { bearer: one })
    expect(await first.revoke('t1')).toBe(1)
    expect(await closing(client)).toBe('4401 token-expired')
    expect(await first.revoke('user:bob')).toBe(0)
    if ('data' in options) await first.close()

    const second = await startRelay({ tokens: { secret: TEST_SECRET }, ...options })
    for (const bearer of [one, bob]) expect(await closing(await greet(second.url, 'board', { bearer }))).toBe('4401 token-expired')
    expect((await connectCallboard(second.url, 'board', { bearer: await tokenOf({ ...ada, jti: 't2' }) })).closed).toBeUndefined()

    await second.reinstate('user:bob')

    expect((await connectCallboard(second.url, 'board', { bearer: bob })).closed).toBeUndefined()
  }
  const kept = await storage.revocations(0)
  // The token ends in ten minutes, and need not be known any more then.
  expect(kept).toEqual([{ key: 't1', endsAt: expect.any(Number) as number }])
  expect(await storage.revocations((kept[0]?.endsAt ?? 0) - 1)).toHaveLength(1)
  expect(await storage.revocations(kept[0]?.endsAt ?? 0)).toEqual([])
})

test('T25: a token of one session opens no other, by whatever spelling', async () => {
  const { url } = await start()
  const bearer = await tokenOf(ada)
  const secret = await connectCallboard(url, 'secret', { bearer: await tokenOf({ ...ada, sessions: ['*'] }) })
  secret.doc.getMap('config').set('pin', 'the secret itself')
  await secret.saved()
  for (const path of ['/secret', '/board/../secret', '/board%2f..%2fsecret', '/./secret', '//secret', '/Secret', '/SECRET', '/secret?token=board', '/%73ecret', '/secret%00', '/board;secret']) {
    const client = await open(url, 'board', { extended: true, path, protocols: [SUBPROTOCOL, `bearer.${bearer}`] })
    client.sendExtension({ type: 'hello', clientId: client.doc.clientID, instance: 'x', token: bearer })
    client.sendStep1()
    const { code } = await client.whenClosed()
    expect([path, code === 4403 || code === 4404]).toEqual([path, true])
    expect(client.arrived.every((type) => type === 'extension')).toBe(true)
    expect(JSON.stringify(client.messages)).not.toContain('the secret itself')
  }
})

test('an agent joins as who its token says, and as nobody else', async () => {
  const { url } = await start()
  const bearer = await tokenOf({ sub: 'flights', kind: 'agent', sessions: ['board'] })
  const agent = await connectCallboard(url, 'board', { bearer, agent: { id: 'flights' } })
  expect(agent.last('welcome')).toMatchObject({ epoch: 1, principal: { kind: 'agent', id: 'flights' } })
  expect(await closing(await greet(url, 'board', { bearer, agent: { id: 'hotels' } }))).toBe('4403 session-forbidden')
  for (const kind of ['user', 'viewer', 'service']) {
    const other = await tokenOf({ sub: 'flights', kind, sessions: ['board'] })
    expect(await closing(await greet(url, 'board', { bearer: other, agent: { id: 'flights' } }))).toBe('4403 session-forbidden')
  }
  expect(agent.closed).toBeUndefined()
})

test('nobody is sent away by who names the same process, or moves in under their client id', async () => {
  const { url } = await start()
  const client = await connectCallboard(url, 'board', { bearer: await tokenOf(ada), instance: 'known' })
  const bearer = await tokenOf({ ...ada, sub: 'eve' })
  const thief = { bearer, instance: 'known', clientId: client.doc.clientID }
  expect(await closing(await greet(url, 'board', thief))).toBe('4403 presence-refused')
  expect(client.closed).toBeUndefined()
  client.socket.terminate()
  await client.whenClosed()
  expect(await closing(await greet(url, 'board', thief))).toBe('4403 presence-refused')
})

test('a host decides for itself whom it lets in', async () => {
  const asked: unknown[] = []
  const relay = await startRelay({
    host: '127.0.0.1',
    authorize: (request) => {
      asked.push(request)
      if (request.token === 'let ada in') return { kind: 'user', id: 'ada', sessions: ['board'], paths: [], endsAt: Date.now() + 60_000 }
      if (request.token === 'half') return { kind: 'user', id: 'a/b', sessions: ['*'], paths: [] }
      throw new Error('the database is away')
    },
  })
  const client = await connectCallboard(relay.url, 'board', { token: 'let ada in' })
  expect(client.last('welcome')?.principal).toEqual({ kind: 'user', id: 'ada' })
  expect(asked[0]).toEqual({ session: 'board', token: 'let ada in', origin: undefined, transport: 'websocket' })
  expect(await closing(await greet(relay.url, 'other', { token: 'let ada in' }))).toBe('4403 session-forbidden')
  expect(await closing(await greet(relay.url, 'board', { token: 'half' }))).toBe('1013 internal')
  expect(await closing(await greet(relay.url, 'board', { token: 'what' }))).toBe('1013 internal')
})

test('a relay that others can reach is not started without a way to tell who they are', async () => {
  for (const host of ['0.0.0.0', '::', '192.0.2.1', 'relay.example']) {
    await expect(startRelay({ host })).rejects.toMatchObject({ code: 'option-invalid', details: { option: 'host' } })
  }
  await expect(startRelay({ tokens, authorize: () => ({ kind: 'user', id: 'a', sessions: [], paths: [] }) })).rejects.toMatchObject({ code: 'option-invalid' })
  const { port } = await start({ host: '0.0.0.0' })
  expect(await closing(await connectPlain(`ws://127.0.0.1:${port}`, 'board'))).toBe('4401 token-missing')
})
