import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4FinishReason,
  LanguageModelV4StreamPart,
  LanguageModelV4Usage,
} from '@ai-sdk/provider'
import { simulateReadableStream } from 'ai'
import * as v from 'valibot'
import { readMessage } from './read-message.ts'

const readingSchema = v.looseObject({
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

const tellingSchema = v.looseObject({ say: v.array(v.string()) })

/** How the offline planner speaks. */
export interface OfflineModelOptions {
  /** What a word takes when it is streamed: stands for the speed of a real model. Milliseconds. @default 0 */
  readonly wordDelayMs?: number | undefined
}

const finishReason: LanguageModelV4FinishReason = { unified: 'stop', raw: undefined }
const usage: LanguageModelV4Usage = {
  inputTokens: { total: 0, noCache: 0, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 0, text: 0, reasoning: 0 },
}

/**
 * The offline planner as a language model of the AI SDK: it takes the same prompts as a real one, without a network. It
 * knows two tasks and nothing else: to read a message, by rules, and to tell what it is given, word by word.
 */
export function createOfflineModel({ wordDelayMs = 0 }: OfflineModelOptions = {}): LanguageModelV4 {
  return {
    specificationVersion: 'v4',
    provider: 'callboard',
    modelId: 'offline-planner',
    supportedUrls: {},
    doGenerate: async ({ prompt }) => {
      const text = await answer(prompt)
      return { content: [{ type: 'text', text }], finishReason, usage, warnings: [] }
    },
    doStream: async ({ prompt }) => ({
      stream: simulateReadableStream({
        chunks: streamParts(await answer(prompt)),
        initialDelayInMs: wordDelayMs === 0 ? null : wordDelayMs,
        chunkDelayInMs: wordDelayMs === 0 ? null : wordDelayMs,
      }),
    }),
  }
}

/** The text in the pieces in which it is streamed: each word with what follows it. */
export function wordsOf(text: string): readonly string[] {
  return text.match(/\s*\S+\s*/g) ?? []
}

function streamParts(text: string): LanguageModelV4StreamPart[] {
  const id = 'answer'
  return [
    { type: 'stream-start', warnings: [] },
    { type: 'text-start', id },
    ...wordsOf(text).map((delta) => ({ type: 'text-delta', id, delta }) as const),
    { type: 'text-end', id },
    { type: 'finish', finishReason, usage },
  ]
}

async function answer(prompt: LanguageModelV4CallOptions['prompt']): Promise<string> {
  const asked: unknown = JSON.parse(lastUserText(prompt))
  if (v.is(tellingSchema, asked)) return asked.say.join('\n')
  const { message, ...context } = v.parse(readingSchema, asked)
  return JSON.stringify({ intents: await readMessage(message, context) })
}

function lastUserText(prompt: LanguageModelV4CallOptions['prompt']): string {
  const message = prompt.findLast((candidate) => candidate.role === 'user')
  const parts = message?.role === 'user' ? message.content : []
  return parts.map((part) => (part.type === 'text' ? part.text : '')).join('')
}
