import { toJsonSchema } from '@valibot/to-json-schema'
import { generateText, jsonSchema, Output, type JSONSchema7, type LanguageModel } from 'ai'
import * as v from 'valibot'
import { interpretationSchema, type Intent, type MessageContext } from './intent.ts'
import { createOfflineModel } from './offline/offline-model.ts'
import { strictSchema } from './strict-schema.ts'

/** What a message was understood to say. */
export interface Interpretation {
  readonly intents: readonly Intent[]
  /** Tokens spent on it; 0 offline. */
  readonly inputTokens: number
  readonly outputTokens: number
  /** Set when the chosen model failed, and the offline planner read the message instead. */
  readonly failure?: string | undefined
}

/** A model that does not answer in this time is not waited for. Milliseconds. */
const ANSWER_WITHIN_MS = 20_000

const instructions = `You read messages that people send to a travel planner, and say what they mean. You never answer.
The planner plans flights, one hotel and activities for one trip between two cities. It cannot do anything else (trains,
cars, booking, weather, visas, several cities): such a wish is an intent "unsupported".
The prompt is JSON: "today" (resolve all dates against it), "trip" (what is known so far), "awaiting" (what the person
was last asked for), "about" (what was last talked about: "it"), and "message".
Give one intent for each thing the message says; leave out what it does not say.
- "trip": the trip itself: places as written, days as YYYY-MM-DD, nights, party, budget, style. A weekend is Friday to
  Sunday. Use shiftDays and addNights for changes relative to the trip that is known.
- "change": something that is planned shall be swapped, removed or added. "keep": it shall stay as it is.
- "question": asks about the plan. "yes", "no", "greeting", "thanks", "help", "stop" (stop working), "reset" (forget
  it all).
- "unknown": nothing of the above, with the words that you do not understand. Never guess, and leave nothing out.`

const responseSchema = jsonSchema<v.InferOutput<typeof interpretationSchema>>(
  () => strictSchema(toJsonSchema(interpretationSchema, { errorMode: 'ignore' }) as JSONSchema7),
  {
    validate: (value) => {
      const result = v.safeParse(interpretationSchema, withoutNulls(value))
      return result.success
        ? { success: true, value: result.output }
        : { success: false, error: new Error(v.summarize(result.issues)) }
    },
  },
)

/** Understands a message with `model`; when that fails, without a network. Never throws, but for an aborted signal. */
export async function interpret(
  message: string,
  context: MessageContext,
  model: LanguageModel,
  signal?: AbortSignal,
): Promise<Interpretation> {
  try {
    return await ask(message, context, model, signal)
  } catch (error) {
    signal?.throwIfAborted()
    const reading = await ask(message, context, createOfflineModel(), signal)
    return { ...reading, failure: error instanceof Error ? error.message : String(error) }
  }
}

async function ask(
  message: string,
  context: MessageContext,
  model: LanguageModel,
  signal: AbortSignal | undefined,
): Promise<Interpretation> {
  const timeout = AbortSignal.timeout(ANSWER_WITHIN_MS)
  const result = await generateText({
    model,
    instructions,
    prompt: JSON.stringify({ ...context, message }),
    output: Output.object({ schema: responseSchema, name: 'interpretation' }),
    maxRetries: 1,
    abortSignal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
  })
  const { intents } = result.output
  return {
    intents: intents.length === 0 ? [{ type: 'unknown' }] : intents,
    inputTokens: result.usage.inputTokens ?? 0,
    outputTokens: result.usage.outputTokens ?? 0,
  }
}

/** Models write `null` for what was not said. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, part]) => part !== null)
  return Object.fromEntries(entries.map(([key, part]) => [key, withoutNulls(part)]))
}
