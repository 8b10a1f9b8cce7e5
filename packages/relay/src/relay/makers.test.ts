import { CLOSE_CODES } from '@callboard/session/protocol'
import { expect, test } from 'vitest'
import { connectCallboard, greet, type RawClient } from '../testing/raw-client.ts'
import { startRelay, temporaryDirectory } from '../testing/start-relay.ts'
import { TEST_SECRET, tokenOf, type TestClaims } from '../testing/tokens.ts'
import type { Relay } from './create-relay.ts'

const tokens = { secret: TEST_SECRET }

async function join({ url }: Relay, session: string, claims: TestClaims): Promise<RawClient> {
  return connectCallboard(url, session, { bearer: await tokenOf({ kind: 'user', ...claims }) })
}

async function expectTurnedAway(client: RawClient, code: string): Promise<void> {
  expect(await client.whenClosed()).toMatchObject({ code: CLOSE_CODES.tryAgainLater, reason: expect.stringMatching(`^${code}: `) as string })
  expect(client.last('error')).toMatchObject({ code, retryInMs: expect.any(Number) as number })
}

async function put(relay: Relay, path: string, claims: TestClaims, body?: string): Promise<Response> {
  return ask(relay, path, claims, { method: 'PUT', body })
}

async function ask({ port }: Relay, path: string, claims: TestClaims, request: { readonly method: string; readonly body?: string | undefined }): Promise<Response> {
  const headers = { authorization: `Bearer ${await tokenOf({ kind: 'user', ...claims })}`, 'content-type': 'text/plain' }
  return fetch(`http://127.0.0.1:${port}/v1/stream/${path}`, { method: request.method, headers, body: request.body ?? null })
}

test('one identity makes as many sessions as it may and no more, also after a restart; it joins those that there are', async () => {
  const options = { tokens, data: await temporaryDirectory(), limits: { sessionsPerIdentity: 2 } }
  const first = await startRelay(options)
  for (const session of ['a', 'b', 'a']) expect((await join(first, session, { sub: 'eve' })).closed).toBeUndefined()
  await expectTurnedAway(await join(first, 'c', { sub: 'eve' }), 'relay-full')
  await first.close()

  const second = await startRelay(options)
  await expectTurnedAway(await join(second, 'c', { sub: 'eve' }), 'relay-full')
  expect((await join(second, 'c', { sub: 'ada' })).closed).toBeUndefined()

  expect((await join(second, 'c', { sub: 'eve' })).closed).toBeUndefined()
})

test('a session that the token names in full counts for nobody: whoever gave the token has counted it', async () => {
  const relay = await startRelay({ tokens, limits: { sessionsPerIdentity: 1 } })
  for (const session of ['a', 'b', 'c']) expect((await join(relay, session, { sub: 'ada', sessions: [session] })).closed).toBeUndefined()
})

test('so many new sessions are made in a minute and no more', async () => {
  const relay = await startRelay({ tokens, limits: { newSessionsPerMinute: 2 } })
  for (const session of ['a', 'b']) expect((await join(relay, session, { sub: 'eve' })).closed).toBeUndefined()

  await expectTurnedAway(await join(relay, 'c', { sub: 'eve' }), 'rate-limited')

  expect((await join(relay, 'c', { sub: 'ada' })).closed).toBeUndefined()
})

test('who waits for a session beside one who may make none gets in', async () => {
  const relay = await startRelay({ tokens, limits: { sessionsPerIdentity: 1 } })
  await join(relay, 'a', { sub: 'eve' })
  const [eves, adas] = [await tokenOf({ kind: 'user', sub: 'eve' }), await tokenOf({ kind: 'user', sub: 'ada' })]

  const clients = await Promise.all([eves, adas, eves].map((bearer) => greet(relay.url, 'new', { bearer })))

  const [eve, ada, again] = await Promise.all(clients.map(async (client) => (await Promise.race([client.whenClosed(), welcomed(client)]))))
  expect(ada).toBe('welcomed')
  // Whoever of eve's comes before ada has made it is sent away.
  for (const outcome of [eve, again]) expect(outcome === 'welcomed' || outcome?.code === CLOSE_CODES.tryAgainLater).toBe(true)
})

async function welcomed(client: RawClient): Promise<'welcomed'> {
  while (client.last('welcome') === undefined) await new Promise((resolve) => setTimeout(resolve, 5))
  return 'welcomed'
}

test('one identity makes as many streams as it may and no more, also after a restart; one that is deleted makes room', async () => {
  const options = { tokens, data: await temporaryDirectory(), limits: { streamsPerIdentity: 2 } }
  const first = await startRelay(options)
  for (const name of ['one', 'two', 'one']) expect((await put(first, `trip/${name}`, { sub: 'eve' })).ok).toBe(true)
  expect((await put(first, 'elsewhere/three', { sub: 'eve' })).status).toBe(503)
  expect((await put(first, 'elsewhere/three', { sub: 'ada' })).status).toBe(201)
  await first.close()

  const second = await startRelay(options)
  const refused = await put(second, 'trip/four', { sub: 'eve' })
  expect([refused.status, await refused.json()]).toMatchObject([503, { error: { code: 'relay-full' } }])
  expect(refused.headers.get('retry-after')).not.toBeNull()
  const headers = { authorization: `Bearer ${await tokenOf({ kind: 'service', sub: 'tidy' })}` }
  expect((await fetch(`http://127.0.0.1:${second.port}/v1/stream/trip/one`, { method: 'DELETE', headers })).ok).toBe(true)

  expect((await put(second, 'trip/four', { sub: 'eve' })).status).toBe(201)
})

test('all streams of one identity hold so many bytes and no more, also after a restart; one that is deleted makes room', async () => {
  const options = { tokens, data: await temporaryDirectory(), limits: { streamBytesPerIdentity: 10 } }
  const eve = { sub: 'eve' }
  const first = await startRelay(options)
  expect((await put(first, 'trip/one', eve, 'four')).status).toBe(201)
  expect((await put(first, 'elsewhere/two', eve)).status).toBe(201)
  expect((await ask(first, 'elsewhere/two', eve, { method: 'POST', body: 'sixsix' })).ok).toBe(true)
  const refused = await ask(first, 'trip/one', eve, { method: 'POST', body: 'x' })
  expect([refused.status, await refused.json()]).toMatchObject([413, { error: { code: 'stream-full', message: expect.stringContaining('streamBytesPerIdentity') as string } }])
  expect((await put(first, 'trip/three', eve, 'x')).status).toBe(413)
  expect((await put(first, 'trip/three', { sub: 'ada' }, 'xxxxxxxxxx')).status).toBe(201)
  await first.close()

  const second = await startRelay(options)
  expect((await ask(second, 'trip/one', eve, { method: 'POST', body: 'x' })).status).toBe(413)
  const metrics = await (await fetch(`http://127.0.0.1:${second.port}/metrics`)).text()
  expect(metrics).toMatch(/callboard_refusals_total\{[^}]*stream-full[^}]*\} 1/)
  expect((await ask(second, 'trip/one', { ...eve, kind: 'service', sub: 'tidy' }, { method: 'DELETE' })).ok).toBe(true)
  expect((await ask(second, 'elsewhere/two', eve, { method: 'POST', body: 'four' })).ok).toBe(true)
  expect((await ask(second, 'elsewhere/two', eve, { method: 'POST', body: 'x' })).status).toBe(413)
})

test('so many new streams are made in a minute and no more', async () => {
  const relay = await startRelay({ tokens, limits: { newStreamsPerMinute: 2 } })
  for (const name of ['one', 'two']) expect((await put(relay, `trip/${name}`, { sub: 'eve' })).status).toBe(201)

  expect((await put(relay, 'trip/three', { sub: 'eve' })).status).toBe(429)

  expect((await put(relay, 'trip/two', { sub: 'eve' })).status).toBe(200)
  expect((await put(relay, 'trip/three', { sub: 'ada' })).status).toBe(201)
})
