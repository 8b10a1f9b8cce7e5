import { withinRtl } from '../isolate.ts'
import { allMoney } from '../spent-money.ts'
import type { UsageStrings } from '../usage-strings.ts'
import { arabicTokens } from './tokens.ts'

/** Arabic for what was spent. */
export const ARABIC_USAGE: UsageStrings = {
  usageTitle: 'الاستهلاك',
  usageOf: (name) => `استهلاك ${withinRtl(name)}`,
  usageSums: ({ tokens, costs }, formats) =>
    [tokens > 0 ? arabicTokens(tokens, formats) : '', allMoney(costs, formats)].filter(Boolean).join(' · ') || 'لم يُستهلك شيء بعد',
  usageTokens: ({ inputTokens, outputTokens }, formats) =>
    `${formats.compact(inputTokens)} إدخال · ${formats.compact(outputTokens)} إخراج`,
  budget: ({ spent, limit }) => `${spent} من ${limit}`,
  budgetLevel: ({ level, rest }) => ({ within: `يتبقى ${rest}`, near: `أوشك على النفاد، يتبقى ${rest}`, over: `تجاوز الميزانية بمقدار ${rest}` })[level],
  tokenCount: arabicTokens,
}
