import { withinLtr } from '../isolate.ts'
import { allMoney } from '../spent-money.ts'
import type { UsageStrings } from '../usage-strings.ts'
import { germanTokens } from './tokens.ts'

/** German for what was spent. */
export const GERMAN_USAGE: UsageStrings = {
  usageTitle: 'Verbrauch',
  usageOf: (name) => `Verbrauch von ${withinLtr(name)}`,
  usageSums: ({ tokens, costs }, formats) =>
    [tokens > 0 ? germanTokens(tokens, formats) : '', allMoney(costs, formats)].filter(Boolean).join(' · ') || 'Noch nichts verbraucht',
  usageTokens: ({ inputTokens, outputTokens }, formats) =>
    `${formats.compact(inputTokens)} Eingabe · ${formats.compact(outputTokens)} Ausgabe`,
  budget: ({ spent, limit }) => `${spent} von ${limit}`,
  budgetLevel: ({ level, rest }) => ({ within: `${rest} übrig`, near: `Fast verbraucht, ${rest} übrig`, over: `${rest} über dem Budget` })[level],
  tokenCount: germanTokens,
}
