import { expect, test } from 'vitest'
import { startRelay } from '../testing/start-relay.ts'
import { TEST_SECRET, tokenOf } from '../testing/tokens.ts'
import { until } from '../testing/until.ts'

const bearers = {
  ada: { sub: 'ada', kind: 'user', name: 'Ada', sessions: ['board'] },
  flights: { sub: 'flights', kind: 'agent', sessions: ['board'] },
  hotels: { sub: 'hotels', kind: 'agent', sessions: ['board'] },
  eve: { sub: 'eve', kind: 'viewer', sessions: ['board'] },
  ci: { sub: 'ci', kind: 'service', sessions: ['board'] },
  stranger: { sub: 'ada', kind: 'user', sessions: ['other'] },
}
type Who = keyof typeof bearers | 'nobody'

/** Asks as somebody; the result is the status and the code. */
async function start(): Promise<(who: Who, method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<string>> {
  const { url } = await startRelay({ tokens: { secret: TEST_SECRET } })
  const tokens = new Map(await Promise.all(Object.entries(bearers).map(async ([who, claims]) => [who, await tokenOf(claims)] as const)))
  return async (who, method, path, body, headers = {}) => {
    const token = tokens.get(who)
    const response = await fetch(`${url.replace('ws:', 'http:')}${path}`, {
      method,
      headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      body: body === undefined ? null : JSON.stringify(body),
    })
    const text = await response.text()
    if (response.status === 401) expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/)
    return response.ok ? String(response.status) : `${response.status} ${(JSON.parse(text) as { error: { code: string } }).error.code}`
  }
}

const stream = (name: string): string => `/v1/stream/board/${name}`
const entry = (kind: string, id: string, name: string, key: string = crypto.randomUUID()): unknown[] => [{ id: key, at: 1, from: { kind, id, name }, text: 'Hello' }]
const line = (agent: string): unknown[] => [{ id: crypto.randomUUID(), type: 'task', at: 1, agent }]

test('a session\'s document is read by whom its token opens it', async () => {
  const ask = await start()
  expect(await ask('nobody', 'GET', '/v1/sessions/board')).toBe('401 token-missing')
  expect(await ask('stranger', 'GET', '/v1/sessions/board')).toBe('403 session-forbidden')
  for (const who of ['ada', 'flights', 'eve', 'ci'] as const) expect(await ask(who, 'GET', '/v1/sessions/board')).toBe('404 not-found')
  expect(await ask('nobody', 'GET', '/v1/sessions/board', undefined, { authorization: 'Basic YTpi' })).toBe('401 token-invalid')
  expect(await ask('nobody', 'GET', '/v1/sessions/board', undefined, { authorization: 'Bearer a b' })).toBe('401 token-invalid')
  for (const path of ['/healthz', '/readyz']) expect(await ask('nobody', 'GET', path)).toBe('200')
})

test('T25: streams are read by whom the session is open to, and forked by nobody else', async () => {
  const ask = await start()
  expect(await ask('flights', 'PUT', stream('agents/flights/a'), [{ type: 'text-start', id: 't' }])).toBe('201')
  for (const path of [stream('agents/flights/a'), `${stream('agents/flights/a')}?offset=-1&live=sse`, `${stream('agents/flights/a')}?offset=now&live=long-poll`]) {
    expect(await ask('nobody', 'GET', path)).toBe('401 token-missing')
    expect(await ask('stranger', 'GET', path)).toBe('403 session-forbidden')
  }
  expect(await ask('stranger', 'HEAD', stream('agents/flights/a')).catch(() => '403')).toBe('403')
  for (const path of ['/v1/stream/other/../board/agents/flights/a', '/v1/stream/other%2f..%2fboard/agents/flights/a', '/v1/stream/Board/agents/flights/a']) {
    expect(await ask('stranger', 'GET', path)).not.toBe('200')
  }
  for (const who of ['ada', 'hotels', 'eve', 'ci'] as const) expect(await ask(who, 'GET', stream('agents/flights/a'))).toBe('200')
  const fork = { 'stream-forked-from': '/v1/stream/board/agents/flights/a' }
  expect(await ask('stranger', 'PUT', '/v1/stream/other/copy', undefined, fork)).toBe('403 session-forbidden')
})

test('an agent\'s streams are written by that agent alone', async () => {
  const ask = await start()
  const chunk = [{ type: 'text-start', id: 't' }]
  for (const who of ['ada', 'hotels', 'eve', 'ci'] as const) expect(await ask(who, 'PUT', stream('agents/flights/a'), chunk)).toBe('403 not-permitted')
  expect(await ask('flights', 'PUT', stream('agents/flights/a'), chunk)).toBe('201')
  for (const who of ['ada', 'hotels', 'eve', 'ci'] as const) {
    expect(await ask(who, 'POST', stream('agents/flights/a'), chunk)).toBe('403 not-permitted')
    expect(await ask(who, 'POST', stream('agents/flights/a'), undefined, { 'stream-closed': 'true' })).toBe('403 not-permitted')
  }
  for (const who of ['ada', 'hotels', 'eve'] as const) expect(await ask(who, 'DELETE', stream('agents/flights/a'))).toBe('403 not-permitted')
  expect(await ask('flights', 'POST', stream('agents/flights/a'), chunk)).toBe('204')
  expect(await ask('ci', 'DELETE', stream('agents/flights/a'))).toBe('204')
  expect(await ask('flights', 'PUT', stream('agents/flights/x/y'), chunk)).toBe('403 not-permitted')
  expect(await ask('flights', 'PUT', stream('agents/flights'), chunk)).toBe('403 not-permitted')
})

test('in the conversation everyone speaks for themselves, and it is nobody\'s to close', async () => {
  const ask = await start()
  const path = stream('conversation')
  expect(await ask('ada', 'PUT', path, entry('person', 'ada', 'Ada'))).toBe('201')
  expect(await ask('ada', 'POST', path, entry('person', 'ada', 'Ada'))).toBe('204')
  expect(await ask('flights', 'POST', path, entry('agent', 'flights', 'Flights'))).toBe('204')
  const forged: [Who, unknown[]][] = [
    ['ada', entry('person', 'bob', 'Bob')], ['ada', entry('agent', 'flights', 'Flights')], ['ada', entry('person', 'ada', 'The boss')], ['ada', entry('agent', 'ada', 'Ada')],
    ['flights', entry('agent', 'hotels', 'Hotels')], ['flights', entry('person', 'ada', 'Ada')], ['flights', entry('person', 'flights', 'Flights')],
    ['ada', [...entry('person', 'ada', 'Ada'), ...entry('person', 'bob', 'Bob')]],
    ['eve', entry('person', 'eve', 'Eve')], ['ci', entry('person', 'ci', 'ci')],
  ]
  for (const [who, body] of forged) expect([who, await ask(who, 'POST', path, body)]).toEqual([who, '403 not-permitted'])
  expect(await ask('ada', 'POST', path, [{ text: 'of nobody' }])).toBe('400 chunk-invalid')
  for (const who of ['ada', 'flights', 'eve'] as const) {
    expect(await ask(who, 'POST', path, undefined, { 'stream-closed': 'true' })).toBe('403 not-permitted')
    expect(await ask(who, 'DELETE', path)).toBe('403 not-permitted')
  }
  expect(await ask('ada', 'PUT', `${path}x`, undefined, { 'stream-ttl': '1' })).toBe('201')
  const key = { 'producer-epoch': '0', 'producer-seq': '0' }
  expect(await ask('ada', 'POST', path, entry('person', 'ada', 'Ada', 'm1'), { ...key, 'producer-id': 'key:m1' })).toBe('200')
  expect(await ask('ada', 'POST', path, entry('person', 'ada', 'Ada', 'm2'), { ...key, 'producer-id': 'key:m3' })).toBe('403 not-permitted')
  expect(await ask('ada', 'POST', path, entry('person', 'ada', 'Ada', 'agents:flights:a'), { ...key, 'producer-id': 'key:agents:flights:a' })).toBe('403 not-permitted')
})

test('the log takes lines of agents, each under its own name', async () => {
  const ask = await start()
  const path = stream('log')
  expect(await ask('ada', 'PUT', path)).toBe('403 not-permitted')
  expect(await ask('flights', 'PUT', path, undefined, { 'content-type': 'application/json' })).toBe('201')
  expect(await ask('flights', 'POST', path, line('flights'))).toBe('204')
  expect(await ask('flights', 'POST', path, line('hotels'))).toBe('403 not-permitted')
  for (const who of ['ada', 'eve', 'ci'] as const) expect(await ask(who, 'POST', path, line('flights'))).toBe('403 not-permitted')
  expect(await ask('flights', 'PUT', stream('log'), undefined, { 'content-type': 'application/json', 'stream-ttl': '1' })).toBe('403 not-permitted')
})

test('other streams are written by all but viewers, and removed by services', async () => {
  const ask = await start()
  for (const who of ['ada', 'flights', 'ci'] as const) {
    expect(await ask(who, 'PUT', stream(`notes-${who}`), [1])).toBe('201')
    expect(await ask(who, 'POST', stream(`notes-${who}`), [2])).toBe('204')
  }
  expect(await ask('eve', 'PUT', stream('notes-eve'), [1])).toBe('403 not-permitted')
  expect(await ask('eve', 'POST', stream('notes-ada'), [1])).toBe('403 not-permitted')
  for (const who of ['ada', 'flights', 'eve'] as const) expect(await ask(who, 'DELETE', stream('notes-ada'))).toBe('403 not-permitted')
  expect(await ask('ci', 'DELETE', stream('notes-ada'))).toBe('204')
})

test('T24: a stream of events ends with the token that it was asked with', async () => {
  const relay = await startRelay({ tokens: { secret: TEST_SECRET } })
  const base = `${relay.url.replace('ws:', 'http:')}/v1/stream/board/notes`
  const authorization = `Bearer ${await tokenOf({ sub: 'ci', kind: 'service' })}`
  await fetch(base, { method: 'PUT', headers: { authorization, 'content-type': 'text/plain' }, body: 'a' })
  const reading = async (claims: Record<string, unknown>): Promise<{ ended: boolean }> => {
    const response = await fetch(`${base}?offset=-1&live=sse`, { headers: { authorization: `Bearer ${await tokenOf({ sub: 'ada', kind: 'user', ...claims })}` } })
    expect(response.status).toBe(200)
    const state = { ended: false }
    void response.text().catch(() => {}).then(() => (state.ended = true))
    return state
  }
  const [short, revoked, other] = [await reading({ endsIn: 1 }), await reading({ jti: 'r1' }), await reading({})]
  expect(await relay.revoke('r1')).toBe(1)
  await until('the revoked one has ended', () => revoked.ended)
  await until('the short one has ended', () => short.ended)
  expect(other.ended).toBe(false)
  expect(await relay.revoke('user:ada')).toBe(1)
  await until('the last has ended', () => other.ended)
})
