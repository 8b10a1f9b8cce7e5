import type { Formats } from '../formats.ts'
import { allMoney } from '../spent-money.ts'
import type { UsageStrings } from '../usage-strings.ts'

function tokenCount(tokens: number, formats: Formats): string {
  // The form is that of the number as it is written short.
  return formats.plural(tokens, { one: '@ token', other: '@ tokens' }).replace('@', formats.compact(tokens))
}

/** English for what was spent. */
export const ENGLISH_USAGE: UsageStrings = {
  usageTitle: 'Usage',
  usageOf: (name) => `Usage of ${name}`,
  usageSums: ({ tokens, costs }, formats) =>
    [tokens > 0 ? tokenCount(tokens, formats) : '', allMoney(costs, formats)].filter(Boolean).join(' · ') || 'Nothing spent yet',
  usageTokens: ({ inputTokens, outputTokens }, formats) =>
    `${formats.compact(inputTokens)} in · ${formats.compact(outputTokens)} out`,
  budget: ({ spent, limit }) => `${spent} of ${limit}`,
  budgetLevel: ({ level, rest }) => ({ within: `${rest} left`, near: `Nearly used up, ${rest} left`, over: `${rest} over budget` })[level],
  tokenCount,
}
