import type { Formats } from '../formats.ts'
import { allMoney } from '../spent-money.ts'
import type { UsageStrings } from '../usage-strings.ts'

function tokenCount(tokens: number, formats: Formats): string {
  // The form is that of the number as it is written short.
  return formats.plural(tokens, { one: '@ Token', other: '@ Tokens' }).replace('@', formats.compact(tokens))
}

/** German for what was spent. */
export const GERMAN_USAGE: UsageStrings = {
  usageTitle: 'Verbrauch',
  usageOf: (name) => `Verbrauch von ${name}`,
  usageSums: ({ tokens, costs }, formats) =>
    [tokens > 0 ? tokenCount(tokens, formats) : '', allMoney(costs, formats)].filter(Boolean).join(' · ') || 'Noch nichts verbraucht',
  usageTokens: ({ inputTokens, outputTokens }, formats) =>
    `${formats.compact(inputTokens)} hinein · ${formats.compact(outputTokens)} heraus`,
  budget: ({ spent, limit }) => `${spent} von ${limit}`,
  budgetLevel: ({ level, rest }) => ({ within: `${rest} übrig`, near: `Fast verbraucht, ${rest} übrig`, over: `${rest} über dem Budget` })[level],
  tokenCount,
}
