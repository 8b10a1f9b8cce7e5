import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import type { LanguageModel } from 'ai'
import { createOfflineModel, type OfflineModelOptions } from './offline/offline-model.ts'

/** The model that reads messages and tells the answers, and whether it is the one that needs no network. */
export interface ChosenModel {
  readonly model: LanguageModel
  /** For people: "offline planner", or the model's name. */
  readonly name: string
  readonly offline: boolean
}

/** Asked for when a key is there and no model is named. */
const DEFAULT_GATEWAY_MODEL = 'openai/gpt-5-mini'

/**
 * Chooses the model by the environment. `PLANNER_MODEL` with `OPENAI_BASE_URL` (and `OPENAI_API_KEY`, where the server
 * wants one) speaks to any server that has OpenAI's interface; `AI_GATEWAY_API_KEY` goes through the AI Gateway, to
 * `PLANNER_MODEL` or a small default; without any of them the offline planner does, as `offline` says.
 */
export function chooseModel(
  environment: Readonly<Record<string, string | undefined>>,
  offline: OfflineModelOptions = {},
): ChosenModel {
  const named = environment['PLANNER_MODEL']
  const baseURL = environment['OPENAI_BASE_URL']
  const apiKey = environment['OPENAI_API_KEY']
  if (named !== undefined && (baseURL !== undefined || apiKey !== undefined)) {
    const provider = createOpenAICompatible({
      name: 'openai-compatible',
      baseURL: baseURL ?? 'https://api.openai.com/v1',
      supportsStructuredOutputs: true,
      ...(apiKey === undefined ? {} : { apiKey }),
    })
    return { model: provider(named), name: named, offline: false }
  }
  if (environment['AI_GATEWAY_API_KEY'] !== undefined) {
    const name = named ?? DEFAULT_GATEWAY_MODEL
    return { model: name, name, offline: false }
  }
  return { model: createOfflineModel(offline), name: 'offline planner', offline: true }
}
