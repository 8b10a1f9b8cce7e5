import { dynamicTool, jsonSchema, simulateReadableStream, stepCountIs, streamText } from 'ai'
import { MockLanguageModelV4 } from 'ai/test'
import { expect, test } from 'vitest'
import { createBoard } from '../fixtures/board.ts'
import { watch } from '../fixtures/stream-view.ts'

type Chunks = Parameters<typeof simulateReadableStream<Model>>[0]['chunks']
type Model =
  Awaited<ReturnType<MockLanguageModelV4['doStream']>>['stream'] extends ReadableStream<infer Part> ? Part : never

const usage = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
}

const ending = (unified: 'stop' | 'tool-calls'): Model => ({
  type: 'finish',
  usage,
  finishReason: { unified, raw: unified },
})

/** A model that thinks, looks something up, and answers. */
function model(): MockLanguageModelV4 {
  const steps: Chunks[] = [
    [
      { type: 'stream-start', warnings: [] },
      { type: 'reasoning-start', id: 'rs_1' },
      { type: 'reasoning-delta', id: 'rs_1', delta: 'Fares ' },
      { type: 'reasoning-delta', id: 'rs_1', delta: 'first.' },
      { type: 'reasoning-end', id: 'rs_1' },
      { type: 'tool-input-start', id: 'call_1', toolName: 'fares' },
      { type: 'tool-input-delta', id: 'call_1', delta: '{"to":' },
      { type: 'tool-input-delta', id: 'call_1', delta: '"LIS"}' },
      { type: 'tool-input-end', id: 'call_1' },
      { type: 'tool-call', toolCallId: 'call_1', toolName: 'fares', input: '{"to":"LIS"}' },
      ending('tool-calls'),
    ],
    [
      { type: 'stream-start', warnings: [] },
      { type: 'text-start', id: 'msg_1' },
      { type: 'text-delta', id: 'msg_1', delta: 'TAP, ' },
      { type: 'text-delta', id: 'msg_1', delta: '212 €.' },
      { type: 'text-end', id: 'msg_1' },
      ending('stop'),
    ],
  ]
  const streams = steps.map((chunks) => ({
    stream: simulateReadableStream({ chunks, initialDelayInMs: null, chunkDelayInMs: null }),
  }))
  return new MockLanguageModelV4({ doStream: streams })
}

const ask = () =>
  streamText({
    model: model(),
    prompt: 'A flight to Lisbon',
    stopWhen: stepCountIs(3),
    tools: {
      fares: dynamicTool({
        inputSchema: jsonSchema({ type: 'object', properties: { to: { type: 'string' } } }),
        execute: () => Promise.resolve([212, 240]),
      }),
    },
  })

test("the AI SDK's UI message stream fits as it is: reasoning, tool calls and text become parts", async () => {
  const board = await createBoard()
  const agent = await board.join()
  const stream = agent.stream()
  const reader = watch(board.person, stream.name)
  await stream.pipe(ask().toUIMessageStream())
  await board.settle(100)
  expect(reader.view.status).toBe('done')
  expect(reader.view.parts).toMatchObject([
    { type: 'step-start' },
    { type: 'reasoning', text: 'Fares first.', state: 'done' },
    {
      type: 'dynamic-tool',
      toolName: 'fares',
      toolCallId: 'call_1',
      state: 'output-available',
      input: { to: 'LIS' },
      output: [212, 240],
    },
    { type: 'step-start' },
    { type: 'text', text: 'TAP, 212 €.', state: 'done' },
  ])
})

test("the AI SDK's text stream fits as it is", async () => {
  const board = await createBoard()
  const agent = await board.join()
  const stream = agent.stream()
  const reader = watch(board.person, stream.name)
  await stream.pipe(ask().textStream)
  await board.settle(100)
  expect(reader.view).toMatchObject({ status: 'done', text: 'TAP, 212 €.' })
})
