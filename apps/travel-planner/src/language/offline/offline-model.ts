import type { LanguageModelV4, LanguageModelV4CallOptions, LanguageModelV4GenerateResult } from '@ai-sdk/provider'
import * as v from 'valibot'
import { readMessage } from './read-message.ts'

const promptSchema = v.looseObject({
  today: v.string(),
  message: v.string(),
  trip: v.optional(
    v.object({
      origin: v.optional(v.string()),
      destination: v.optional(v.string()),
      departDay: v.optional(v.string()),
      returnDay: v.optional(v.string()),
    }),
  ),
  awaiting: v.optional(v.picklist(['origin', 'destination', 'confirmation'])),
})

/**
 * The offline planner as a language model of the AI SDK: it takes the same prompt and gives the same structured output
 * as a real one, read by rules instead of a network. It knows this one task and nothing else.
 */
export function createOfflineModel(): LanguageModelV4 {
  return {
    specificationVersion: 'v4',
    provider: 'callboard',
    modelId: 'offline-planner',
    supportedUrls: {},
    doGenerate: answer,
    doStream: async () => {
      throw new Error('The offline planner answers in one piece. Call generateText instead of streamText.')
    },
  }
}

async function answer({ prompt }: LanguageModelV4CallOptions): Promise<LanguageModelV4GenerateResult> {
  const { message, ...context } = v.parse(promptSchema, JSON.parse(lastUserText(prompt)))
  const intents = await readMessage(message, context)
  return {
    content: [{ type: 'text', text: JSON.stringify({ intents }) }],
    finishReason: { unified: 'stop', raw: undefined },
    usage: {
      inputTokens: { total: 0, noCache: 0, cacheRead: 0, cacheWrite: 0 },
      outputTokens: { total: 0, text: 0, reasoning: 0 },
    },
    warnings: [],
  }
}

function lastUserText(prompt: LanguageModelV4CallOptions['prompt']): string {
  const message = prompt.findLast((candidate) => candidate.role === 'user')
  const parts = message?.role === 'user' ? message.content : []
  return parts.map((part) => (part.type === 'text' ? part.text : '')).join('')
}
