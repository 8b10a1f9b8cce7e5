import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { GatedStorage } from '../testing/gated-storage.ts'
import { connectCallboard, connectPlain } from '../testing/raw-client.ts'
import { startRelay, temporaryDirectory } from '../testing/start-relay.ts'
import { until } from '../testing/until.ts'

interface Reply {
  readonly status: number
  readonly type: string | null
  readonly body: Record<string, unknown>
}

async function get(url: string, path: string, init?: RequestInit): Promise<Reply> {
  const response = await fetch(url.replace('ws:', 'http:') + path, init)
  const body = (await response.json()) as Record<string, unknown>
  return { status: response.status, type: response.headers.get('content-type'), body }
}

test('health and readiness are told', async () => {
  const { url } = await startRelay()
  expect(await get(url, '/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } })
  expect(await get(url, '/readyz')).toMatchObject({ status: 200, body: { status: 'ready' } })
})

test('a relay whose storage is broken is alive and not ready', async () => {
  const storage = new GatedStorage()
  const { url } = await startRelay({ storage })
  await storage.close()
  expect(await get(url, '/healthz')).toMatchObject({ status: 200 })
  expect(await get(url, '/readyz')).toMatchObject({ status: 503, body: { error: { code: 'storage-unavailable' } } })
})

test('a session is read as JSON, its roots as what is in them, while it is open and after it was unloaded', async () => {
  const data = await temporaryDirectory()
  const relay = await startRelay({ data, timing: { idleUnloadMs: 1 } })
  const client = await connectCallboard(relay.url, 'board')
  client.doc.getMap('agents').set('flights', { name: 'Flights', tasks: [] })
  client.doc.getMap('selections').set('flight', { id: 7 })
  client.doc.getText('notes').insert(0, 'Bring an umbrella')
  client.doc.getArray('outline').push(['one', new Y.Map([['two', 2]])])
  client.doc.getMap('own').set('nested', new Y.Map([['deep', true]]))
  client.doc.getMap('own').set('gone', 1)
  client.doc.getMap('own').delete('gone')
  await client.saved()

  const expected = {
    agents: { flights: { name: 'Flights', tasks: [] } },
    people: {},
    selections: { flight: { id: 7 } },
    config: {},
    session: { schema: expect.any(Number), generation: expect.any(String), createdAt: expect.any(Number) },
    notes: 'Bring an umbrella',
    outline: ['one', { two: 2 }],
    own: { nested: { deep: true } },
  }
  const open = await get(relay.url, '/v1/sessions/board')
  expect(open).toMatchObject({ status: 200, type: expect.stringContaining('application/json') })
  expect(open.body).toEqual(expected)

  client.socket.terminate()
  await relay.close()
  const { url } = await startRelay({ data })
  expect((await get(url, '/v1/sessions/board')).body).toEqual(expected)
})

test('reading a session does not change what its roots can be', async () => {
  const { url } = await startRelay()
  const client = await connectPlain(url, 'board')
  client.doc.getText('notes').insert(0, 'text')
  await until('the text is there', async () => (await get(url, '/v1/sessions/board')).body['notes'] === 'text')
  client.doc.getText('notes').insert(4, ' and more')
  await expect.poll(async () => (await get(url, '/v1/sessions/board')).body['notes']).toBe('text and more')
})

test('what is not committed is not read', async () => {
  const storage = new GatedStorage()
  const { url } = await startRelay({ storage })
  const client = await connectCallboard(url, 'board')
  await until('the sync answer is acknowledged', () => client.last('ack')?.frames === 1)
  const { appends } = storage
  storage.hold()
  client.doc.getMap('config').set('budget', 100)
  await until('the commit is under way', () => storage.appends > appends)

  let answered = false
  const reading = get(url, '/v1/sessions/board').finally(() => (answered = true))
  await get(url, '/healthz')
  expect(answered).toBe(false)
  storage.release()
  expect((await reading).body['config']).toEqual({ budget: 100 })
})

test('who reads while a commit fails is told so', async () => {
  const storage = new GatedStorage()
  const { url } = await startRelay({ storage })
  const client = await connectCallboard(url, 'board')
  await until('the sync answer is acknowledged', () => client.last('ack')?.frames === 1)
  const { appends } = storage
  storage.hold()
  client.doc.getMap('config').set('budget', 100)
  await until('the commit is under way', () => storage.appends > appends)

  const reading = get(url, '/v1/sessions/board')
  await get(url, '/healthz')
  storage.fail(true)
  storage.release()
  expect(await reading).toMatchObject({ status: 503, body: { error: { code: 'storage-unavailable' } } })
})

test('a session that was never stored, an impossible name, another path and another method get their codes', async () => {
  const { url } = await startRelay()
  expect(await get(url, '/v1/sessions/never')).toMatchObject({ status: 404, body: { error: { code: 'not-found' } } })
  expect(await get(url, '/v1/sessions/never')).toMatchObject({ status: 404 })
  expect(await get(url, '/v1/sessions/a%2Fb')).toMatchObject({ status: 400, body: { error: { code: 'session-name-invalid' } } })
  expect(await get(url, '/v1/sessions/')).toMatchObject({ status: 400, body: { error: { code: 'session-name-invalid' } } })
  expect(await get(url, '/')).toMatchObject({ status: 404, body: { error: { code: 'not-found' } } })
  expect(await get(url, '/v1/sessions/never', { method: 'POST' })).toMatchObject({ status: 404, body: { error: { code: 'not-found' } } })
})

test('a page of an origin that is served may read', async () => {
  const { url } = await startRelay({ origins: ['https://app.example'] })
  const http = url.replace('ws:', 'http:')
  const headers = { origin: 'https://app.example' }
  expect((await fetch(`${http}/healthz`, { headers })).headers.get('access-control-allow-origin')).toBe('https://app.example')
  const preflight = await fetch(`${http}/v1/sessions/board`, { method: 'OPTIONS', headers })
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('access-control-allow-headers')).toContain('Authorization')
  expect(preflight.headers.get('access-control-allow-methods')).toContain('GET')
})
