import type { LanguageModelV4, LanguageModelV4StreamPart } from '@ai-sdk/provider'
import { simulateReadableStream } from 'ai'
import { MockLanguageModelV4 } from 'ai/test'
import { expect, test } from 'vitest'
import { createOfflineModel } from './offline/offline-model.ts'
import { tell, type TellOptions } from './tell.ts'

const SAY = ['A weekend in Lisbon from Berlin is planned.', '€640 in total.']

interface Heard {
  readonly deltas: readonly string[]
  /** What a reader shows: attempts before the last one no longer count. */
  readonly text: string
  readonly attempt: number
}

async function hear(model: LanguageModelV4, options: Partial<TellOptions> = {}): Promise<Heard> {
  const deltas: string[] = []
  let [text, attempt] = ['', 1]
  const signal = new AbortController().signal
  for await (const chunk of tell({ say: SAY }, { model, signal, wordDelayMs: 0, ...options })) {
    if (chunk.type === 'data-callboard-attempt') [text, attempt] = ['', attempt + 1]
    if (chunk.type !== 'text-delta' || !('delta' in chunk)) continue
    deltas.push(chunk.delta)
    text += chunk.delta
  }
  return { deltas, text, attempt }
}

function modelThatStreams(parts: readonly LanguageModelV4StreamPart[]): LanguageModelV4 {
  return new MockLanguageModelV4({
    doStream: async () => ({
      stream: simulateReadableStream({ chunks: [...parts], initialDelayInMs: null, chunkDelayInMs: null }),
    }),
  })
}

const usage = {
  inputTokens: { total: 40, noCache: 40, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 7, text: 7, reasoning: 0 },
}

test('the offline planner tells all of it, word by word', async () => {
  const { deltas, text } = await hear(createOfflineModel())
  expect(text).toBe(SAY.join('\n'))
  expect(deltas).toHaveLength(11)
})

test('a model tells it in its own words, and what it cost is known', async () => {
  const spent: unknown[] = []
  const model = modelThatStreams([
    { type: 'text-start', id: '1' },
    { type: 'text-delta', id: '1', delta: 'Geplant: ' },
    { type: 'text-delta', id: '1', delta: 'Lissabon, €640.' },
    { type: 'text-end', id: '1' },
    { type: 'finish', finishReason: { unified: 'stop', raw: undefined }, usage },
  ])
  expect(await hear(model, { onUsage: (cost) => spent.push(cost) })).toMatchObject({ text: 'Geplant: Lissabon, €640.', attempt: 1 })
  expect(spent).toEqual([{ inputTokens: 40, outputTokens: 7 }])
})

test('a model that fails before it has said anything is replaced', async () => {
  const model = new MockLanguageModelV4({
    doStream: async () => {
      throw new Error('There is no such model.')
    },
  })
  expect((await hear(model)).text).toBe(SAY.join('\n'))
})

test('a model that fails in the middle is replaced, and what it had said no longer counts', async () => {
  const model = modelThatStreams([
    { type: 'text-start', id: '1' },
    { type: 'text-delta', id: '1', delta: 'A weekend in ' },
    { type: 'error', error: new Error('The connection was reset.') },
  ])
  const { deltas, text, attempt } = await hear(model)
  expect(deltas[0]).toBe('A weekend in ')
  expect(text).toBe(SAY.join('\n'))
  expect(attempt).toBe(2)
})

test('a model that says nothing is replaced', async () => {
  const model = modelThatStreams([{ type: 'finish', finishReason: { unified: 'stop', raw: undefined }, usage }])
  expect((await hear(model)).text).toBe(SAY.join('\n'))
})

test('nothing more is told once the signal is aborted', async () => {
  const abort = new AbortController()
  const told = hear(createOfflineModel({ wordDelayMs: 50 }), { signal: abort.signal })
  abort.abort(new Error('The process ends.'))
  await expect(told).rejects.toThrow('The process ends.')
})
