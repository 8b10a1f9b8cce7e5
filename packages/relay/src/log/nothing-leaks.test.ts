import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { createJsonLogger } from './json-logger.ts'
import type { Relay } from '../relay/create-relay.ts'
import type { RelayOptions } from '../relay/relay-options.ts'
import { connectCallboard, connectPlain, greet, open, presenceMessage } from '../testing/raw-client.ts'
import { startRelay } from '../testing/start-relay.ts'
import { TEST_SECRET, tokenOf } from '../testing/tokens.ts'
import { until } from '../testing/until.ts'

/** In everything that a client can send; no output may hold it. */
const MARKER = 'xyzzy7marker'

interface Line {
  readonly level: string
  readonly msg: string
  readonly [field: string]: unknown
}

interface Watched {
  readonly relay: Relay
  /** All that the relay has written so far. */
  readonly text: () => string
  readonly lines: () => readonly Line[]
}

/** A relay that logs all there is, with what it and the process say kept. */
async function startWatched(options: RelayOptions = {}): Promise<Watched> {
  const written: string[] = []
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream)
    stream.write = (chunk: string | Uint8Array) => {
      written.push(String(chunk))
      return true
    }
    onTestFinished(() => void (stream.write = write))
  }
  const logged: string[] = []
  const logger = createJsonLogger('trace', { write: (line) => void logged.push(line) })
  const relay = await startRelay({ logger, ...options })
  return {
    relay,
    text: () => [...logged, ...written].join('\n'),
    lines: () => logged.map((line) => JSON.parse(line) as Line),
  }
}

/** Frames that are wrong in every way that this test knows of, each with the marker in it. */
function hostileFrames(): readonly (Uint8Array | string)[] {
  const doc = new Y.Doc()
  doc.getMap(`${MARKER}-root`).set(`${MARKER}-key`, { [`${MARKER}-field`]: MARKER })
  doc.getMap('agents').set(`${MARKER}`, new Y.Map([['__proto__', MARKER]]))
  const update = Y.encodeStateAsUpdate(doc)
  const text = new TextEncoder().encode(MARKER)
  const framed = (type: readonly number[], bytes: Uint8Array): Uint8Array => {
    const { byteLength } = bytes
    return new Uint8Array([...type, ...(byteLength < 128 ? [byteLength] : [(byteLength & 127) | 128, byteLength >> 7]), ...bytes])
  }
  return [
    MARKER,
    text,
    update,
    framed([0, 2], update),
    framed([0, 1], update),
    framed([0, 2], text),
    framed([0, 0], text),
    framed([0, 7], text),
    framed([1], text),
    framed([100], text),
    framed([100], new TextEncoder().encode(`{"type":"${MARKER}"}`)),
    framed([100], new TextEncoder().encode(`{"type":"token","token":"${MARKER}"}`)),
    framed([100], new TextEncoder().encode(`{"type":"trace","traceparent":"${MARKER}"}`)),
    framed([101], text),
    presenceMessage([{ clientId: 7, clock: 1, state: `${MARKER} is no JSON` }]),
    presenceMessage([{ clientId: 7, clock: 1, state: { [MARKER]: MARKER, user: { name: MARKER } } }]),
    presenceMessage([{ clientId: 7, clock: 2, state: [MARKER] }]),
  ]
}

async function sendHostileFrames(url: string, bearer?: string): Promise<void> {
  for (const frame of hostileFrames()) {
    for (const connect of [
      () => connectPlain(url, 'board', bearer),
      () => connectCallboard(url, 'board', { ...(bearer === undefined ? {} : { bearer }), instance: MARKER }),
    ]) {
      const client = await connect()
      client.send(frame)
      client.socket.ping()
      client.socket.close()
      await client.whenClosed()
    }
  }
}

async function askOverHttp({ port }: Relay): Promise<void> {
  const base = `http://127.0.0.1:${port}`
  const headers = { authorization: `Bearer ${MARKER}`, cookie: MARKER, 'content-type': 'application/json', traceparent: MARKER }
  const urls = ['/metrics', '/v1/sessions/board', '/v1/sessions/no%20name', '/healthz', '/nothing', '/v1/stream/board/notes', '/v1/stream/board/%00']
  for (const url of urls) {
    for (const method of ['GET', 'PUT', 'POST', 'DELETE', 'PATCH']) {
      const hasBody = method === 'POST' || method === 'PUT'
      const asked = await fetch(`${base}${url}?token=${MARKER}&offset=${MARKER}`, { method, headers, ...(hasBody ? { body: `["${MARKER}", ` } : {}) })
      await asked.text()
    }
  }
}

test('nothing of hostile traffic is in what an open relay writes', async () => {
  const { relay, text, lines } = await startWatched()
  await sendHostileFrames(relay.url)
  await askOverHttp(relay)
  const named = await open(relay.url, `board?token=${MARKER}`, { extended: false })
  named.socket.close()
  await named.whenClosed()
  const unnamed = await open(relay.url, 'board', { extended: true, path: `/${MARKER}%20?token=${MARKER}` })
  await unnamed.whenClosed()
  await until('every connection is said to have ended', () => lines().filter(({ msg }) => msg === 'connection closed').length >= 2 * hostileFrames().length)

  expect(lines().filter(({ msg }) => msg === 'connection refused').length).toBeGreaterThan(10)
  expect(text()).not.toContain(MARKER)
})

test('nothing of hostile traffic is in what a relay with tokens writes, and no token', async () => {
  const { relay, text, lines } = await startWatched({ tokens: { secret: TEST_SECRET } })
  const agent = await tokenOf({ sub: 'flights', kind: 'agent', sessions: ['board'] })
  const viewer = await tokenOf({ sub: 'vera', kind: 'viewer', sessions: ['board'] })
  await sendHostileFrames(relay.url, viewer)
  await sendHostileFrames(relay.url, agent)
  await askOverHttp(relay)
  const forger = await connectCallboard(relay.url, 'board', { bearer: agent })
  forger.doc.getMap('agents').set('hotels', { [MARKER]: MARKER })
  await forger.whenClosed()
  for (const bad of [MARKER, `${agent.slice(0, -4)}zzzz`, await tokenOf({ sub: MARKER, kind: MARKER }), await tokenOf({ sub: 'ada', kind: 'user' }, `${MARKER} and so on, for 32 bytes`)]) {
    const client = await connectPlain(relay.url, 'board', bad)
    await client.whenClosed()
    const byHello = await greet(relay.url, 'board', { token: bad })
    await byHello.whenClosed()
  }

  const refusals = lines().filter(({ msg }) => msg === 'connection refused')
  expect(refusals.map(({ code }) => code)).toEqual(expect.arrayContaining(['token-invalid', 'write-refused']))
  expect(refusals.find(({ code }) => code === 'write-refused')).toMatchObject({
    level: 'warn',
    session: 'board',
    connection: expect.stringMatching(/^[0-9a-z]{4}-[0-9a-z]+$/),
    identity: expect.stringMatching(/^(viewer:vera|agent:flights)$/),
    rule: expect.any(String),
  })
  expect(text()).not.toContain(MARKER)
  for (const token of [agent, viewer]) expect(text()).not.toContain(token.split('.')[2])
})

test('a connection is said to have opened and closed under one id of its own', async () => {
  const { relay, lines } = await startWatched()
  const clients = await Promise.all([1, 2, 3].map(() => connectCallboard(relay.url, 'board')))
  for (const client of clients) client.socket.close(1000)
  await until('all have closed', () => lines().filter(({ msg }) => msg === 'connection closed').length === 3)
  const idsOf = (message: string): unknown[] => lines().filter(({ msg }) => msg === message).map(({ connection }) => connection).toSorted()
  expect(new Set(idsOf('connection opened')).size).toBe(3)
  expect(idsOf('connection closed')).toEqual(idsOf('connection opened'))
  expect(lines().find(({ msg }) => msg === 'connection closed')).toMatchObject({ level: 'info', session: 'board', closeCode: 1000 })
})
