import { expect, test } from 'vitest'
import { connectAgent, connectReader } from '../../testing/connect-streams.ts'
import { textDelta } from '../../testing/raw-streams.ts'
import { startRelay } from '../../testing/start-relay.ts'
import { until } from '../../testing/until.ts'

const STREAM = 'agents/flights/answer'

interface Http {
  (method: string, stream: string, body?: unknown, headers?: Record<string, string>): Promise<Response>
}

function httpOf(url: string): Http {
  return (method, stream, body, headers = {}) =>
    fetch(`${url.replace('ws:', 'http:')}/v1/stream/board/${stream}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
}

async function codeOf(response: Response): Promise<unknown> {
  const { error } = (await response.json()) as { error: { code: string } }
  return { status: response.status, code: error.code }
}

test('what is appended by HTTP comes on the socket, and what an agent writes is read by HTTP', async () => {
  const { url } = await startRelay()
  const http = httpOf(url)
  const [agent, client] = await Promise.all([connectAgent(url), connectReader(url)])
  const reader = client.read(1, { stream: STREAM })
  await http('PUT', STREAM)
  expect((await http('POST', STREAM, [textDelta('by HTTP'), { type: 'data-note', data: 1 }])).status).toBeLessThan(300)
  await agent.write(1, STREAM)
  await agent.appended(1, 0, [textDelta('by socket')])

  const all = [textDelta('by HTTP'), { type: 'data-note', data: 1 }, textDelta('by socket')]
  await until('all is read', () => reader.position === 3)
  expect(reader.messages).toEqual(all)
  expect(await (await http('GET', `${STREAM}?offset=-1`)).json()).toEqual(all)
})

test('the same rules hold by HTTP: no chunk that is none, no entry that is none', async () => {
  const { url } = await startRelay()
  const http = httpOf(url)
  await http('PUT', STREAM)
  await http('PUT', 'conversation')
  expect(await codeOf(await http('POST', STREAM, [{ type: 'text-delta' }]))).toEqual({ status: 400, code: 'chunk-invalid' })
  expect(await codeOf(await http('POST', 'conversation', [{ text: 'Hello' }]))).toEqual({ status: 400, code: 'chunk-invalid' })
})

test('a reader of a stream that is deleted is told, and one that waits gets the next of its name', async () => {
  const { url } = await startRelay()
  const http = httpOf(url)
  const [agent, client] = await Promise.all([connectAgent(url), connectReader(url)])
  const { id } = await agent.write(1, STREAM)
  await agent.appended(1, 0, [textDelta('old'), textDelta('older')])
  const reader = client.read(1, { stream: STREAM })
  await until('it is read', () => reader.position === 2)

  expect((await http('DELETE', STREAM)).status).toBe(204)
  expect(await client.failed(1)).toBe('stream-gone')

  const next = client.read(2, { stream: STREAM })
  client.read(3, { stream: STREAM, from: 2, id })
  await until('it is waited for', () => next.state)
  await agent.write(2, STREAM)
  await agent.appended(2, 0, [textDelta('new')])
  await until('the new one is read', () => next.position === 1)
  expect(next.messages).toEqual([textDelta('new')])
  expect(await client.failed(3)).toBe('offset-invalid')
})

test('a stream of bytes is neither read nor written on the socket', async () => {
  const { url } = await startRelay()
  await httpOf(url)('PUT', 'notes', undefined, { 'content-type': 'text/plain' })
  const client = await connectReader(url)
  client.read(1, { stream: 'notes' })
  expect(await client.failed(1)).toBe('stream-conflict')
})

test('a producer of a higher epoch that comes by HTTP fences the agent\'s writer', async () => {
  const { url } = await startRelay()
  const agent = await connectAgent(url)
  await agent.write(1, STREAM)
  await agent.appended(1, 0, [textDelta('old')])
  const producer = { 'producer-id': 'agent:flights', 'producer-epoch': '9', 'producer-seq': '0' }
  expect((await httpOf(url)('POST', STREAM, textDelta('new'), producer)).status).toBe(200)

  agent.append(1, 1, [textDelta('late')])

  expect(await agent.failed(1)).toBe('producer-fenced')
  const reader = agent.read(2, { stream: STREAM })
  await until('it is read', () => reader.position === 2)
  expect(reader.messages).toEqual([textDelta('old'), textDelta('new')])
  expect(reader.state?.writer).toMatchObject({ state: 'gone', reason: 'fenced' })
})

test('a stream with a time to live that was made by HTTP is written on the socket as it is', async () => {
  const { url } = await startRelay()
  await httpOf(url)('PUT', STREAM, undefined, { 'stream-ttl': '600' })
  const agent = await connectAgent(url)
  await agent.write(1, STREAM)
  await agent.appended(1, 0, [textDelta('x')], true)
})

test('a stream that was begun and is written by nobody does not count as written for ever', async () => {
  const { url } = await startRelay({ timing: { writerSilenceMs: 50 } })
  const http = httpOf(url)
  const [agent, client] = await Promise.all([connectAgent(url), connectReader(url)])
  await http('PUT', STREAM, [textDelta('text')])
  await http('PUT', `${STREAM}-fork`, undefined, { 'stream-forked-from': `/v1/stream/board/${STREAM}` })
  await agent.put(1, 'agents/flights/note', 'k', textDelta('put'))
  for (const [index, stream] of [STREAM, `${STREAM}-fork`, 'agents/flights/note'].entries()) {
    const reader = client.read(index, { stream })
    await until(`${stream} is read and its writer gone`, () => reader.position === 1 && reader.state?.writer.state === 'gone')
    expect(reader.state?.writer.reason).toBe('silent')
  }
})
