import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { encodeMade, made, type MadeStruct } from '../../permission/fuzz/made-update.ts'
import type { StructId } from '../../permission/parsed-update.ts'
import { connectCallboard } from '../../testing/raw-client.ts'
import { openTcp } from '../../testing/raw-socket.ts'
import { startRelay } from '../../testing/start-relay.ts'
import { TEST_SECRET, tokenOf } from '../../testing/tokens.ts'
import { until } from '../../testing/until.ts'

const tokens = { secret: TEST_SECRET }
/** Under which content is put together by hand. */
const ID = 4_242

/** Sends bytes as they are; gives the status that came back, 0 if the connection just ended. */
async function ask(port: number, bytes: string | Buffer): Promise<number> {
  const { socket, received, ended } = openTcp(port)
  socket.write(bytes)
  await until('there is an answer', () => ended() || received().includes('\r\n'))
  socket.destroy()
  return Number(/^HTTP\/1\.1 (\d+)/.exec(received())?.[1] ?? 0)
}

const lines = (...all: readonly string[]): string => `${all.join('\r\n')}\r\n\r\n`

test('T17: requests that are none, methods and targets of every kind, are answered and hurt nobody', async () => {
  const { port, url } = await startRelay({ tokens })
  const bearer = `Authorization: Bearer ${await tokenOf({ sub: 'eve', kind: 'viewer', sessions: ['board'] })}`
  const targets = ['*', '//', '/%', '/%00', '/v1/sessions/%ff', '/v1/sessions/..%2f..%2fetc', '/v1/stream/%', '/v1/stream//', '/v1/stream/board/..', '/v1/stream/board/%2e%2e/other', `/${'a'.repeat(9_000)}`, '/v1/sessions/__proto__', 'http://evil.example/v1/sessions/other', '/v1/sessions/board?token=x', '/metrics/../v1/sessions/other', '/v1/stream/board/x?offset=__proto__', '/v1/stream/board/x?live=sse&offset=1e999']
  for (const target of targets) {
    for (const method of ['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'PATCH', 'TRACE', 'OPTIONS']) {
      const status = await ask(port, lines(`${method} ${target} HTTP/1.1`, 'Host: 127.0.0.1', bearer, 'Content-Length: 0'))
      expect([method, target, status >= 200 && status < 300]).toEqual([method, target, method === 'OPTIONS' && status < 300])
      expect(status, `${method} ${target}`).not.toBe(500)
    }
  }
  const broken = ['\0\0\0\r\n\r\n', 'GET\r\n\r\n', 'GET / HTTP/9.9\r\n\r\n', 'GET / HTTP/1.1\r\nHost\r\n\r\n', 'BREW / HTTP/1.1\r\nHost: x\r\n\r\n',
    lines('POST /v1/stream/board/x HTTP/1.1', 'Host: x', bearer, 'Content-Length: 5', 'Transfer-Encoding: chunked'),
    lines('POST /v1/stream/board/x HTTP/1.1', 'Host: x', bearer, 'Content-Length: -1'),
    lines('GET /healthz HTTP/1.1', 'Host: x', 'Host: y', `X-Long: ${'a'.repeat(40_000)}`)]
  for (const bytes of broken) expect(await ask(port, bytes)).not.toBe(500)
  expect((await fetch(`${url.replace('ws:', 'http:')}/healthz`)).status).toBe(200)
})

test('T1, T25: no token, a wrong one and one of another session read and write nothing, whatever is asked', async () => {
  const { port } = await startRelay({ tokens })
  const bearers: readonly (readonly [string | undefined, number])[] = [
    [undefined, 401], ['Bearer x', 401], ['Bearer', 401], ['Basic YTpi', 401],
    [`Bearer ${await tokenOf({ sub: 'ada', kind: 'user', endsIn: -1 })}`, 401],
    [`Bearer ${await tokenOf({ sub: 'ada', kind: 'user' }, 'another secret, of 32 bytes and more')}`, 401],
    [`Bearer ${await tokenOf({ sub: 'ada', kind: 'user', sessions: ['boar', 'board.*'] })}`, 403],
  ]
  for (const [bearer, status] of bearers) {
    const headers = ['Host: 127.0.0.1', 'Content-Type: application/json', 'Content-Length: 2', ...(bearer === undefined ? [] : [`Authorization: ${bearer}`])]
    for (const request of ['GET /v1/sessions/board', 'GET /v1/stream/board/x?offset=-1', 'GET /v1/stream/board/x?live=sse', 'HEAD /v1/stream/board/x', 'PUT /v1/stream/board/x', 'POST /v1/stream/board/x', 'DELETE /v1/stream/board/x']) {
      expect([bearer?.slice(0, 12), request, await ask(port, `${lines(`${request} HTTP/1.1`, ...headers)}[]`)]).toEqual([bearer?.slice(0, 12), request, status])
    }
  }
})

test('a body that is over the limit, said or not, is refused, and those who send slowly keep nobody waiting', async () => {
  const { port, url } = await startRelay({ tokens, limits: { appendBytes: 1_000 } })
  const bearer = `Authorization: Bearer ${await tokenOf({ sub: 'ada', kind: 'user' })}`
  const head = ['PUT /v1/stream/board/x HTTP/1.1', 'Host: 127.0.0.1', bearer, 'Content-Type: application/octet-stream']
  expect(await ask(port, `${lines(...head, 'Content-Length: 1001')}${'x'.repeat(1_001)}`)).toBe(413)
  expect(await ask(port, `${lines(...head, 'Transfer-Encoding: chunked')}${'3e9\r\n'}${'x'.repeat(1_001)}\r\n0\r\n\r\n`)).toBe(413)
  expect(await ask(port, `${lines(...head, 'Content-Length: 1000')}${'x'.repeat(1_000)}`)).toBe(201)
  for (let slow = 0; slow < 200; slow++) {
    const socket = connect(port, '127.0.0.1')
    onTestFinished(() => void socket.destroy())
    socket.on('error', () => {})
    socket.write(slow % 2 === 0 ? 'GET /v1/sessions/board HTTP/1.1\r\nHost: 127' : `${lines(...head, 'Content-Length: 1000')}x`)
  }
  expect((await fetch(`${url.replace('ws:', 'http:')}/healthz`)).status).toBe(200)
})

test('T26: bodies that are sent slowly take no more memory than their identity may have, and others send theirs', async () => {
  const { port } = await startRelay({ tokens, limits: { appendBytes: 1_000, bodyBytesPerIdentity: 3_000 } })
  const head = async (sub: string): Promise<readonly string[]> =>
    ['PUT /v1/stream/board/x HTTP/1.1', 'Host: 127.0.0.1', `Authorization: Bearer ${await tokenOf({ sub, kind: 'user' })}`, 'Content-Type: application/octet-stream']
  const [eve, ada] = [await head('eve'), await head('ada')]
  const slow = Array.from({ length: 10 }, () => openTcp(port))
  for (const { socket } of slow) socket.write(`${lines(...eve, 'Content-Length: 1000')}${'x'.repeat(999)}`)
  const refused = (): number => slow.filter(({ received }) => received().startsWith('HTTP/1.1 429')).length
  await until('those for which there is no room are refused', () => refused() >= 7)
  expect(slow.find(({ received }) => received().startsWith('HTTP/1.1 429'))?.received()).toMatch(/retry-after: \d/i)
  expect(await ask(port, `${lines(...eve, 'Content-Length: 1000')}${'x'.repeat(1_000)}`)).toBe(429)
  expect(await ask(port, `${lines(...ada, 'Content-Length: 1000')}${'x'.repeat(1_000)}`)).toBe(201)
  for (const { socket } of slow) socket.destroy()
  await until('there is room again', async () => await ask(port, `${lines(...eve, 'Content-Length: 1000')}${'x'.repeat(1_000)}`) === 200)
  expect(refused()).toBe(7)
})

test('T26: who is gone before its token was read leaves nothing behind', async () => {
  const waiting: (() => void)[] = []
  const eve = { kind: 'user', id: 'eve', sessions: ['*'], paths: [] } as const
  const { port, url, revoke } = await startRelay({ authorize: () => new Promise((resolve) => waiting.push(() => resolve(eve))) })
  const { socket } = openTcp(port)
  socket.write(lines('GET /v1/stream/board/x?offset=-1 HTTP/1.1', 'Host: 127.0.0.1', 'Authorization: Bearer x'))
  await until('the token is being read', () => waiting.length > 0)
  socket.destroy()
  // By then the relay has heard of it.
  for (let round = 0; round < 3; round++) expect((await fetch(`${url.replace('ws:', 'http:')}/healthz`)).status).toBe(200)
  for (const resolve of waiting) resolve()

  expect((await fetch(`${url.replace('ws:', 'http:')}/healthz`)).status).toBe(200)
  expect(await revoke('user:eve')).toBe(0)
})

test('T26: where whoever checks tokens hangs, nobody waits for ever, and all are told to come back', async () => {
  const { url } = await startRelay({ authorize: () => new Promise(() => {}), timing: { handshakeMs: 50 } })
  const headers = { authorization: 'Bearer x' }
  for (const target of ['/v1/sessions/board', '/v1/stream/board/x', '/metrics']) {
    const answer = await fetch(`${url.replace('ws:', 'http:')}${target}`, { headers: target === '/metrics' ? { ...headers, forwarded: 'for=elsewhere' } : headers })
    expect([target, answer.status]).toEqual([target, 503])
  }
  const { closed } = await connectCallboard(url, 'board', { bearer: 'x' })
  expect(closed).toMatchObject({ code: 1013, reason: expect.stringMatching(/^identity-unavailable/) })
})

test('T29: whatever somebody puts into a document, the others can read it over HTTP', async () => {
  const { url } = await startRelay({ tokens })
  const bearer = await tokenOf({ sub: 'eve', kind: 'user' })
  const eve = await connectCallboard(url, 'board', { bearer })
  const under = (clock: number): { readonly parent: StructId } => ({ parent: { client: ID, clock } })
  const structs: readonly MadeStruct[] = [
    { ...made.type(4), parent: 'selections', key: 'fragment' }, { ...made.values(null), ...under(0) },
    { ...made.type(3), parent: 'selections', key: 'element' }, { ...made.embed({ a: 1 }), ...under(2) },
    { ...made.type(6), parent: 'selections', key: 'text' }, { ...made.format('b', null), ...under(4) },
    { ...made.type(5), parent: 'selections', key: 'hook' },
    { ...made.type(1), parent: 'selections', key: 'map' }, { ...made.type(4), ...under(7), key: 'fragment' }, { ...made.values(undefined), ...under(8) },
    { ...made.values({ deep: [9_007_199_254_740_993n] }), parent: 'selections', key: 'large' },
    ...[0, 1, 2].map((part) => ({ ...made.values(...Array<number>(100_000).fill(1)), ...(part === 0 ? { parent: 'many' } : { origin: { client: ID, clock: 10 + part * 100_000 } }) })),
  ]
  eve.sendUpdate(encodeMade({ blocks: [{ client: ID, clock: 0, structs }] }))
  await eve.saved()
  const read = await fetch(`${url.replace('ws:', 'http:')}/v1/sessions/board`, { headers: { authorization: `Bearer ${bearer}` } })

  expect(read.status).toBe(200)
  const { selections, many } = (await read.json()) as { selections: unknown; many: readonly unknown[] }
  expect(selections).toMatchObject({ fragment: [null], element: '<name>[object Object]</name>', hook: {}, map: { fragment: [null] }, large: { deep: ['9007199254740993'] } })
  expect(many.length).toBe(300_000)
})

test('T20: compression is not spoken, whoever asks for it', async () => {
  const { port } = await startRelay()
  const socket = connect(port, '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  let received = ''
  socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')))
  socket.write(lines('GET /board HTTP/1.1', 'Host: 127.0.0.1', 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==', 'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits'))
  await until('the handshake is answered', () => received.includes('\r\n\r\n'))
  expect(received).toContain('101 Switching')
  expect(received.toLowerCase()).not.toContain('sec-websocket-extensions')
})
