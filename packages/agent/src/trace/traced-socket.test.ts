import { context, trace, TraceFlags } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { AlwaysOffSampler, TracerProvider } from '@opentelemetry/sdk-trace'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { Agent } from '../agent/agent.ts'
import { startRelay } from '../fixtures/relay-process.ts'
import { joinSession } from '../join/join-session.ts'

/** An agent at a real relay, and what it sends from now on: `trace …`, or the first two bytes of anything else. */
async function joinWatched(): Promise<{ readonly agent: Agent; readonly sent: string[] }> {
  const { url } = await startRelay()
  const agent = await joinSession({ url, session: 'trip', agent: { id: 'flights', name: 'Flights' }, handleSignals: false, coalesceMs: 20 })
  onTestFinished(() => agent.leave())
  await agent.flush()
  const sent: string[] = []
  const spy = vi.spyOn(WebSocket.prototype, 'send').mockImplementation(function (this: WebSocket, data) {
    const bytes = Buffer.from(data as Uint8Array)
    const traceparent = /"traceparent":"([^"]+)"/.exec(bytes.toString())?.[1]
    sent.push(traceparent === undefined ? bytes.subarray(0, 2).join() : `trace ${traceparent}`)
    original.call(this, data)
  })
  onTestFinished(() => spy.mockRestore())
  return { agent, sent }
}

const original = WebSocket.prototype.send

function registerSdk(options: ConstructorParameters<typeof TracerProvider>[0] = {}): void {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  trace.setGlobalTracerProvider(new TracerProvider(options))
  onTestFinished(() => {
    context.disable()
    trace.disable()
  })
}

/** A change in a span of its own; the result is its context as it is sent. */
function changeInSpan(agent: Agent, activity: string): string {
  return trace.getTracer('test').startActiveSpan(activity, (span) => {
    agent.setActivity(activity)
    span.end()
    const { traceId, spanId, traceFlags } = span.spanContext()
    return `trace 00-${traceId}-${spanId}-0${traceFlags & TraceFlags.SAMPLED}`
  })
}

test('a write says in which span its last change came about, right before itself, and the next one says nothing', async () => {
  registerSdk()
  const { agent, sent } = await joinWatched()
  changeInSpan(agent, 'First')
  const last = changeInSpan(agent, 'Second')
  agent.setActivity('Third, in no span')
  await agent.flush()
  agent.setActivity('Fourth, in no span')
  await agent.flush()
  expect(sent.filter((frame) => frame.startsWith('trace') || frame === '0,2')).toEqual([last, '0,2', '0,2'])
})

test('nothing is said of a span that is not sampled', async () => {
  registerSdk({ sampler: new AlwaysOffSampler() })
  const { agent, sent } = await joinWatched()
  changeInSpan(agent, 'Unsampled')
  await agent.flush()
  expect(sent).toEqual(['0,2'])
})

test('without an SDK nothing is said', async () => {
  const { agent, sent } = await joinWatched()
  changeInSpan(agent, 'Untraced')
  await agent.flush()
  expect(sent).toEqual(['0,2'])
})
