import { connect, type Socket } from 'node:net'
import { BEARER_PREFIX, SUBPROTOCOL } from '@callboard/session/protocol'
import { expect, onTestFinished, test } from 'vitest'
import type { LogFields, Logger } from '../log/logger.ts'
import { connectCallboard, connectPlain, greet, open, type RawClient } from '../testing/raw-client.ts'
import { silentTelemetry } from '../telemetry/telemetry.ts'
import { RelayProcess } from '../testing/relay-process.ts'
import { startRelay } from '../testing/start-relay.ts'
import { TEST_SECRET, tokenOf } from '../testing/tokens.ts'
import { until } from '../testing/until.ts'

const tokens = { secret: TEST_SECRET }

/** A TCP connection that shows what it is answered. */
interface Line {
  readonly socket: Socket
  answer: string
  ended: boolean
}

function dial(url: string): Line {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  const line: Line = { socket, answer: '', ended: false }
  socket.on('data', (chunk) => (line.answer += chunk.toString('latin1')))
  socket.on('error', () => {})
  socket.on('close', () => (line.ended = true))
  onTestFinished(() => void socket.destroy())
  return line
}

const UPGRADE = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==']

/** The status of an upgrade with these headers. */
async function upgrade(url: string, headers: readonly string[], path = '/board'): Promise<number> {
  const line = dial(url)
  line.socket.write(`GET ${path} HTTP/1.1\r\nHost: ${new URL(url).host}\r\n${[...UPGRADE, ...headers].join('\r\n')}\r\n\r\n`, 'latin1')
  await until('the upgrade is answered', () => /^HTTP\/1\.1 \d+ [^]*\r\n\r\n/.test(line.answer) || line.ended)
  line.socket.destroy()
  return Number(/^HTTP\/1\.1 (\d+)/.exec(line.answer)?.[1] ?? 0)
}

async function closing(client: RawClient): Promise<string> {
  const { code, reason } = await client.whenClosed()
  return `${code} ${reason.split(':', 1)[0]}`
}

test('T22: a page of another site gets no connection, with or without a token, and no answer over HTTP', async () => {
  for (const options of [{}, { tokens }, { tokens, origins: ['https://app.example'] }]) {
    const { url } = await startRelay(options)
    const bearer = `Sec-WebSocket-Protocol: ${SUBPROTOCOL}, ${BEARER_PREFIX}${await tokenOf({ sub: 'ada', kind: 'user' })}`
    for (const origin of ['https://evil.example', 'http://evil.example:4455', 'null', 'https://app.example.evil.example', 'http://localhost.evil.example']) {
      expect([origin, await upgrade(url, [`Origin: ${origin}`, bearer])]).toEqual([origin, 403])
      for (const path of ['/v1/sessions/board', '/v1/stream/board/notes']) {
        const response = await fetch(`${url.replace('ws:', 'http:')}${path}`, { headers: { origin } })
        expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([403, null])
        const preflight = await fetch(`${url.replace('ws:', 'http:')}${path}`, { method: 'OPTIONS', headers: { origin } })
        expect(preflight.status).toBe(403)
      }
    }
    for (const origin of ['', 'evil', '://', 'http://[', 'http://a b', `http://${'a'.repeat(9_000)}`, 'http://%ff', 'https://a, https://b', '\u0001\u00ff']) {
      expect([origin.slice(0, 20), await upgrade(url, [`Origin: ${origin}`, bearer])]).toEqual([origin.slice(0, 20), 400])
    }
    expect(await upgrade(url, [bearer])).toBe(101)
    expect(await upgrade(url, [`Origin: ${options.origins?.[0] ?? 'http://localhost:5173'}`, bearer])).toBe(101)
    expect((await fetch(`${url.replace('ws:', 'http:')}/healthz`)).status).toBe(200)
  }
})

test('T22: a name of somebody else that leads here opens nothing of an open relay', async () => {
  const { url } = await startRelay()
  const line = dial(url)
  line.socket.write('GET /v1/sessions/board HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n')
  await until('it is answered', () => line.ended)
  expect(line.answer).toMatch(/^HTTP\/1\.1 403 .*origin-forbidden/s)
})

test('T23: a token in a URL is not read, and no token is in any log, whatever becomes of it', async () => {
  const lines: unknown[] = []
  const log = (fields: LogFields, message: string): void => void lines.push([fields, message])
  const logger: Logger = { info: log, warn: log, error: log }
  const { url } = await startRelay({ tokens, logger })
  const good = await tokenOf({ sub: 'ada', kind: 'user', sessions: ['board'] })
  const late = await tokenOf({ sub: 'ada', kind: 'user', endsIn: -60 })
  const foreign = await tokenOf({ sub: 'ada', kind: 'user' }, 'another secret of 32 bytes and more')
  const opaque = 'an-opaque-token-of-somebody'
  const all = [good, late, foreign, opaque]
  for (const token of all) {
    for (const name of ['token', 'access_token', 'auth', 'jwt', 'bearer']) {
      const client = await open(url, 'board', { extended: false, path: `/board?${name}=${token}` })
      expect(await closing(client)).toBe('4401 token-missing')
    }
    const http = await fetch(`${url.replace('ws:', 'http:')}/v1/sessions/board?token=${token}`)
    expect(http.status).toBe(401)
    await (await fetch(`${url.replace('ws:', 'http:')}/v1/stream/board/notes?token=${token}`, { headers: { authorization: `Bearer ${token}` } })).text()
    await greet(url, 'board', { bearer: token })
    await greet(url, 'board', { token })
    await connectPlain(url, `other?token=${token}`, token)
    await open(url, 'board', { extended: false, path: `/board/${token}` })
    await open(url, 'board', { extended: true, protocols: [SUBPROTOCOL, `${BEARER_PREFIX}${token}`, `${BEARER_PREFIX}x`] })
    await open(url, 'board', { extended: false, headers: { origin: `https://${token}.example` } })
  }
  const client = await connectCallboard(url, 'board', { bearer: good })
  client.sendExtension({ type: 'token', token: foreign })
  await client.whenClosed()
  await until('the refusals are logged', () => lines.length > 30)
  for (const token of all) {
    expect(JSON.stringify(lines)).not.toContain(token)
    expect(JSON.stringify(lines)).not.toContain(token.split('.').at(-1))
  }
})

test('T23: nor in what the command prints', async () => {
  const token = await tokenOf({ sub: 'ada', kind: 'user' })
  const relay = new RelayProcess(['--port', '0', '--memory', '--log-level', 'info'])
  const url = await relay.url()
  await connectCallboard(url, 'board', { bearer: token, token })
  await open(url, 'board', { extended: false, path: `/board?token=${token}` })
  await open(url, 'board', { extended: false, path: `/${token}` })
  await fetch(`${url.replace('ws:', 'http:')}/v1/sessions/board?token=${token}`)
  relay.child.kill('SIGTERM')
  await relay.ended()
  expect(relay.stdout + relay.stderr).toContain('session opened')
  expect(relay.stdout + relay.stderr).not.toContain(token.split('.').at(-1))
})

const limits = { handshakeBytes: 4_096, handshakeMessages: 4, pendingHandshakes: 5 }

test('T26: before its token is read, a client may send so many bytes, whole messages or not', async () => {
  const { url } = await startRelay({ tokens, limits })
  const token = await tokenOf({ sub: 'ada', kind: 'user' })
  const whole = await open(url, 'board', { extended: true })
  whole.send(new Uint8Array(5_000))
  expect(await closing(whole)).toBe('1013 rate-limited')
  const line = dial(url)
  line.socket.write(`GET /board HTTP/1.1\r\nHost: ${new URL(url).host}\r\n${UPGRADE.join('\r\n')}\r\nSec-WebSocket-Protocol: ${SUBPROTOCOL}\r\n\r\n`)
  await until('it is open', () => line.answer.includes('\r\n\r\n'))
  // A message of 900 KB announced, of which a part comes.
  line.socket.write(Buffer.concat([Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0, 0x0d, 0xbb, 0xa0, 1, 2, 3, 4]), Buffer.alloc(5_000)]))
  await until('it is refused', () => line.answer.includes('rate-limited'))
  const within = await open(url, 'board', { extended: true })
  within.sendExtension({ type: 'hello', clientId: within.doc.clientID, instance: 'a', token })
  within.sendStep1()
  await until('it is in', () => within.arrived.includes('sync-1'))
  within.doc.getMap('selections').set('long', 'x'.repeat(10_000))
  await within.saved()
})

test('T26: before its token is read, a client may send so many messages, and what it sent counts once it is in', async () => {
  let letIn: () => void = () => {}
  const waiting = new Promise<void>((resolve) => (letIn = resolve))
  const { url } = await startRelay({
    limits,
    authorize: async () => {
      await waiting
      return { kind: 'user', id: 'ada', sessions: ['*'], paths: [] }
    },
  })
  const patient = await open(url, 'board', { extended: true })
  patient.sendExtension({ type: 'hello', clientId: patient.doc.clientID, instance: 'a', token: 't' })
  patient.sendStep1()
  patient.doc.getMap('selections').set('early', true)
  const flood = await open(url, 'board', { extended: true })
  flood.sendExtension({ type: 'hello', clientId: flood.doc.clientID, instance: 'b', token: 't' })
  for (let count = 0; count < 4; count++) flood.sendStep1()
  expect(await closing(flood)).toBe('1013 rate-limited')
  letIn()
  await until('what was sent early is saved', () => (patient.last('ack')?.frames ?? 0) >= 1)
})

test('T26: only so many may be on their way in, and those who are in lack nothing', async () => {
  const { url } = await startRelay({ tokens, limits })
  const token = await tokenOf({ sub: 'ada', kind: 'user' })
  const client = await connectCallboard(url, 'board', { bearer: token })
  const silent = await Promise.all(Array.from({ length: 5 }, () => open(url, 'board', { extended: true })))
  expect(await upgrade(url, [`Sec-WebSocket-Protocol: ${SUBPROTOCOL}`])).toBe(503)
  client.doc.getMap('selections').set('still', true)
  await client.saved()
  silent[0]?.socket.terminate()
  await until('there is room again', async () => (await upgrade(url, [`Sec-WebSocket-Protocol: ${SUBPROTOCOL}, ${BEARER_PREFIX}${token}`])) === 101)
})

test('T26: who says nothing, or whose token cannot be checked, is sent away in time', async () => {
  const { url } = await startRelay({ tokens, timing: { handshakeMs: 200 } })
  expect(await closing(await open(url, 'board', { extended: true }))).toBe('4401 token-missing')
  const slow = await startRelay({ authorize: () => new Promise(() => {}), timing: { handshakeMs: 200 } })
  expect(await closing(await greet(slow.url, 'board', { token: 't' }))).toBe('1013 identity-unavailable')
  expect(await closing(await connectPlain(slow.url, 'board', 't'))).toBe('1013 identity-unavailable')
})

test('T26: a first message that is no hello ends there', async () => {
  const { url } = await startRelay({ tokens })
  const firsts: [Uint8Array | string, string][] = [
    ['text', '4400 frame-malformed'],
    [new Uint8Array(), '4400 frame-malformed'],
    [new Uint8Array([0, 0, 1, 0]), '4401 token-missing'],
    [new Uint8Array([100, 5, 1]), '4400 frame-malformed'],
    [new Uint8Array([100, 2, 123, 125]), '4400 hello-invalid'],
  ]
  for (const [bytes, expected] of firsts) {
    const client = await open(url, 'board', { extended: true })
    client.send(bytes)
    expect(await closing(client)).toBe(expected)
  }
})

test('T26: two hundred that dial and dawdle do not keep others out', async () => {
  const { url } = await startRelay({ tokens })
  const lines = Array.from({ length: 200 }, (_, index) => {
    const line = dial(url)
    line.socket.write(`GET /board HTTP/1.1\r\nHost: x${index}\r\n`)
    return line
  })
  const client = await connectCallboard(url, 'board', { bearer: await tokenOf({ sub: 'ada', kind: 'user' }) })
  expect(client.closed).toBeUndefined()
  for (const line of lines) line.socket.destroy()
})

test('who connects too often is refused: an address before its token is read, an identity by handshake or after its hello', async () => {
  const refused: string[] = []
  const telemetry = { ...silentTelemetry, refused: (code: string, rule?: string) => void refused.push(`${code} ${rule}`) }
  const [eve, ada] = [await tokenOf({ sub: 'eve', kind: 'user' }), await tokenOf({ sub: 'ada', kind: 'user' })]
  const byIdentity = await startRelay({ tokens, telemetry, limits: { handshakesPerIdentity: 0.1 } })
  for (const bearer of [eve, eve]) expect((await connectCallboard(byIdentity.url, 'board', { bearer })).closed).toBeUndefined()

  expect(await upgrade(byIdentity.url, [`Sec-WebSocket-Protocol: y.v1, bearer.${eve}`])).toBe(429)
  const late = await greet(byIdentity.url, 'board', { token: eve })
  expect(await late.whenClosed()).toMatchObject({ code: 1013, reason: expect.stringMatching(/^rate-limited: /) as string })
  expect((await connectCallboard(byIdentity.url, 'board', { bearer: ada })).closed).toBeUndefined()

  const byAddress = await startRelay({ tokens, telemetry, limits: { handshakesPerAddress: 0.1 } })
  for (const bearer of [ada, ada]) expect((await connectCallboard(byAddress.url, 'board', { bearer })).closed).toBeUndefined()
  expect(await upgrade(byAddress.url, ['Sec-WebSocket-Protocol: y.v1, bearer.what is no token at all'])).toBe(429)
  expect(refused).toEqual(['rate-limited handshakes-per-identity', 'rate-limited handshakes-per-identity', 'rate-limited handshakes-per-address'])
})
