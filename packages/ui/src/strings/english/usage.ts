import { withinLtr } from '../isolate.ts'
import { allMoney } from '../spent-money.ts'
import type { UsageStrings } from '../usage-strings.ts'
import { englishTokens } from './tokens.ts'

/** English for what was spent. */
export const ENGLISH_USAGE: UsageStrings = {
  usageTitle: 'Usage',
  usageOf: (name) => `Usage of ${withinLtr(name)}`,
  usageSums: ({ tokens, costs }, formats) =>
    [tokens > 0 ? englishTokens(tokens, formats) : '', allMoney(costs, formats)].filter(Boolean).join(' · ') || 'Nothing spent yet',
  usageTokens: ({ inputTokens, outputTokens }, formats) =>
    `${formats.compact(inputTokens)} in · ${formats.compact(outputTokens)} out`,
  budget: ({ spent, limit }) => `${spent} of ${limit}`,
  budgetLevel: ({ level, rest }) => ({ within: `${rest} left`, near: `Nearly used up, ${rest} left`, over: `${rest} over budget` })[level],
  tokenCount: englishTokens,
}
