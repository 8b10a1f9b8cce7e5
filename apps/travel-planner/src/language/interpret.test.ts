import { MockLanguageModelV4 } from 'ai/test'
import { expect, test } from 'vitest'
import { interpret } from './interpret.ts'
import { chooseModel } from './model.ts'
import { createOfflineModel } from './offline/offline-model.ts'

const context = { today: '2026-05-20' }

function modelThatSays(text: string): MockLanguageModelV4 {
  return new MockLanguageModelV4({
    doGenerate: {
      content: [{ type: 'text', text }],
      finishReason: { unified: 'stop', raw: undefined },
      usage: {
        inputTokens: { total: 120, noCache: 120, cacheRead: 0, cacheWrite: 0 },
        outputTokens: { total: 30, text: 30, reasoning: 0 },
      },
      warnings: [],
    },
  })
}

test('the offline planner answers through the AI SDK', async () => {
  const { intents } = await interpret('a weekend in Lisbon from Berlin', context, createOfflineModel())
  expect(intents).toMatchObject([{ type: 'trip', origin: 'Berlin', destination: 'Lisbon', nights: 2 }])
})

test('a model is given the schema, the day and what is known, and is believed', async () => {
  const model = modelThatSays(
    '{"intents":[{"type":"trip","origin":"Berlin","destination":"Lisbon","nights":2,"returnDay":null,"oneWay":null}]}',
  )
  const reading = await interpret('Lissabon, zwei Nächte, ab Berlin', context, model)
  expect(reading).toEqual({
    intents: [{ type: 'trip', origin: 'Berlin', destination: 'Lisbon', nights: 2 }],
    inputTokens: 120,
    outputTokens: 30,
  })
  const [call] = model.doGenerateCalls
  expect(call?.responseFormat).toMatchObject({ type: 'json', schema: { properties: { intents: { type: 'array' } } } })
  expect(JSON.stringify(call?.prompt)).toContain('2026-05-20')
  const schema = JSON.stringify(call?.responseFormat)
  expect(schema).not.toContain('oneOf')
  expect(schema).toContain('"additionalProperties":false')
})

test.each([
  ['says something else', 'Sure! I will plan that for you.'],
  ['breaks the schema', '{"intents":[{"type":"trip","departDay":"next Friday"}]}'],
])('when a model %s, the offline planner reads, and it is said', async (_, text) => {
  const reading = await interpret('from Berlin to Lisbon', context, modelThatSays(text))
  expect(reading.intents).toMatchObject([{ type: 'trip', origin: 'Berlin', destination: 'Lisbon' }])
  expect(reading.failure).toBeTypeOf('string')
})

test('when a model cannot be reached, the offline planner reads', async () => {
  const model = new MockLanguageModelV4({ doGenerate: () => Promise.reject(new Error('no network')) })
  expect(await interpret('stop', context, model)).toMatchObject({ intents: [{ type: 'stop' }], failure: 'no network' })
})

test('a model that understood nothing is not taken at its silence', async () => {
  expect((await interpret('…', context, modelThatSays('{"intents":[]}'))).intents).toEqual([{ type: 'unknown' }])
})

test('the environment chooses the model', () => {
  expect(chooseModel({})).toMatchObject({ offline: true, name: 'offline planner' })
  expect(chooseModel({ AI_GATEWAY_API_KEY: 'key' })).toMatchObject({ offline: false, model: 'openai/gpt-5-mini' })
  expect(chooseModel({ AI_GATEWAY_API_KEY: 'key', PLANNER_MODEL: 'anthropic/claude-haiku-4.5' })).toMatchObject({
    name: 'anthropic/claude-haiku-4.5',
  })
  expect(chooseModel({ OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1', PLANNER_MODEL: 'qwen3' })).toMatchObject({
    offline: false,
    name: 'qwen3',
  })
})
