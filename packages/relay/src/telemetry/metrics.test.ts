import { expect, test } from 'vitest'
import type { Relay } from '../relay/create-relay.ts'
import { connectCallboard, connectPlain } from '../testing/raw-client.ts'
import { startRelay } from '../testing/start-relay.ts'
import { TEST_SECRET, tokenOf } from '../testing/tokens.ts'
import { until } from '../testing/until.ts'
import { silentTelemetry } from './telemetry.ts'

/** Every sample of the page, by name and labels as they stand there. */
async function scrape({ port }: Relay): Promise<Map<string, number>> {
  const response = await fetch(`http://127.0.0.1:${port}/metrics`)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toContain('text/plain')
  const lines = (await response.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))] as const))
}

async function scrapeUntil(relay: Relay, name: string, value: number): Promise<void> {
  await until(`${name} is ${value}`, async () => (await scrape(relay)).get(name) === value)
}

test('connections, sessions, commits and traffic are counted', async () => {
  const relay = await startRelay()
  const [writer, reader] = await Promise.all([connectCallboard(relay.url, 'board'), connectPlain(relay.url, 'board')])
  const other = await connectPlain(relay.url, 'other')
  for (let count = 1; count <= 5; count++) writer.doc.getMap('config').set(`key-${count}`, count)
  await until('it was read', () => reader.doc.getMap('config').size === 5)
  other.socket.close()
  await scrapeUntil(relay, 'callboard_connections', 2)

  const samples = await scrape(relay)
  expect(samples.get('callboard_connections_opened_total')).toBe(3)
  expect(samples.get('callboard_sessions_loaded')).toBe(2)
  expect(samples.get('callboard_committed_updates_total')).toBeGreaterThanOrEqual(5)
  const commits = samples.get('callboard_commits_total')
  expect(commits).toBeGreaterThanOrEqual(1)
  for (const name of ['commit', 'fan_out', 'delivery']) {
    expect(samples.get(`callboard_${name}_seconds_count`)).toBe(commits)
    expect(samples.get(`callboard_${name}_seconds_bucket{le="+Inf"}`)).toBe(commits)
  }
  const delivery = samples.get('callboard_delivery_seconds_sum') ?? 0
  expect(delivery).toBeGreaterThanOrEqual(samples.get('callboard_commit_seconds_sum') ?? Infinity)
})

test('what comes in and goes out is counted in messages and bytes, by what it is about', async () => {
  const relay = await startRelay()
  const [writer, reader] = await Promise.all([connectCallboard(relay.url, 'board'), connectPlain(relay.url, 'board')])
  const before = await scrape(relay)
  const update = 'x'.repeat(1_000)
  const arrived = reader.arrivedBytes
  writer.doc.getMap('config').set('key', update)
  writer.sendPresence({ clientId: writer.doc.clientID, clock: 1, state: { name: 'Ada' } })
  await until('it was read', () => reader.doc.getMap('config').size === 1 && reader.presence.has(writer.doc.clientID))

  const after = await scrape(relay)
  const grown = (name: string): number => (after.get(name) ?? 0) - (before.get(name) ?? 0)
  expect(grown('callboard_received_messages_total{kind="sync"}')).toBe(1)
  expect(grown('callboard_received_bytes_total{kind="sync"}')).toBeGreaterThan(1_000)
  expect(grown('callboard_received_messages_total{kind="awareness"}')).toBe(1)
  expect(grown('callboard_sent_messages_total{kind="sync"}')).toBe(1)
  expect(grown('callboard_sent_messages_total{kind="awareness"}')).toBeGreaterThanOrEqual(1)
  expect(grown('callboard_sent_messages_total{kind="extension"}')).toBeGreaterThanOrEqual(1)
  const sent = grown('callboard_sent_bytes_total{kind="sync"}') + grown('callboard_sent_bytes_total{kind="awareness"}')
  expect(sent).toBeGreaterThanOrEqual(reader.arrivedBytes - arrived)
})

test('what is awaited follows the documents of loaded sessions', async () => {
  const relay = await startRelay()
  const writer = await connectPlain(relay.url, 'board')
  const agents = writer.doc.getMap('agents')
  const task = { id: 't', title: 'Compare fares', status: 'running', startedAt: 1, updatedAt: 1 }
  const question = { id: 'q', kind: 'approval', title: 'Book?', askedAt: 1 }
  agents.set('flights', { id: 'flights', tasks: [task, { ...task, id: 'u' }, { ...task, id: 'v', status: 'done' }], acks: {}, interrupts: [question] })
  const command = { id: 'c', kind: 'message', to: ['flights', 'hotels'], text: 'Hello', at: 1 }
  writer.doc.getMap('people').set('ada/phone', { id: 'ada', commands: [command, { ...command, id: 'd', expiresAt: 2 }] })
  await scrapeUntil(relay, 'callboard_tasks_running', 2)
  await scrapeUntil(relay, 'callboard_questions_open', 1)
  await scrapeUntil(relay, 'callboard_commands_unacknowledged', 2)

  const resolution = { state: 'answered', at: 2 }
  const acks = { c: { state: 'acknowledged', at: 2 } }
  agents.set('flights', { id: 'flights', tasks: [{ ...task, status: 'done' }], acks, interrupts: [{ ...question, resolution }] })
  await scrapeUntil(relay, 'callboard_commands_unacknowledged', 1)
  await scrapeUntil(relay, 'callboard_tasks_running', 0)
  await scrapeUntil(relay, 'callboard_questions_open', 0)
})

test('records that are none count for nothing, and one that tries to bring a prototype neither', async () => {
  const relay = await startRelay()
  const writer = await connectPlain(relay.url, 'board')
  const agents = writer.doc.getMap<unknown>('agents')
  for (const [index, record] of [null, 7, 'text', [], { tasks: 'running' }, { tasks: [null, 3, { status: 'running' }], interrupts: {} }].entries()) {
    agents.set(`agent-${index}`, record)
  }
  writer.doc.getMap<unknown>('people').set('ada/phone', { commands: [{ id: 'toString', to: ['agent-0', 4] }, { to: {} }, undefined] })
  await scrapeUntil(relay, 'callboard_tasks_running', 1)
  await scrapeUntil(relay, 'callboard_commands_unacknowledged', 1)
})

test('what a session awaited goes with it when it is let go, and comes back when it is loaded', async () => {
  const relay = await startRelay({ timing: { idleUnloadMs: 10 } })
  const writer = await connectPlain(relay.url, 'board')
  writer.doc.getMap('agents').set('flights', { tasks: [{ status: 'running' }] })
  await scrapeUntil(relay, 'callboard_tasks_running', 1)
  writer.socket.close()
  await scrapeUntil(relay, 'callboard_sessions_loaded', 0)
  await scrapeUntil(relay, 'callboard_tasks_running', 0)
  await connectPlain(relay.url, 'board')
  await scrapeUntil(relay, 'callboard_tasks_running', 1)
})

test('appends to streams are counted, and channels that are open', async () => {
  const relay = await startRelay()
  const url = `http://127.0.0.1:${relay.port}/v1/stream/board/notes`
  await fetch(url, { method: 'PUT', headers: { 'content-type': 'text/plain' } })
  for (const body of ['one', 'three']) {
    expect((await fetch(url, { method: 'POST', headers: { 'content-type': 'text/plain' }, body })).status).toBe(204)
  }
  const samples = await scrape(relay)
  expect(samples.get('callboard_stream_appends_total')).toBe(2)
  expect(samples.get('callboard_stream_append_bytes_total')).toBe(8)
  expect(samples.get('callboard_stream_append_seconds_count')).toBe(2)
})

test('what is turned away is counted by its code', async () => {
  const relay = await startRelay()
  const bad = await connectPlain(relay.url, 'board')
  bad.send(new Uint8Array([77]))
  await bad.whenClosed()
  const nameless = await connectPlain(relay.url, 'no%20name')
  await nameless.whenClosed()
  const samples = await scrape(relay)
  expect(samples.get('callboard_refusals_total{code="frame-type-unknown",rule=""}')).toBe(1)
  expect(samples.get('callboard_refusals_total{code="session-name-invalid",rule=""}')).toBe(1)
})

test('no session, client or agent is named on the page, and the process shows too', async () => {
  const relay = await startRelay()
  const writer = await connectCallboard(relay.url, 'marker-session')
  writer.doc.getMap('agents').set('marker-agent', { tasks: [{ status: 'running' }] })
  await scrapeUntil(relay, 'callboard_tasks_running', 1)
  const names = [...(await scrape(relay)).keys()]
  expect(names.filter((name) => name.includes('marker'))).toEqual([])
  expect(names).toContain('process_cpu_seconds_total')
  expect(names.some((name) => name.startsWith('nodejs_eventloop_lag'))).toBe(true)
})

test('two relays in one process count apart', async () => {
  const [first, second] = await Promise.all([startRelay(), startRelay()])
  await connectPlain(first.url, 'board')
  expect((await scrape(first)).get('callboard_sessions_loaded')).toBe(1)
  expect((await scrape(second)).get('callboard_sessions_loaded')).toBe(0)
})

test('the page is for this machine and for services: by way of a proxy it asks for a token', async () => {
  const relay = await startRelay({ tokens: { secret: TEST_SECRET } })
  const ask = async (headers: Record<string, string>, method = 'GET'): Promise<number> =>
    (await fetch(`http://127.0.0.1:${relay.port}/metrics`, { method, headers })).status
  const proxied = { 'x-forwarded-for': '203.0.113.7' }
  const bearer = async (kind: string): Promise<Record<string, string>> => ({
    ...proxied,
    authorization: `Bearer ${await tokenOf({ kind, sub: 'someone' })}`,
  })
  expect(await ask({})).toBe(200)
  expect(await ask(proxied)).toBe(401)
  for (const kind of ['user', 'agent', 'viewer']) expect(await ask(await bearer(kind)), kind).toBe(403)
  expect(await ask(await bearer('service'))).toBe(200)
  expect(await ask({ ...proxied, authorization: 'Bearer nonsense' })).toBe(401)
  expect(await ask({ origin: 'https://elsewhere.example' })).toBe(403)
  expect(await ask({}, 'POST')).toBe(405)
  const samples = await scrape(relay)
  const refused = (code: string): number | undefined => samples.get(`callboard_refusals_total{code="${code}",rule=""}`)
  expect([refused('token-missing'), refused('token-invalid'), refused('not-permitted'), refused('origin-forbidden')]).toEqual([1, 1, 3, 1])
})

test('a host\'s own telemetry hears the same', async () => {
  const heard: string[] = []
  const relay = await startRelay({
    telemetry: {
      ...silentTelemetry,
      sessions: (change, session) => void heard.push(`${session} ${change}`),
      refused: (code) => void heard.push(code),
    },
  })
  const client = await connectPlain(relay.url, 'board')
  client.send(new Uint8Array([77]))
  await client.whenClosed()
  expect(heard).toEqual(['board 1', 'frame-type-unknown'])
  expect((await scrape(relay)).get('callboard_sessions_loaded')).toBe(1)
})

test('who does not read on is counted as lagging until it does', async () => {
  const relay = await startRelay({ limits: { bufferBytes: 64 * 1024, bytesPerSecond: 1e9, sessionBytesPerSecond: 1e9 } })
  const [writer, reader] = await Promise.all([connectCallboard(relay.url, 'board'), connectPlain(relay.url, 'board')])
  reader.socket.pause()
  let count = 0
  await until('somebody lags', async () => {
    // Each its own key: what is overwritten is folded, and would never fill a buffer.
    for (let more = 0; more < 20; more++) writer.doc.getMap('config').set(`key-${(count += 1)}`, 'x'.repeat(50_000))
    return (await scrape(relay)).get('callboard_lagging_readers') === 1
  })
  reader.socket.resume()
  await scrapeUntil(relay, 'callboard_lagging_readers', 0)
})
