import type { StreamChunk } from '@callboard/session/streams'
import { streamText, type LanguageModel } from 'ai'
import { createOfflineModel } from './offline/offline-model.ts'

/** What the planner has to tell somebody. */
export interface Telling {
  /** Whole sentences, a line each; nothing else is told. */
  readonly say: readonly string[]
  /** The message that is answered. */
  readonly message?: string | undefined
}

/** How something is told. */
export interface TellOptions {
  readonly model: LanguageModel
  readonly signal: AbortSignal
  /** What a word takes offline, should the model fail. Milliseconds. */
  readonly wordDelayMs: number
  /** Takes the tokens spent. */
  readonly onUsage?: ((usage: { readonly inputTokens: number; readonly outputTokens: number }) => void) | undefined
}

/** A model that is silent for so long is not waited for. Milliseconds. */
const SILENT_FOR_MS = 15_000
const TOLD_WITHIN_MS = 60_000

/** Tells readers to drop what came before; without a number it is the next attempt. */
const BEGIN_ANEW: StreamChunk = { type: 'data-callboard-attempt', data: {}, transient: true }

const instructions = `You are the voice of a travel planner. The prompt is JSON: "say", the lines that the planner has to
tell, and perhaps "message", what the person wrote. Tell the person all of "say", in its order, a line each, in plain
text without markup, in the language of "message". Keep every name, number, time and price exactly as it is. Add no fact,
promise nothing, ask nothing that "say" does not ask.`

/**
 * Tells it in the model's words, as it speaks: chunks for a stream. A model that fails is replaced by the offline planner,
 * which begins anew; what the failed one had said is dropped by readers then. Throws the signal's reason when it is aborted.
 */
export async function* tell(telling: Telling, options: TellOptions): AsyncGenerator<StreamChunk, void, undefined> {
  const { model, signal, wordDelayMs } = options
  let begun = false
  try {
    for await (const chunk of speak(telling, model, options)) {
      begun = true
      yield chunk
    }
  } catch {
    signal.throwIfAborted()
    if (begun) yield BEGIN_ANEW
    yield* speak(telling, createOfflineModel({ wordDelayMs }), options)
  }
}

async function* speak(
  telling: Telling,
  model: LanguageModel,
  { signal, onUsage }: TellOptions,
): AsyncGenerator<StreamChunk, void, undefined> {
  const result = streamText({
    model,
    instructions,
    prompt: JSON.stringify(telling),
    maxRetries: 1,
    abortSignal: signal,
    timeout: { totalMs: TOLD_WITHIN_MS, chunkMs: SILENT_FOR_MS },
    // An error is thrown below, where it can be answered.
    onError: () => undefined,
  })
  let said = false
  for await (const chunk of result.toUIMessageStream({ onError: String })) {
    if (chunk.type === 'error') throw new Error(chunk.errorText)
    if (chunk.type === 'abort') throw new Error('The model was given up.')
    said ||= chunk.type === 'text-delta'
    yield chunk as StreamChunk
  }
  if (!said) throw new Error('The model said nothing.')
  const { inputTokens = 0, outputTokens = 0 } = await result.usage
  if (inputTokens + outputTokens > 0) onUsage?.({ inputTokens, outputTokens })
}
