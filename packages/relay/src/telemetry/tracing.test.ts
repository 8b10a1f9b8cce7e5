import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { trace } from '@opentelemetry/api'
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider, type ReadableSpan } from '@opentelemetry/sdk-trace'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { connectCallboard, connectPlain } from '../testing/raw-client.ts'
import { startRelay } from '../testing/start-relay.ts'
import { until } from '../testing/until.ts'

const exporter = new InMemorySpanExporter()
trace.setGlobalTracerProvider(new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }))
afterAll(() => trace.disable())

const TRACE = '0af7651916cd43dd8448eb211c80319c'
const SPAN = 'b7ad6b7169203331'
const TRACEPARENT = `00-${TRACE}-${SPAN}-01`

/** The spans of one trace, by their names. */
function spansOf(traceId: string): Map<string, ReadableSpan> {
  const spans = exporter.getFinishedSpans().filter((span) => span.spanContext().traceId === traceId)
  return new Map(spans.map((span) => [span.name, span]))
}

/** With the first trace comes what makes spans, and they with it. */
async function spansMade(count: number): Promise<void> {
  await until(`${count} spans are made`, () => exporter.getFinishedSpans().length >= count)
}

interface AgentSpan {
  readonly event: string
  readonly traceId: string
  readonly spanId: string
}

/** An agent of the SDK, in a process of its own; what it has told of its spans once it is done. */
async function runTracedAgent(url: string): Promise<readonly AgentSpan[]> {
  const file = fileURLToPath(new URL('../../../agent/src/fixtures/traced-process.ts', import.meta.url))
  const child = spawn(process.execPath, ['--conditions=@callboard/source', file, url], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  await until('the agent is done', () => text.includes('"done"') || child.exitCode !== null)
  return text.trim().split('\n').map((line) => JSON.parse(line) as AgentSpan)
}

test('the span in which an agent writes is the parent of the commit and of the delivery', async () => {
  const relay = await startRelay()
  const reader = await connectPlain(relay.url, 'trip')
  const told = await runTracedAgent(relay.url)
  await until('it was read', () => reader.doc.getMap('selections').has('flight/1'))
  await spansMade(4)

  for (const name of ['progress', 'selection']) {
    const { traceId, spanId } = told.find(({ event }) => event === name) ?? { traceId: '', spanId: '' }
    const spans = spansOf(traceId)
    expect([...spans.keys()].toSorted(), name).toEqual(['callboard.commit', 'callboard.deliver'])
    const [commit, deliver] = [spans.get('callboard.commit'), spans.get('callboard.deliver')]
    expect(commit?.parentSpanContext).toMatchObject({ traceId, spanId, isRemote: true })
    expect(deliver?.parentSpanContext?.spanId).toBe(commit?.spanContext().spanId)
    expect(commit?.attributes).toMatchObject({ 'callboard.session': 'trip' })
    expect(deliver?.attributes['callboard.readers']).toBeGreaterThanOrEqual(1)
  }
  // What was written together carries the last context; what was written in no span carries none.
  const earlier = told.find(({ event }) => event === 'earlier')
  expect(spansOf(earlier?.traceId ?? '').size).toBe(0)
  expect(new Set(exporter.getFinishedSpans().map((span) => span.spanContext().traceId)).size).toBe(2)
})

test('a trace context counts for the document-bearing frame that comes next, and for no other', async () => {
  exporter.reset()
  const relay = await startRelay()
  const writer = await connectCallboard(relay.url, 'board')
  const reader = await connectPlain(relay.url, 'board')
  writer.sendExtension({ type: 'trace', traceparent: TRACEPARENT })
  writer.sendPresence({ clientId: writer.doc.clientID, clock: 1, state: {} })
  writer.doc.getMap('config').set('budget', 1)
  await until('it was read', () => reader.doc.getMap('config').has('budget'))
  writer.doc.getMap('config').set('tone', 'calm')
  await until('that was read too', () => reader.doc.getMap('config').has('tone'))
  await spansMade(2)
  expect(exporter.getFinishedSpans().map(({ name }) => name)).toEqual(['callboard.commit', 'callboard.deliver'])
  const { startTime, endTime } = spansOf(TRACE).get('callboard.commit') ?? { startTime: [0, 0], endTime: [0, 0] }
  const { startTime: sent } = spansOf(TRACE).get('callboard.deliver') ?? { startTime: [0, 0] }
  expect(endTime[0] * 1e9 + endTime[1]).toBeGreaterThanOrEqual(startTime[0] * 1e9 + startTime[1])
  expect(sent).toEqual(endTime)
})

test('what is no trace context makes no span, and nobody is turned away for it', async () => {
  exporter.reset()
  const relay = await startRelay()
  const writer = await connectCallboard(relay.url, 'board')
  const reader = await connectPlain(relay.url, 'board')
  const none = ['', 'nonsense', `00-${'0'.repeat(32)}-${SPAN}-01`, `00-${TRACE}-${'0'.repeat(16)}-01`, `ff-${TRACE}-${SPAN}-01`, TRACEPARENT.toUpperCase()]
  for (const [index, traceparent] of none.entries()) {
    writer.sendExtension({ type: 'trace', traceparent })
    writer.doc.getMap('config').set(`key-${index}`, index)
  }
  await until('all was read', () => reader.doc.getMap('config').size === none.length || writer.closed)
  expect(writer.closed).toBeUndefined()
  expect(exporter.getFinishedSpans()).toEqual([])
})

test('one commit of very many traces makes spans of a few', async () => {
  exporter.reset()
  const relay = await startRelay()
  const writer = await connectCallboard(relay.url, 'board')
  for (let count = 0; count < 200; count++) {
    writer.sendExtension({ type: 'trace', traceparent: `00-${TRACE}-${String(count + 1).padStart(16, '0')}-01` })
    writer.doc.getMap('config').set('count', count)
  }
  await writer.saved()
  await spansMade(2)
  const commits = exporter.getFinishedSpans().filter(({ name }) => name === 'callboard.commit')
  const batches = new Set(commits.map(({ endTime }) => String(endTime)))
  expect(commits.length).toBeLessThanOrEqual(32 * batches.size)
})

test('an append to a stream by HTTP is found in the trace of its header', async () => {
  exporter.reset()
  const relay = await startRelay()
  const url = `http://127.0.0.1:${relay.port}/v1/stream/board/notes`
  const headers = { 'content-type': 'text/plain' }
  await fetch(url, { method: 'PUT', headers })
  await fetch(url, { method: 'POST', headers, body: 'untraced' })
  await fetch(url, { method: 'POST', headers: { ...headers, traceparent: TRACEPARENT }, body: 'traced' })
  await spansMade(1)
  expect(exporter.getFinishedSpans()).toHaveLength(1)
  const append = spansOf(TRACE).get('callboard.append')
  expect(append?.parentSpanContext?.spanId).toBe(SPAN)
  expect(append?.attributes).toEqual({ 'callboard.bytes': 6 })
})
